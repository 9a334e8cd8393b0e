import type { Instant } from '../model/instant.ts';
import type { CommandName } from './options.ts';
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

/** A command: facts first, then where its code is. Loaded only when it runs. */
export interface Command {
  readonly name: CommandName;
  readonly operands: string;
  readonly summary: string;
  readonly about: readonly string[];
  /** A line to type, and what it is for. `{supplier}` and `{prohibition}` are filled from the catalogue. */
  readonly examples: readonly (readonly [string, string])[];
  /** Which exit codes it can end with: a scan's, those of an answer, or also 1 where what was checked is wrong. */
  readonly exits: 'scan' | 'answer' | 'check';
  /** The module's `run` prints, and gives the exit code. */
  readonly load: () => Promise<{ readonly run: (call: CommandCall) => Promise<number> }>;
}
