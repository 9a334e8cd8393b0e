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
