import { basename } from 'node:path';
import type { Asset } from '../model/asset.ts';
import type { Location } from '../model/location.ts';
import { type BytePath, displayPath } from './byte-path.ts';
import { fileBytes, ReadFailure, readAt } from './file-bytes.ts';
import { type HandleFacts, systemErrorCode } from './file-system.ts';
import { filesBeside } from './files-beside.ts';
import { inspect, inspectAtOnce, type Place } from './inspect.ts';
import { readersOfNamed, unlessRead } from './named-file.ts';
import { namesOf } from './names.ts';
import { contextOn, gapObservation, type Readers, type Scan } from './scan.ts';
import type { FileFacts, Observation, OpenFile, Source, SourceGap } from './source.ts';
import { startStopwatch } from './stopwatch.ts';
import { unreadable } from './system-gap.ts';
import { unpackBudget } from './unpack-budget.ts';

const HEAD_BYTES = 4096;

/** A file that somebody wants to read; its handle is open, and `readOpened` closes it. */
export interface Opened {
  readonly handle: number;
  /** Handles of what was read beside it, which are closed with its own. */
  readonly beside: number[];
  readonly full: BytePath;
  readonly facts: HandleFacts;
  readonly file: FileFacts;
  readonly readers: Readers;
  /** Bytes of what is unpacked on its behalf, where that is not the file itself. */
  readonly packed?: number;
}

// One for all files: most are wanted by nobody, and an allocation for each would cost more than its read.
const lentHead = new Uint8Array(HEAD_BYTES);

/** What a file is called: for people, and by the system. */
export interface Named {
  readonly path: string;
  readonly name: string;
  readonly full: BytePath;
}

/** Who reads a file; null where nobody does. */
export type ChooseReaders = (scan: Scan, file: FileFacts) => Readers | null;

/**
 * Opens a file, reads its head and asks who wants it. Null where nobody does, a gap where it cannot be
 * read; the handle is closed in both cases.
 */
export function openFile(scan: Scan, named: Named, choose: ChooseReaders): Opened | SourceGap | null {
  let handle: number;
  try {
    handle = scan.files.open(named.full);
  } catch (error) {
    return unreadable(systemErrorCode(error), 'file');
  }
  let opened: Opened | SourceGap | null = null;
  try {
    opened = askWhoWants(scan, named, handle, choose);
    return opened;
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    const isFile = scan.files.facts(handle).regular;
    return unreadable(isFile ? error.code : 'ENXIO', 'file');
  } finally {
    if (opened === null || !('handle' in opened)) scan.files.close(handle);
  }
}

/** Of most files the head alone is looked at: the system is asked for the size where a reader asks for it. */
class HeadOfFile implements FileFacts {
  readonly path: string;
  readonly name: string;
  readonly head: Uint8Array;
  readonly #base: string;
  readonly #sizeOf: () => number;

  constructor({ path, name }: Named, base: string, head: Uint8Array, sizeOf: () => number) {
    this.path = path;
    this.name = name;
    this.head = head;
    this.#base = base;
    this.#sizeOf = sizeOf;
  }

  get place(): string {
    return this.#base + this.path;
  }

  get size(): number {
    return this.#sizeOf();
  }

  get location(): Location {
    return { path: this.path };
  }
}

function askWhoWants(
  scan: Scan,
  named: Named,
  handle: number,
  choose: ChooseReaders,
): Opened | SourceGap | null {
  const got = readAt(scan.files, handle, lentHead, 0);
  let facts: HandleFacts | null = null;
  const factsOf = (): HandleFacts => {
    facts ??= scan.files.facts(handle);
    return facts;
  };
  // What is no file and has nothing to read at this moment (a FIFO) reads as an empty one.
  if (got === 0 && !factsOf().regular) return unreadable('ENXIO', 'file');
  scan.tally.files += 1;
  scan.tally.bytesRead += got;
  const head = got === HEAD_BYTES ? lentHead : lentHead.subarray(0, got);
  const asked = new HeadOfFile(named, scan.base, head, () => (got < HEAD_BYTES ? got : factsOf().size));
  const readers = choose(scan, asked);
  if (readers === null) return null;
  const { regular, size } = factsOf();
  if (!regular) return unreadable('ENXIO', 'file');
  if (got !== Math.min(size, HEAD_BYTES)) return changed(size, got);
  const { path, name, place, location } = asked;
  const file = { path, name, place, size, location, head: head.slice() };
  return { handle, beside: [], full: named.full, facts: factsOf(), file, readers };
}

/** Hands on what is `told` of an opened file, reads it in earnest, says whether it changed, and closes it. */
export async function* readOpened(
  scan: Scan,
  opened: Opened,
  asset: Asset | null,
  told: readonly Observation[] = [],
): AsyncGenerator<Observation> {
  let isSeen = told.some(isSighting);
  try {
    yield* told;
    for await (const each of inspect(
      scan,
      openFileOf(scan, opened),
      opened.readers,
      placeOf(scan, opened, asset),
    )) {
      isSeen ||= isSighting(each);
      yield each;
    }
    yield* changesOf(scan, opened);
    if (isSeen) yield { kind: 'file-read', path: opened.file.path };
  } finally {
    closeOpened(scan, opened);
  }
}

/** `readOpened` for what can be read without waiting; null where it cannot, and the file is then still open. */
export function readOpenedAtOnce(
  scan: Scan,
  opened: Opened,
  asset: Asset | null,
  told: readonly Observation[],
): readonly Observation[] | null {
  let seen: readonly Observation[] | null = null;
  let isClosed = true;
  try {
    const place = placeOf(scan, opened, asset);
    seen = inspectAtOnce(scan, openFileOf(scan, opened), opened.readers, place);
    isClosed = seen !== null;
    return seen && readToItsEnd([...told, ...seen, ...changesOf(scan, opened)], opened.file.path);
  } finally {
    if (isClosed) closeOpened(scan, opened);
  }
}

/** What a file told, and where something was seen of it, that this is all. */
export function readToItsEnd(told: readonly Observation[], path: string): readonly Observation[] {
  return told.some(isSighting) ? [...told, { kind: 'file-read', path }] : told;
}

function isSighting({ kind }: Observation): boolean {
  return kind === 'sighting';
}

function closeOpened(scan: Scan, { handle, beside }: Opened): void {
  for (const each of [handle, ...beside]) scan.files.close(each);
}

function openFileOf(scan: Scan, { handle, full, file, beside: handles }: Opened): OpenFile {
  const count = (read: number): void => {
    scan.tally.bytesRead += read;
  };
  const { path, name, place, size, head, location } = file;
  // Copied by name: a spread gives each of thousands of files a shape of its own.
  const bytes = fileBytes(scan.files, handle, size, count, head);
  const beside = (names: readonly string[]) => filesBeside(scan, full, names, handles);
  return { path, name, place, size, head, location, bytes, beside };
}

function placeOf(scan: Scan, { facts, packed }: Opened, asset: Asset | null): Place {
  const budget = unpackBudget(packed ?? facts.size, scan.options.limits);
  return { asset, depth: 0, budget, watch: startStopwatch(scan.clock) };
}

/** What makes the reading of a file doubtful: that it is old, or was written to meanwhile. */
function changesOf(scan: Scan, { handle, facts, file, readers }: Opened): readonly Observation[] {
  const stale = staleGap(scan, facts, readers);
  const after = scan.files.facts(handle);
  const isChanged = after.size !== facts.size || after.modified !== facts.modified;
  const gaps = [stale, isChanged ? changed(facts.size, after.size) : null];
  return gaps.flatMap((gap) => (gap === null ? [] : [gapObservation(scan, 'walk', gap, file.location)]));
}

/** A target that is one file. */
export async function* observeFile(
  scan: Scan,
  full: BytePath,
  forced: readonly Source[] | null,
): AsyncGenerator<Observation> {
  const path = displayPath(basename(full));
  scan.progress(path);
  const context = contextOn(scan, null);
  yield* namesOf(scan, { kind: 'file', path, place: scan.base + path, name: path, within: [] }, context);
  let size = 0;
  const opened = openFile(scan, { path, name: path, full }, (_, file) => {
    size = file.size;
    return readersOfNamed(scan, file, forced);
  });
  if (opened !== null && 'code' in opened) {
    yield gapObservation(scan, 'walk', opened, { path });
    return;
  }
  if (opened !== null) yield* readOpened(scan, opened, null);
  yield* unlessRead(scan, size, { path });
  if (!scan.cut.short) return;
  const gap = {
    code: 'interrupted',
    reason: 'the scan was broken off in this file',
    remedy: 'Scan it again.',
    material: true,
  } as const;
  yield gapObservation(scan, 'walk', gap, { path });
}

/** What was collected too long ago tells nothing of what has come since; only where an age was asked for. */
function staleGap(scan: Scan, facts: HandleFacts, { sources }: Readers): SourceGap | null {
  const { maxAge, now } = scan.options;
  if (maxAge === undefined || now - facts.modified <= maxAge) return null;
  if (!sources.some((source) => source.snapshot)) return null;
  const written = new Date(facts.modified).toISOString().slice(0, 10);
  return {
    code: 'stale',
    reason: `it was last written on ${written}, longer ago than --max-age allows`,
    remedy: 'Collect it anew, and scan again.',
    material: true,
  };
}

function changed(before: number, after: number): SourceGap {
  const how =
    before === after
      ? 'it was written to while it was read'
      : `it had ${before} bytes when it was opened and ${after} when it was read`;
  return {
    code: 'changed-while-read',
    reason: how,
    remedy: 'Scan again when nothing writes to it, or scan a copy.',
    material: true,
  };
}
