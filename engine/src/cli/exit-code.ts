import type { ErrorFamily } from '../model/interdict-error.ts';

/** Every exit code and what it means. `--help` and the documentation print this. */
export const EXIT_CODES = {
  clean: { code: 0, says: 'looked, and nothing on the list of --fail-on' },
  found: { code: 1, says: 'something on the list of --fail-on' },
  usage: { code: 2, says: 'bad usage or configuration' },
  gaps: {
    code: 3,
    says: 'something that could matter was not looked at, and nothing is on the list (--allow-gaps makes it 0)',
  },
  empty: { code: 4, says: 'nothing to look at (--allow-empty makes it 0)' },
  internal: { code: 70, says: 'an error of interdict itself' },
  interrupted: { code: 130, says: 'interrupted' },
} as const;

/** How a scan ended. */
export interface ScanEnd {
  readonly interrupted: boolean;
  /** Something on the list of `--fail-on`. */
  readonly found: boolean;
  readonly materialGaps: number;
  readonly lookedAtNothing: boolean;
  readonly allowGaps: boolean;
  readonly allowEmpty: boolean;
}

/** The exit code of a scan that printed a result. */
export function exitCodeOfScan(end: ScanEnd): number {
  if (end.interrupted) return EXIT_CODES.interrupted.code;
  if (end.found) return EXIT_CODES.found.code;
  if (end.materialGaps > 0 && !end.allowGaps) return EXIT_CODES.gaps.code;
  if (end.lookedAtNothing && !end.allowEmpty) return EXIT_CODES.empty.code;
  return EXIT_CODES.clean.code;
}

/** The exit code of a command that was stopped, from who is at fault. */
export function exitCodeOfError(family: ErrorFamily): number {
  return EXIT_CODES[family].code;
}
