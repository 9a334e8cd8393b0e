import type { Asset } from '../model/asset.ts';
import type { PinnedRoot } from '../model/catalogue.ts';
import type { CoverageGap } from '../model/coverage.ts';
import type { Instant } from '../model/instant.ts';
import type { Location } from '../model/location.ts';
import type { Observable } from '../model/observable.ts';
import type { Container } from './container.ts';
import type { Crew, LookHere } from './crew.ts';
import type { FileSystem } from './file-system.ts';
import type { RunProgram } from './host/system-program.ts';
import type { LikelyReaders } from './likely-readers.ts';
import type { Limits } from './limits.ts';
import type { Pace } from './pace.ts';
import type { PathSource } from './path-source.ts';
import type { Progress } from './progress.ts';
import type { FileFacts, Observation, ObserveContext, Source, SourceGap } from './source.ts';
import type { SourceTextScreen } from './source-text.ts';
import type { Tally } from './tally.ts';

/** What `observe` is told. What is optional has the program's own for its default. */
export interface ObserveOptions {
  readonly limits: Limits;
  readonly roots: readonly PinnedRoot[];
  /** Aborted on Ctrl-C: the scan stops, and says what it had not come to. */
  readonly signal: AbortSignal;
  readonly now: Instant;
  /** Milliseconds; what was collected longer ago is a gap. No age is too old, if absent. */
  readonly maxAge?: number;
  /** Values of kind `byte-pattern` to look for inside programs. */
  readonly patterns?: readonly string[];
  readonly onProgress?: (progress: Progress) => void;
  /** Asked of names and paths, which are many: what is not wanted makes no sighting. All are, if absent. */
  readonly wanted?: (observable: Observable) => boolean;
  /**
   * Whether a file may be `wanted` by its name or its path, by its folder (absolute, `/` at its end) and its name; asked
   * folder by folder. All may, if absent.
   */
  readonly mayBeWanted?: (folder: string, name: string) => boolean;
  /** What nothing meets is dropped where it was seen. All is told, if absent. */
  readonly meets?: (observable: Observable) => boolean;
  /** Opens also what is source text by its name in installed packages. */
  readonly everyFile?: boolean;
  /** Workers for a large directory; null where there are none to be had. In this thread alone, if absent. */
  readonly crew?: (lookHere: LookHere) => Crew | null;
  readonly sources?: readonly Source[];
  readonly containers?: readonly Container[];
  readonly pathSources?: readonly PathSource[];
  readonly files?: FileSystem;
  readonly standardInput?: AsyncIterable<Uint8Array>;
  /** For tests: another system than this one, and its programs' recorded output. */
  readonly host?: { readonly platform: NodeJS.Platform; readonly run: RunProgram };
  /** Milliseconds that only go forward, for the limit on the time a file takes. */
  readonly stopwatchClock?: () => number;
}

/** What the parts of one target's scan share. */
export interface Scan {
  /** As the user wrote it. */
  readonly target: string;
  /** What stands before the paths of the target's files in their places, for people; empty where nobody knows. */
  readonly base: string;
  readonly options: ObserveOptions;
  readonly likely: LikelyReaders;
  readonly pathSources: readonly PathSource[];
  readonly wanted: (observable: Observable) => boolean;
  /** Of `ObserveOptions`, of folders as the walk has them. */
  readonly mayBeWanted: (folder: string, name: string) => boolean;
  /** Whether a file is left closed, being source text by its name. */
  readonly isSourceText: SourceTextScreen;
  readonly files: FileSystem;
  readonly clock: () => number;
  readonly tally: Tally;
  readonly pace: Pace;
  /** Whether it is time to tell where the scan is: asked for every file. */
  readonly progressDue: () => boolean;
  readonly progress: (path: string) => void;
  /** Whether Ctrl-C came while a file was being read in earnest. */
  readonly cut: { short: boolean };
}

/** Who reads a file. */
export interface Readers {
  readonly sources: readonly Source[];
  readonly containers: readonly Container[];
}

/** What a source is handed besides its file. */
export function contextOn(scan: Scan, asset: Asset | null): ObserveContext {
  const { limits, roots, now, signal, patterns, wanted } = scan.options;
  return {
    target: scan.target,
    limits,
    roots,
    now,
    signal,
    asset,
    ...(patterns ? { patterns } : {}),
    ...(wanted ? { wanted } : {}),
  };
}

/** Asks every source and container the cheap question; null where nobody wants the file. */
export function readersOf(scan: Scan, file: FileFacts): Readers | null {
  const likely = scan.likely(file);
  const sources = wanting(likely.sources, file);
  const containers = wanting(likely.containers, file);
  return sources.length + containers.length > 0 ? { sources, containers } : null;
}

const NOBODY: readonly never[] = [];

/** Most files are wanted by nobody: a list is made only where somebody does. */
function wanting<T extends { required(file: FileFacts): boolean }>(
  readers: readonly T[],
  file: FileFacts,
): readonly T[] {
  let found: T[] | null = null;
  for (const reader of readers) {
    if (!reader.required(file)) continue;
    found ??= [];
    found.push(reader);
  }
  return found ?? NOBODY;
}

/** A gap with the coordinates that only the scan knows. */
export function gapObservation(scan: Scan, source: string, gap: SourceGap, location: Location): Observation {
  const { code, reason, remedy, material } = gap;
  const whole: CoverageGap = {
    code,
    target: scan.target,
    location: gap.location ?? location,
    source,
    reason,
    remedy,
    material,
  };
  return { kind: 'gap', gap: whole };
}
