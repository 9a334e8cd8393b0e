import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { InterdictError } from '../model/interdict-error.ts';

/** What is taken from an earlier result; the rest of it is not looked at. */
const previousResult = z.object({
  schema: z.literal('interdict.result/1'),
  findings: z.array(z.object({ id: z.string(), discoveredAt: z.iso.datetime({ offset: true }) })),
});

/**
 * When the findings of an earlier result were first known, by finding id.
 *
 * @throws InterdictError `previous-unreadable`
 */
export function readDiscoveries(path: string, cwd: string): ReadonlyMap<string, string> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(resolve(cwd, path), 'utf8'));
  } catch (cause) {
    throw unreadable(path, 'This earlier result cannot be read.', cause);
  }
  const parsed = previousResult.safeParse(value);
  if (!parsed.success) throw unreadable(path, 'This is no result of a scan.', parsed.error);
  return new Map(parsed.data.findings.map(({ id, discoveredAt }) => [id, discoveredAt]));
}

function unreadable(subject: string, message: string, cause: unknown): InterdictError {
  return new InterdictError({
    code: 'previous-unreadable',
    family: 'usage',
    message,
    subject: `--previous ${subject}`,
    remedy: 'Give a file that -o json=FILE wrote.',
    cause,
  });
}
