import { bytesReader } from '../formats/byte-reader.ts';
import type { Sighting } from '../model/sighting.ts';
import { likelyReaders } from './likely-readers.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import type { FileFacts, ObserveContext, OpenFile, Source, SourceGap } from './source.ts';

/** What a source says of some bytes; for tests, so that none needs a disk. */
export interface Trial {
  readonly required: boolean;
  readonly sightings: readonly Sighting[];
  readonly gaps: readonly SourceGap[];
  /** How often whoever waited could look up. */
  readonly pauses: number;
}

export interface TrialOptions {
  readonly limits?: Partial<Limits>;
  readonly asset?: ObserveContext['asset'];
  readonly patterns?: readonly string[];
  readonly wanted?: ObserveContext['wanted'];
}

/** Lets a source read bytes that are called `path`, whether or not it would ask for them. */
export async function tryOut(
  source: Source,
  path: string,
  content: Uint8Array | string,
  options: TrialOptions = {},
): Promise<Trial> {
  const file = trialFile(path, content);
  const context: ObserveContext = {
    target: '.',
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    roots: [],
    now: 0,
    asset: options.asset ?? null,
    signal: new AbortController().signal,
    patterns: options.patterns ?? [],
    ...(options.wanted ? { wanted: options.wanted } : {}),
  };
  const sightings: Sighting[] = [];
  const gaps: SourceGap[] = [];
  let pauses = 0;
  for await (const seen of source.observe(file, context)) {
    if (seen.kind === 'sighting') sightings.push(seen.sighting);
    else if (seen.kind === 'gap') gaps.push(seen.gap);
    else pauses++;
  }
  return { required: isAsked(source, file) && source.required(facts(file)), sightings, gaps, pauses };
}

export function trialFile(path: string, content: Uint8Array | string): OpenFile {
  const data = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const head = data.subarray(0, 4096);
  return { path, name, place: path, size: data.length, head, location: { path }, bytes: bytesReader(data) };
}

function isAsked(source: Source, file: OpenFile): boolean {
  return likelyReaders({ sources: [source], containers: [] })(file).sources.length > 0;
}

function facts({ path, name, place, size, head, location }: OpenFile): FileFacts {
  return { path, name, place, size, head, location };
}

/** One line for each sighting, to compare with: `kind value | presence | asset | place`. */
export function sightingLines(sightings: readonly Sighting[]): string[] {
  return sightings.map(({ observable, version, presence, asset, location }) => {
    const place = location.line === undefined ? '' : `:${location.line}`;
    return `${observable.kind} ${observable.value} | ${version ?? '-'} | ${presence} | ${asset.label}${place}`;
  });
}
