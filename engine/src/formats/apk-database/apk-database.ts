/**
 * The database of installed packages of apk-tools (apk(5), "Installed database"): a record a package, each line a
 * letter, a colon and a value, an empty line between records. The letters from `F` to the end of a record list files.
 */
import { FormatError } from '../byte-reader.ts';
import { PAUSE, PAUSE_LINES, type Pause } from '../pause.ts';
import type { Line } from '../text.ts';

export interface ApkPackage {
  readonly kind: 'package';
  /** The line that its record begins on. */
  readonly line: number;
  readonly name: string;
  readonly version: string;
  readonly arch: string | undefined;
  readonly maintainer: string | undefined;
  readonly url: string | undefined;
}

export type ApkYield =
  | ApkPackage
  | { readonly kind: 'error'; readonly line: number; readonly error: FormatError };

const FIELD = /^([A-Za-z]):(.*)$/;
/** Of a record's letters those that are read: name, version, architecture, maintainer, web address. */
const READ = new Set(['P', 'V', 'A', 'm', 'U']);

/** Packages in order. A line or a record that is none is an error with its line, and reading goes on behind it. */
export function* apkPackages(lines: Iterable<Line>): Generator<ApkYield | Pause> {
  let fields = new Map<string, string>();
  let start = 0;
  for (const { line, text, cut } of lines) {
    if (line % PAUSE_LINES === 0) yield PAUSE;
    if (text === '') {
      if (start > 0) yield packageOf(fields, start);
      fields = new Map();
      start = 0;
      continue;
    }
    if (start === 0) start = line;
    const match = FIELD.exec(text);
    const letter = match?.[1];
    if (letter === undefined || cut) {
      const words = cut ? 'a line longer than a field may be' : 'a line that is no field ("P:name")';
      yield { kind: 'error', line, error: new FormatError(cut ? 'limit-reached' : 'malformed', words) };
    } else if (READ.has(letter) && !fields.has(letter)) fields.set(letter, match?.[2] ?? '');
  }
  if (start > 0) yield packageOf(fields, start);
}

function packageOf(fields: ReadonlyMap<string, string>, line: number): ApkYield {
  const [name, version] = [fields.get('P'), fields.get('V')];
  if (!name || !version) {
    const error = new FormatError(
      'malformed',
      'a record without the name (P) or the version (V) of a package',
    );
    return { kind: 'error', line, error };
  }
  return {
    kind: 'package',
    line,
    name,
    version,
    arch: fields.get('A'),
    maintainer: fields.get('m'),
    url: fields.get('U'),
  };
}
