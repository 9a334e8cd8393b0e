import type { Indicator } from '../model/indicator.ts';
import type { ObservableKind } from '../model/observable.ts';

/** The indicators that a value meets, in no order. Cheap where there is none: it is asked a million times. */
export type Lookup = (value: string) => readonly Indicator[];

/**
 * Whether a file may meet any indicator, by its folder (absolute, `/` at its end) and its name; false where none does.
 * Asked folder by folder.
 */
export type FileScreen = (folder: string, name: string) => boolean;

/**
 * How values of some kinds are compared. A plain object: `compile` turns the indicators of one kind into
 * tables once, so that a value costs a few look-ups however many indicators there are.
 */
export interface Matcher {
  readonly id: string;
  readonly title: string;
  readonly kinds: readonly ObservableKind[];
  /** The kinds are names of one thing: a value of any of them meets the indicators of all. */
  readonly acrossKinds?: true;
  /** Its values are mostly met once: to remember their answers would cost more than to look again. */
  readonly neverRepeats?: true;
  /** Says in words how two values are the same: for docs and for whoever writes an indicator. */
  readonly compares: string;
  compile(indicators: readonly Indicator[]): Lookup;
  /** For what files meet by their name or path: asked of every file of a disk, before anything is made of it. */
  screen?(indicators: readonly Indicator[]): FileScreen;
}

export const NO_INDICATORS: readonly Indicator[] = [];
