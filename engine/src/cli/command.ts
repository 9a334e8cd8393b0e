import type { Instant } from '../model/instant.ts';
import type { OptionName } from './options.ts';
import type { Settings } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

/** What a command is given to work with. */
export interface CommandCall {
  readonly operands: readonly string[];
  readonly settings: Settings;
  readonly surroundings: Surroundings;
  /** The instant the program takes for now, read once. */
  readonly now: Instant;
}

/**
 * A command: facts first, then what it does. The facts of every command are read at each start: whatever costs
 * time to load is loaded when it runs, by `import()`.
 */
export interface Command {
  /** One word, or two where it is a part of another: `catalogue show`. */
  readonly name: string;
  readonly operands: string;
  readonly summary: string;
  readonly about: readonly string[];
  /** A line to type, and what it is for. `{supplier}` and `{prohibition}` are filled from the catalogue. */
  readonly examples: readonly (readonly [string, string])[];
  /** Which exit codes it can end with: a scan's, those of an answer, or also 1 where what was checked is wrong. */
  readonly exits: 'scan' | 'answer' | 'check';
  /** What it takes beside what every command does. */
  readonly options: readonly OptionName[];
  /** It makes `interdict.yaml`, and takes nothing from one that is there. */
  readonly writesConfig?: true;
  /** Prints, and gives the exit code. */
  readonly run: (call: CommandCall) => Promise<number>;
}
