import { queriedKeys } from '../../formats/registry-query/registry-query.ts';
import type { RegistryValue } from '../../formats/registry-value.ts';
import { entryOf, entrySightings, keySighting } from '../registry-entry.ts';
import type { SourceYield } from '../source.ts';
import type { HostMeans, HostReader } from './host-reader.ts';

const UNINSTALL = '\\Microsoft\\Windows\\CurrentVersion\\Uninstall';

/** Both views of the machine's programs, those of each user who is logged on, and services with drivers. */
const QUERIES = [
  { words: [`HKLM\\SOFTWARE${UNINSTALL}`, '/s', '/reg:64'], required: true },
  { words: [`HKLM\\SOFTWARE${UNINSTALL}`, '/s', '/reg:32'], required: true },
  { words: ['HKLM\\SYSTEM\\CurrentControlSet\\Services', '/s'], required: true },
  { words: ['HKLM\\SOFTWARE', '/reg:64'], required: false },
  { words: ['HKLM\\SOFTWARE', '/reg:32'], required: false },
] as const;

const LOADED_USER = /^HKEY_USERS\\S-1-5-21-[\d-]+$/;

/** The registry of the running Windows, by its own `reg query`. */
export const windowsRegistry: HostReader = {
  id: 'windows-registry',
  title: "This computer's registry (reg query)",
  platforms: ['win32'],
  tried: 'recorded',
  sees: [
    { kind: 'product-name', what: 'installed programs, of both views and of each loaded user' },
    { kind: 'publisher', what: 'their publishers' },
    { kind: 'product-code', what: 'Windows Installer products' },
    { kind: 'service', what: 'services by name' },
    { kind: 'driver', what: 'drivers by file name' },
    { kind: 'registry-key', what: "makers' keys" },
  ],
  doesNotSee: [
    'users who are not logged on',
    'names that the console of the system cannot print: named as a gap where there are any',
  ],
  async *read(means) {
    for (const { words, required } of QUERIES) yield* query(words, required, means);
    const users = await means.run('reg', ['query', 'HKU']);
    if (!users.ok) {
      yield failed('reg query HKU', users.reason);
      return;
    }
    for (const line of users.text.split(/\r?\n/)) {
      if (!LOADED_USER.test(line.trim())) continue;
      yield* query([`${line.trim()}\\SOFTWARE${UNINSTALL}`, '/s'], false, means);
    }
  },
};

async function* query(
  words: readonly string[],
  required: boolean,
  means: HostMeans,
): AsyncGenerator<SourceYield> {
  const command = `reg query ${words.join(' ')}`;
  const printed = await means.run('reg', ['query', ...words]);
  if (!printed.ok) {
    if (required) yield failed(command, printed.reason);
    return;
  }
  let garbled = 0;
  for (const key of queriedKeys(printed.text)) {
    const location = { path: command, line: key.line };
    const about = { asset: means.asset, location, source: windowsRegistry.id, artefact: key.path };
    const entry = entryOf(key);
    yield* keySighting(key.path, about, entry?.version);
    if (entry !== null) yield* entrySightings(entry, about);
    if (NAMES.some((name) => isGarbled(key.values.get(name)))) garbled++;
  }
  if (garbled > 0) yield garbledNames(command, garbled);
}

/** What makers and products are recognised by. */
const NAMES = ['displayname', 'publisher'] as const;

/** Whether the console's code page had no letters for a name, or others than are read here. */
function isGarbled(value: RegistryValue | undefined): boolean {
  return value?.type === 'string' && /\uFFFD|\?{2}/.test(value.text);
}

function garbledNames(command: string, count: number): SourceYield {
  return {
    kind: 'gap',
    gap: {
      code: 'unreadable',
      reason: `"${command}" printed ${count} ${count === 1 ? 'name' : 'names'} in letters that the console's code page lacks`,
      remedy: `Export the key, which keeps every letter, and scan the file: reg export ${command.split(' ')[2]} programs.reg`,
      material: true,
      location: { path: command },
    },
  };
}

function failed(command: string, reason: string): SourceYield {
  return {
    kind: 'gap',
    gap: {
      code: 'unreadable',
      reason: `"${command}" could not be used (${reason})`,
      remedy: 'Run the scan as an administrator, or export the key (reg export) and scan the file.',
      material: true,
      location: { path: command },
    },
  };
}
