import type { ByteReader } from '../formats/byte-reader.ts';
import type { Pause } from '../formats/pause.ts';
import type { Asset } from '../model/asset.ts';
import type { PinnedRoot } from '../model/catalogue.ts';
import type { CoverageGap, GapCode, TargetCoverage } from '../model/coverage.ts';
import type { Instant } from '../model/instant.ts';
import type { Location } from '../model/location.ts';
import type { Observable, ObservableKind } from '../model/observable.ts';
import type { Sighting } from '../model/sighting.ts';
import type { Marked } from './likely-readers.ts';
import type { Limits } from './limits.ts';

/** What the cheap question is asked of: nothing here needs more than a `stat` and the first bytes. */
export interface FileFacts {
  /**
   * Relative to the target, `/` between names, with undecodable bytes as `\xNN`. A member's path goes on
   * from its archive's (`backup.zip/etc/passwd`), so that the end of a path asks the same of both.
   */
  readonly path: string;
  /**
   * The path with the folders around the target before it, as far as they are known (`/var/lib/dpkg/status` of a target
   * `/var/lib/dpkg`). Who goes by where a file lies asks this: what somebody names is what it is where it lies.
   */
  readonly place: string;
  /** The last name of the path; of an archive member its own last name. */
  readonly name: string;
  readonly size: number;
  /** Up to 4 KiB from the start. While `required` is asked it is lent: whoever keeps it copies it. */
  readonly head: Uint8Array;
  readonly location: Location;
}

/** A file open for reading: on disk, or a member of an archive held in memory. */
export interface OpenFile extends FileFacts {
  readonly bytes: ByteReader;
  /**
   * Files of the same folder that are called so, whatever the case of their letters, for what is kept in more than one.
   * Absent where nobody can look: of most archives for their members.
   */
  beside?(names: readonly string[]): ByteReader[];
  /**
   * What a member of it is called, where the archive around it knows better than it does: the files of a cabinet in an
   * installer package. Null where that knows nothing of the member.
   */
  memberPath?(name: string): string | null;
}

/** What a source is handed besides the file. */
export interface ObserveContext {
  /** The target as the user wrote it. */
  readonly target: string;
  readonly limits: Limits;
  readonly roots: readonly PinnedRoot[];
  /** The instant the program takes for now: signatures without a counter-signature are judged at it. */
  readonly now: Instant;
  /**
   * The asset that the walker knows this file to be on: a disk root's machine; of an archive's members the
   * outermost archive, since what lies in one is not installed where the archive lies. Null where it knows
   * none: then the file is its own.
   */
  readonly asset: Asset | null;
  /** Values of kind `byte-pattern` that the catalogue looks for inside programs; none, if absent. */
  readonly patterns?: readonly string[];
  /**
   * Whether anything would match an observable. For what is so many that the rest is better not made; a
   * source that is not told shows what it can in bounds of its own.
   */
  readonly wanted?: (observable: Observable) => boolean;
  /** Aborted on Ctrl-C; long loops look at it. */
  readonly signal: AbortSignal;
}

/** What a source yields: something seen, or something not looked at. */
export type SourceYield =
  | { readonly kind: 'sighting'; readonly sighting: Sighting }
  | { readonly kind: 'gap'; readonly gap: SourceGap };

/** What `Source.observe` hands out: what it sees, and a pause now and then where that is nothing for long. */
export type SourceStep = SourceYield | Pause;

/**
 * What flows out of `observe`: sightings, gaps, that a file of which something was seen has been read to its end, and
 * at the end of each target what was looked at.
 */
export type Observation =
  | { readonly kind: 'sighting'; readonly target: string; readonly sighting: Sighting }
  | { readonly kind: 'gap'; readonly gap: CoverageGap }
  | { readonly kind: 'file-read'; readonly path: string }
  | { readonly kind: 'coverage'; readonly coverage: TargetCoverage };

/** A gap as a source knows it; the walker adds target, location and source. */
export interface SourceGap {
  readonly code: GapCode;
  readonly reason: string;
  readonly remedy: string;
  readonly material: boolean;
  readonly location?: Location;
}

/**
 * A reader of one kind of thing. A plain object: facts first, then pure functions. Coverage, docs and
 * `--help` are made from the facts.
 */
export interface Source extends Marked {
  readonly id: string;
  readonly title: string;
  /** How one thing that it reads is counted: "1 SBOM", "2 SBOMs". */
  readonly noun?: { readonly one: string; readonly many: string };
  /** Words that may stand before a target to force this reading: `inventory:programs.csv`. */
  readonly schemes: readonly string[];
  /** True where what it reads was collected at some time about things that stand elsewhere: it can be stale. */
  readonly snapshot?: boolean;
  /** What it takes beyond reading bytes. */
  readonly needs: readonly ('network' | 'live-system' | 'program')[];
  readonly sees: readonly { readonly kind: ObservableKind; readonly what: string }[];
  readonly doesNotSee: readonly string[];
  /**
   * Of what it reads, the packages, as their manager lays them down: folders that are called so and have packages below
   * them, and endings (behind the last dot, in small letters) of what is source text there. Such files are opened only
   * where everything is to be.
   */
  readonly brings?: { readonly within: readonly string[]; readonly sourceText: readonly string[] };
  /** The cheap question: by path, size and first bytes. */
  required(file: FileFacts): boolean;
  /** Reads in earnest. Yields, never throws on what the bytes are. */
  observe(file: OpenFile, context: ObserveContext): Iterable<SourceStep> | AsyncIterable<SourceStep>;
}
