/**
 * Unit files of systemd (systemd.syntax(7), systemd.service(5)): sections in brackets, `Key=value` lines, a backslash
 * at the end of a line that goes on with the next.
 */
import { FormatError } from '../byte-reader.ts';
import { PAUSE, PAUSE_LINES, type Pause } from '../pause.ts';
import type { Line } from '../text.ts';

export interface UnitSetting {
  readonly kind: 'setting';
  /** Without its brackets. */
  readonly section: string;
  readonly key: string;
  readonly value: string;
  /** The line that it begins on. */
  readonly line: number;
}

export type UnitYield =
  | UnitSetting
  | { readonly kind: 'error'; readonly line: number; readonly error: FormatError };

/** LONG_LINE_MAX of systemd. */
const LINE_CHARACTERS = 1024 * 1024;
const COMMENT = /^\s*[#;]/;

/** Settings in order. A line that is none is an error with its line, and reading goes on behind it. */
export function* unitSettings(lines: Iterable<Line>): Generator<UnitYield | Pause> {
  let section = '';
  for (const { line, text } of joinedLines(lines)) {
    if (line % PAUSE_LINES === 0) yield PAUSE;
    const trimmed = text.trim();
    if (trimmed === '' || COMMENT.test(trimmed)) continue;
    const header = /^\[([^\]]*)\]$/.exec(trimmed);
    if (header !== null) {
      section = header[1] ?? '';
      continue;
    }
    const equals = trimmed.indexOf('=');
    if (equals <= 0) {
      const error = new FormatError(
        'malformed',
        'a line that is neither a section nor a setting ("Key=value")',
      );
      yield { kind: 'error', line, error };
      continue;
    }
    const [key, value] = [trimmed.slice(0, equals).trimEnd(), trimmed.slice(equals + 1).trimStart()];
    yield { kind: 'setting', section, key, value, line };
  }
}

/** Joins what a backslash cuts, with a space in its place; comment lines in between are passed over. */
function* joinedLines(lines: Iterable<Line>): Generator<{ line: number; text: string }> {
  let open: { line: number; text: string } | null = null;
  for (const { line, text } of lines) {
    if (open !== null && COMMENT.test(text)) continue;
    const whole: { line: number; text: string } =
      open === null ? { line, text } : { line: open.line, text: `${open.text} ${text}` };
    const goesOn = text.endsWith('\\') && !COMMENT.test(text) && whole.text.length < LINE_CHARACTERS;
    open = goesOn ? { line: whole.line, text: whole.text.slice(0, -1) } : null;
    if (!goesOn) yield whole;
  }
  if (open !== null) yield open;
}

/**
 * The program of a command line as `ExecStart=` has it: without the characters in front that say how it is run, its
 * first word with quotes and escapes undone. Null where it names none.
 */
export function programOf(command: string): string | null {
  const bare = command.replace(/^[@:+!|-]+/, '').trimStart();
  const quote = /^["']/.exec(bare)?.[0];
  let program = '';
  for (let at = quote === undefined ? 0 : 1; at < bare.length; at++) {
    const character = bare[at] ?? '';
    if (quote === undefined ? /\s/.test(character) : character === quote) break;
    program += character === '\\' ? (bare[++at] ?? '') : character;
  }
  return program === '' ? null : program;
}
