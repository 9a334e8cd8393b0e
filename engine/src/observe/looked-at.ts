/** For tests of this room: looks through targets, and writes what was seen one line each. */
import { fileURLToPath } from 'node:url';
import { printLocation } from '../model/location.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { type ObserveOptions, observe } from './observe.ts';
import type { Observation, Source } from './source.ts';

/** Sees the second word of every file that begins with "product". */
export const words: Source = {
  id: 'words',
  title: 'Words',
  schemes: ['words'],
  needs: [],
  sees: [{ kind: 'product-name', what: 'the second word' }],
  doesNotSee: [],
  required: (file) => Buffer.from(file.head).toString('latin1').startsWith('product '),
  *observe(file, context) {
    const text = Buffer.from(file.bytes.read(0, file.size)).toString();
    const asset = context.asset ?? { kind: 'file', id: file.path, label: file.path };
    yield {
      kind: 'sighting',
      sighting: {
        observable: { kind: 'product-name', value: /^product ([^\s\0]+)/.exec(text)?.[1] ?? '' },
        asset,
        location: file.location,
        source: 'words',
        standing: 'declared',
        artefact: printLocation(file.location),
        presence: 'present',
      },
    };
  },
};

/** The source `words` alone, no names, and the limits that the program has. */
export async function lookedAt(
  targets: readonly string[],
  options: Partial<ObserveOptions> = {},
): Promise<Observation[]> {
  const signal = new AbortController().signal;
  const seen: Observation[] = [];
  const all = { limits: DEFAULT_LIMITS, roots: [], now: 0, signal, sources: [words], wanted: () => false };
  for await (const observation of observe(targets, { ...all, ...options }))
    if (observation.kind !== 'file-read') seen.push(observation);
  return seen;
}

/** `product-name Alpha @ a.zip!alpha.txt`, `encrypted @ a.zip material: why`, `1 files, 0 directories, 1 archives`. */
export function linesOf(observations: readonly Observation[]): string[] {
  return observations.map((each) => {
    if (each.kind === 'sighting') {
      const { observable, location } = each.sighting;
      return `${observable.kind} ${observable.value} @ ${printLocation(location)}`;
    }
    if (each.kind === 'gap') {
      const { code, location, material, reason } = each.gap;
      return `${code} @ ${printLocation(location)}${material ? ' material' : ''}: ${reason}`;
    }
    if (each.kind === 'file-read') return `read ${each.path}`;
    const { files, directories, archives } = each.coverage;
    return `${files} files, ${directories} directories, ${archives} archives`;
  });
}

/** The lines of one committed archive, without the last, which counts. */
export async function fixtureLines(path: string, options: Partial<ObserveOptions> = {}): Promise<string[]> {
  const file = fileURLToPath(new URL(`../formats/${path}`, import.meta.url));
  return linesOf(await lookedAt([file], options)).slice(0, -1);
}
