import { FormatError } from '../formats/byte-reader.ts';
import type { Asset } from '../model/asset.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { printLocation } from '../model/location.ts';
import { type Container, type ContainerContext, type Member, Stopped } from './container.ts';
import { ReadFailure } from './file-bytes.ts';
import { namesOf } from './names.ts';
import { contextOn, gapObservation, type Readers, readersOf, type Scan } from './scan.ts';
import type {
  FileFacts,
  Observation,
  OpenFile,
  Source,
  SourceGap,
  SourceStep,
  SourceYield,
} from './source.ts';
import type { Stopwatch } from './stopwatch.ts';
import { unreadable } from './system-gap.ts';
import { countReader } from './tally.ts';
import { limitGap, type UnpackBudget } from './unpack-budget.ts';

/** Where a file stands: what it is on, and what may still be spent on the outermost file it came from. */
export interface Place {
  readonly asset: Asset | null;
  /** How many archives were passed through. */
  readonly depth: number;
  readonly budget: UnpackBudget;
  readonly watch: Stopwatch;
}

/** Reads a file in earnest: each source that wants it, then each container, whose members come next. */
export async function* inspect(
  scan: Scan,
  file: OpenFile,
  readers: Readers,
  place: Place,
): AsyncGenerator<Observation> {
  for (const source of readers.sources) {
    if (scan.pace.due()) await rest(scan, place);
    if (!mayGoOn(scan, place)) break;
    yield* readSource(scan, source, file, place);
  }
  for (const container of readers.containers) {
    if (scan.pace.due()) await rest(scan, place);
    if (!mayGoOn(scan, place)) break;
    yield* readContainer(scan, container, file, place);
  }
  yield* endOf(scan, file, place);
}

async function* readSource(
  scan: Scan,
  source: Source,
  file: OpenFile,
  place: Place,
): AsyncGenerator<Observation> {
  countReader(scan.tally, source.id);
  try {
    const steps = source.observe(file, contextOn(scan, place.asset));
    if (Symbol.iterator in steps) {
      for (const told of plainSteps(scan, source, steps, file, place)) {
        if (told !== null) yield told;
        else await rest(scan, place);
      }
      return;
    }
    for await (const seen of steps) {
      if (isTold(scan, seen)) yield* handOn(scan, source.id, seen, file, place);
      if (scan.pace.due()) await rest(scan, place);
      if (!mayGoOn(scan, place)) return;
    }
  } catch (error) {
    const gap = gapOf(error, source.title);
    if (gap !== null) yield gapObservation(scan, source.id, gap, file.location);
  }
}

/** What a source that is a plain generator tells; null where whoever can should rest. */
function* plainSteps(
  scan: Scan,
  source: Source,
  steps: Iterable<SourceStep>,
  file: OpenFile,
  place: Place,
): Generator<Observation | null> {
  for (const seen of steps) {
    if (isTold(scan, seen)) yield* handOn(scan, source.id, seen, file, place);
    if (scan.pace.due()) yield null;
    if (!mayGoOn(scan, place)) return;
  }
}

/** What nothing meets makes no finding: it is dropped here, where that costs least. */
function isTold(scan: Scan, seen: SourceStep): seen is SourceYield {
  if (seen.kind === 'sighting') return scan.options.meets?.(seen.sighting.observable) ?? true;
  return seen.kind === 'gap';
}

/**
 * `inspect` for a small file that only plain generators read: the same without a promise, since a disk has thousands
 * of them. Null where it is none; nothing was read then.
 */
export function inspectAtOnce(
  scan: Scan,
  file: OpenFile,
  readers: Readers,
  place: Place,
): Observation[] | null {
  if (file.size > AT_ONCE_BYTES || readers.containers.length > 0) return null;
  const context = contextOn(scan, place.asset);
  const reading: (readonly [Source, Iterable<SourceStep>])[] = [];
  for (const source of readers.sources) {
    const steps = beginning(() => source.observe(file, context));
    if (!(Symbol.iterator in steps)) return null;
    reading.push([source, steps]);
  }
  const told: Observation[] = [];
  for (const [source, steps] of reading) {
    if (!mayGoOn(scan, place)) break;
    countReader(scan.tally, source.id);
    try {
      for (const each of plainSteps(scan, source, steps, file, place)) if (each !== null) told.push(each);
    } catch (error) {
      const gap = gapOf(error, source.title);
      if (gap !== null) told.push(gapObservation(scan, source.id, gap, file.location));
    }
  }
  told.push(...endOf(scan, file, place));
  return told;
}

/** A fault on the way in is one of the reading. */
function beginning(begin: () => ReturnType<Source['observe']>): ReturnType<Source['observe']> {
  try {
    return begin();
  } catch (error) {
    return {
      [Symbol.iterator]() {
        throw error;
      },
    };
  }
}

/** Nothing that is read of so few bytes takes long. */
const AT_ONCE_BYTES = 32 * 1024;

/** Notes that a file was broken off, and says where it had no more time. */
function endOf(scan: Scan, file: OpenFile, place: Place): Observation[] {
  // A reader that hears of Ctrl-C ends early and says nothing of it.
  if (scan.options.signal.aborted) scan.cut.short = true;
  if (place.depth > 0 || !isTimeOver(scan, place)) return [];
  const limit = scan.options.limits.fileMilliseconds;
  const gap = limitGap('fileMilliseconds', limit, 'reading it took too long and was broken off');
  return [gapObservation(scan, 'walk', gap, file.location)];
}

async function* readContainer(
  scan: Scan,
  container: Container,
  file: OpenFile,
  place: Place,
): AsyncGenerator<Observation> {
  const { limits } = scan.options;
  const outermost = printLocation({ path: file.location.path });
  const inside = {
    asset:
      place.depth > 0 ? place.asset : ({ kind: 'file', id: outermost, label: outermost } satisfies Asset),
    depth: place.depth + 1,
    budget: place.budget,
    watch: place.watch,
  };
  const context: ContainerContext = {
    ...contextOn(scan, inside.asset),
    budget: place.budget,
    goOn() {
      if (scan.options.signal.aborted) scan.cut.short = true;
      if (scan.cut.short || isTimeOver(scan, place)) throw new Stopped();
    },
  };
  try {
    for await (const found of container.expand(file, context)) {
      if (found.kind === 'archive') {
        countReader(scan.tally, container.id);
        scan.tally.archives += 1;
        if (inside.depth > limits.depth) {
          const gap = limitGap('depth', limits.depth, 'it lies in too many archives inside one another');
          yield gapObservation(scan, container.id, gap, file.location);
          return;
        }
      } else if (found.kind === 'gap') yield* handOn(scan, container.id, found, file, place);
      else {
        const met = meetMember(scan, found.member, file, inside);
        if (met.readers !== null || met.told.length > 0) yield* inspectMember(scan, container, met);
      }
      if (scan.pace.due()) await rest(scan, place);
      if (!mayGoOn(scan, place)) return;
    }
  } catch (error) {
    const gap = gapOf(error, container.title);
    if (gap !== null) yield gapObservation(scan, container.id, gap, file.location);
  }
}

/** A member of an archive whose name was noted, and who wants to read it. */
interface MetMember {
  readonly member: Member;
  readonly facts: FileFacts;
  readonly readers: Readers | null;
  /** What its name alone tells. */
  readonly told: readonly Observation[];
  readonly place: Place;
}

/** Plain calls, since most members are wanted by nobody. */
function meetMember(scan: Scan, member: Member, archive: OpenFile, place: Place): MetMember {
  const within = [...(archive.location.within ?? []), ...(member.within ?? [member.name])];
  const path = `${archive.path}/${member.name}`;
  const name = member.name.slice(member.name.lastIndexOf('/') + 1);
  const location = { path: archive.location.path, within };
  scan.tally.files += 1;
  if (scan.progressDue()) scan.progress(printLocation(location));
  const at = member.asset ? { ...place, asset: member.asset } : place;
  const entry = { kind: 'file', path: location.path, name, within } as const;
  const told = namesOf(scan, entry, contextOn(scan, at.asset));
  const facts = {
    path,
    name,
    place: `${archive.place}/${member.name}`,
    size: member.size,
    head: member.head ?? NOTHING,
    location,
  };
  return { member, facts, readers: member.head === null ? null : readersOf(scan, facts), told, place: at };
}

const NOTHING = new Uint8Array();

async function* inspectMember(
  scan: Scan,
  container: Container,
  { member, facts, readers, told, place }: MetMember,
): AsyncGenerator<Observation> {
  yield* told;
  if (readers === null) return;
  const opened = await member.open();
  if (opened.gap !== null) yield gapObservation(scan, container.id, opened.gap, facts.location);
  if (!opened.ok) return;
  const { bytes, around } = opened;
  yield* inspect(scan, { ...facts, ...around, size: bytes.size, bytes }, readers, place);
}

function* handOn(
  scan: Scan,
  source: string,
  seen: SourceYield,
  file: OpenFile,
  place: Place,
): Generator<Observation> {
  place.watch.pause();
  if (seen.kind === 'sighting') yield { kind: 'sighting', target: scan.target, sighting: seen.sighting };
  else yield gapObservation(scan, source, seen.gap, file.location);
  place.watch.resume();
}

/** Whether to read on: not where the scan was broken off, nor where the file had its time or its bytes. */
function mayGoOn(scan: Scan, place: Place): boolean {
  if (scan.options.signal.aborted) scan.cut.short = true;
  return !scan.options.signal.aborted && !isTimeOver(scan, place) && !place.budget.isOver();
}

async function rest(scan: Scan, place: Place): Promise<void> {
  place.watch.pause();
  await scan.pace.rest();
  place.watch.resume();
}

function isTimeOver(scan: Scan, place: Place): boolean {
  return place.watch.elapsed() > scan.options.limits.fileMilliseconds;
}

/** The gap that a reader's error leaves (none where it was told to stop); the rest of the scan goes on. */
function gapOf(error: unknown, title: string): SourceGap | null {
  if (error instanceof Stopped) return null;
  if (error instanceof InterdictError) throw error;
  if (error instanceof ReadFailure) return unreadable(error.code, 'file');
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof FormatError) {
    return {
      code: error.code,
      reason: message,
      remedy: 'Look at this file yourself, or replace it by a sound copy and scan again.',
      material: true,
    };
  }
  return {
    code: 'unsupported',
    reason: `a fault of this program ended the reading (${title}: ${message})`,
    remedy: 'Look at this file yourself, and report the fault with the file if you may share it.',
    material: true,
  };
}
