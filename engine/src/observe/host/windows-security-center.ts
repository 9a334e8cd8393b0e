import * as z from 'zod';
import { sightingsOf } from '../sightings.ts';
import type { HostReader } from './host-reader.ts';

const product = z.object({
  displayName: z.string().nullish(),
  pathToSignedProductExe: z.string().nullish(),
});

/** ConvertTo-Json prints one product as an object and several as a list. */
const products = z.union([z.array(product), product.transform((one) => [one])]);

const COMMAND =
  'Get-CimInstance -Namespace root/SecurityCenter2 -ClassName AntiVirusProduct | Select-Object displayName,pathToSignedProductExe | ConvertTo-Json';

/** What the running Windows has registered as its anti-virus. Windows Server has no such register. */
export const windowsSecurityCenter: HostReader = {
  id: 'windows-security-center',
  title: 'Windows Security Center (AntiVirusProduct)',
  platforms: ['win32'],
  tried: 'recorded',
  sees: [
    { kind: 'product-name', what: 'anti-virus products that are registered' },
    { kind: 'file-path', what: 'their programs' },
  ],
  doesNotSee: ['Windows Server, which keeps no such list', 'products that do not register'],
  async *read({ run, asset }) {
    const location = { path: 'root/SecurityCenter2' };
    const printed = await run('powershell', ['-NoProfile', '-NonInteractive', '-Command', COMMAND]);
    const found = printed.ok ? parsed(printed.text) : null;
    if (found === null) {
      const reason = printed.ok ? 'what it printed is not understood' : printed.reason;
      yield {
        kind: 'gap',
        gap: {
          code: 'unreadable',
          reason: `the list of anti-virus products could not be had (${reason})`,
          remedy:
            'On Windows Server there is none. Else look at Windows Security, Settings, Security providers.',
          material: false,
          location,
        },
      };
      return;
    }
    for (const [index, each] of found.entries()) {
      const record = {
        asset,
        location,
        source: windowsSecurityCenter.id,
        artefact: `SecurityCenter2#${index}`,
        standing: 'declared',
        presence: 'installed',
      } as const;
      yield* sightingsOf(record, [
        ['product-name', each.displayName, 'displayName'],
        ['file-path', each.pathToSignedProductExe, 'pathToSignedProductExe'],
      ]);
    }
  },
};

function parsed(text: string): z.output<typeof products> | null {
  if (text.trim() === '') return [];
  try {
    const read = products.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
