import { bytesReader } from '../src/formats/byte-reader.ts';
import type { Container, ContainerContext } from '../src/observe/container.ts';
import { DEFAULT_LIMITS, type Limits } from '../src/observe/limits.ts';
import { unpackBudget } from '../src/observe/unpack-budget.ts';

const LIMITS: Limits = {
  ...DEFAULT_LIMITS,
  entries: 64,
  memberBytes: 128 * 1024,
  unpackedBytes: 512 * 1024,
};
// What one inflated head may hold beyond the budget, before it is taken from it.
const LEEWAY = 1032 * 8192;

/**
 * Expands an archive, opens every member, and throws where something came out that must not: a name that climbs, more
 * entries or bytes than the limits allow. Gives the outcome in words.
 */
export async function expandAll(container: Container, bytes: Uint8Array): Promise<string> {
  const head = bytes.subarray(0, 4096);
  const file = { path: 'a', name: 'a', place: 'a', size: bytes.length, head, location: { path: 'a' } };
  if (!container.required(file)) return 'not wanted';
  const budget = unpackBudget(bytes.length, LIMITS);
  let taken = 0;
  const context: ContainerContext = {
    target: 'a',
    limits: LIMITS,
    roots: [],
    now: 0,
    asset: null,
    signal: new AbortController().signal,
    budget: {
      ...budget,
      take(count) {
        taken += count;
        return budget.take(count);
      },
    },
    goOn: () => {},
  };
  const outcome: string[] = [];
  let members = 0;
  for await (const found of container.expand({ ...file, bytes: bytesReader(bytes) }, context)) {
    if (found.kind === 'archive') continue;
    if (found.kind === 'gap') {
      outcome.push(`${found.gap.code} ${found.gap.reason.replace(/\d+|".*/g, '#')}`);
      continue;
    }
    const { member } = found;
    if (++members > LIMITS.entries) throw new Error('more entries than the limit');
    if (/(^|\/)\.\.?(\/|$)|^\/|\p{Cc}|\\(?!x[0-9a-f]{2})/u.test(member.name))
      throw new Error(`name: ${member.name}`);
    if (member.head === null) continue;
    if (member.head.length > 4096) throw new Error('a head longer than asked for');
    const opened = await member.open();
    if (opened.gap !== null) outcome.push(`${opened.gap.code} ${opened.gap.reason.replace(/\d+|".*/g, '#')}`);
    if (opened.ok && opened.bytes.size > Math.max(LIMITS.memberBytes, bytes.length))
      throw new Error('a member too long');
    if (budget.isOver()) break;
  }
  if (taken > LIMITS.unpackedBytes + LEEWAY) throw new Error(`${taken} bytes came out`);
  return [...new Set(outcome)].sort().join('; ') || (members > 0 ? 'members' : 'nothing');
}
