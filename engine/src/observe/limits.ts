import { suggest } from '../catalogue/nearest-word.ts';
import { InterdictError } from '../model/interdict-error.ts';

/**
 * Every bound of a scan, in one place. `--limit NAME=VALUE` sets one; reaching one is a line in coverage.
 */
export interface Limits {
  /** How many archives may sit inside one another. */
  readonly depth: number;
  /** Entries of one archive. */
  readonly entries: number;
  /** Bytes of one archive member once unpacked. */
  readonly memberBytes: number;
  /** Bytes unpacked from one outermost archive, all depths together. */
  readonly unpackedBytes: number;
  /** Unpacked bytes for each packed byte, above the first 10 MiB. */
  readonly ratio: number;
  /** Bytes of one file that a source parses as a document (JSON, CSV, registry text). */
  readonly documentBytes: number;
  /** Bytes of one file that are hashed. */
  readonly hashedBytes: number;
  /** Directory levels. */
  readonly directories: number;
  /** Milliseconds spent on one outermost file. */
  readonly fileMilliseconds: number;
  /** Gaps listed one by one; beyond it they are counted. */
  readonly gaps: number;
}

export const DEFAULT_LIMITS: Limits = {
  depth: 6,
  entries: 200_000,
  memberBytes: 256 * 1024 * 1024,
  unpackedBytes: 4 * 1024 * 1024 * 1024,
  ratio: 200,
  documentBytes: 256 * 1024 * 1024,
  hashedBytes: 1024 * 1024 * 1024,
  directories: 256,
  fileMilliseconds: 60_000,
  gaps: 1_000,
};

/** The names of all limits, in the order in which help lists them. */
export const LIMIT_NAMES = [
  'depth',
  'entries',
  'memberBytes',
  'unpackedBytes',
  'ratio',
  'documentBytes',
  'hashedBytes',
  'directories',
  'fileMilliseconds',
  'gaps',
] as const satisfies readonly (keyof Limits)[];

/**
 * Understands `NAME=VALUE`, a whole number above 0.
 *
 * @throws InterdictError `unknown-limit`, `wrong-limit-value`
 */
export function parseLimit(text: string): Partial<Limits> {
  const equals = text.indexOf('=');
  const written = equals < 0 ? text : text.slice(0, equals);
  const name = LIMIT_NAMES.find((each) => each === written);
  if (name === undefined) {
    throw new InterdictError({
      code: 'unknown-limit',
      family: 'usage',
      message: `there is no limit "${written}"`,
      subject: `--limit ${text}`,
      remedy: suggest(written, LIMIT_NAMES),
    });
  }
  const value = equals < 0 ? '' : text.slice(equals + 1);
  const number = /^\d{1,15}$/.test(value) ? Number(value) : 0;
  if (number === 0) {
    throw new InterdictError({
      code: 'wrong-limit-value',
      family: 'usage',
      message: `"${value}" is no whole number above 0`,
      subject: `--limit ${text}`,
      remedy: `Write --limit ${name}=${DEFAULT_LIMITS[name]}, which is the default, or another number.`,
    });
  }
  return { [name]: number };
}
