import { bytesReader } from '../src/formats/byte-reader.ts';
import { DEFAULT_LIMITS } from '../src/observe/limits.ts';
import type { Source } from '../src/observe/source.ts';

/**
 * Lets a source read bytes, and throws where what it says cannot be: a sighting without a value, a line
 * before the first. Gives the outcome in words.
 */
export async function readSource(source: Source, path: string, bytes: Uint8Array): Promise<string> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const head = bytes.subarray(0, 4096);
  const facts = { path, name, place: path, size: bytes.length, head, location: { path } };
  const wanted = source.required(facts);
  const context = {
    target: 'a',
    limits: DEFAULT_LIMITS,
    roots: [],
    now: 0,
    asset: null,
    signal: new AbortController().signal,
  };
  const outcome = new Set<string>();
  for await (const seen of source.observe({ ...facts, bytes: bytesReader(bytes) }, context)) {
    if (seen.kind === 'pause') continue;
    if (seen.kind === 'gap') {
      outcome.add(`${seen.gap.code} ${seen.gap.reason.replace(/\d+|".*/g, '#')}`);
      continue;
    }
    const { observable, location } = seen.sighting;
    if (observable.value.trim() === '') throw new Error(`${observable.kind} without a value`);
    if ((location.line ?? 1) < 1) throw new Error(`line ${location.line}`);
    outcome.add(`${observable.kind} ${seen.sighting.presence}`);
  }
  return `${wanted ? 'wanted' : 'not wanted'}: ${[...outcome].sort().join('; ')}`;
}
