import type { Asset } from '../model/asset.ts';
import type { BytePath } from './byte-path.ts';
import type { Observation } from './source.ts';
import type { Tally } from './tally.ts';
import type { Subtree } from './walk.ts';

/** Directories of one target, one after the other in walk order, that are looked through elsewhere. */
export interface Share {
  /** As the user wrote it. */
  readonly target: string;
  /** Of `Scan`. */
  readonly base: string;
  readonly root: BytePath;
  /** What the paths below the root begin with in the target. */
  readonly prefix: string;
  readonly systemRoot: boolean;
  readonly parts: readonly SharePart[];
}

export interface SharePart {
  readonly subtree: Subtree;
  /** The machine whose disk it is on, where the walk knows it. */
  readonly asset: Asset | null;
}

/** What is told of a share, in walk order; `end` is last. */
export type ShareNews =
  | { readonly kind: 'seen'; readonly observations: readonly Observation[] }
  | { readonly kind: 'end'; readonly end: ShareEnd };

/** What was looked at, and where it was broken off. */
export interface ShareEnd {
  readonly tally: Tally;
  readonly cut: ShareCut | null;
}

export interface ShareCut {
  /** The last that was looked at, for people; null where nothing was. */
  readonly last: string | null;
  /** Whether it was broken off in the middle of that. */
  readonly inside: boolean;
  /** What would have come next, for people. */
  readonly next: string | null;
  /** What was not begun after that, for people. */
  readonly left: readonly string[];
}

/** Looks through a share in the thread that asks. */
export type LookHere = (share: Share) => AsyncIterator<ShareNews>;

/**
 * Threads that look through shares, as many at a time as there are threads, in the order in which they are
 * given. What is not taken up holds whoever sees it, so that memory is bounded.
 */
export interface Crew {
  look(share: Share): AsyncIterable<ShareNews>;
  /** Has every share end soon, with where it was broken off. */
  breakOff(): void;
  dispose(): void;
}
