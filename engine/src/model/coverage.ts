import type { Location } from './location.ts';

/** Why something was not looked at. Stable: each code has a remedy and a golden text. */
export const GAP_CODES = [
  'unreadable',
  'encrypted',
  'malformed',
  'truncated',
  'unsupported',
  'limit-reached',
  'changed-while-read',
  'link-outside',
  'special-file',
  'interrupted',
  'stale',
] as const;
export type GapCode = (typeof GAP_CODES)[number];

/** Something that was not looked at, with its coordinates. A value, never thrown. */
export interface CoverageGap {
  readonly code: GapCode;
  /** The target as the user wrote it. */
  readonly target: string;
  readonly location: Location;
  /** The source or container that met it. */
  readonly source: string;
  /** What happened, in words: "the zip's central directory ends before its 12 entries do". */
  readonly reason: string;
  /** What the user can do. */
  readonly remedy: string;
  /** True when something the catalogue can find could have sat there. */
  readonly material: boolean;
}

/** What was looked at in one target. */
export interface TargetCoverage {
  readonly target: string;
  readonly scheme: string;
  /** Files whose first bytes were read. */
  readonly files: number;
  /** Files that were left closed, being source text by their names in installed packages; none, if absent. */
  readonly unopened?: number;
  readonly directories: number;
  readonly archives: number;
  readonly bytesRead: number;
  /** How many times each source was the reader of something, by source id, sorted. */
  readonly bySource: Readonly<Record<string, number>>;
}

export interface Coverage {
  readonly targets: readonly TargetCoverage[];
  readonly gaps: readonly CoverageGap[];
  /** Gaps beyond the number that is kept, counted and no more. */
  readonly gapsNotListed: number;
}
