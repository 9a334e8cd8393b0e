import { FormatError } from '../byte-reader.ts';
import { PAUSE, PAUSE_LINES, type Pause } from '../pause.ts';
import type { Line } from '../text.ts';

/** RFC 4180, read leniently: delimiter and width as they come, a quote inside an unquoted cell is itself. */
export type CsvRow =
  | { readonly kind: 'row'; readonly line: number; readonly cells: readonly string[] }
  | { readonly kind: 'error'; readonly line: number; readonly error: FormatError };

export const CSV_DELIMITERS = [',', ';', '\t', '|'] as const;
export type CsvDelimiter = (typeof CSV_DELIMITERS)[number];

/** Lines that one row may go over, and characters. */
const ROW_LINES = 1_000;
const ROW_CHARACTERS = 1024 * 1024;
/** Characters read ahead in vain, in one file, before quoted cells must end on their own line. */
const VAIN_CHARACTERS = 8 * 1024 * 1024;

/**
 * Rows of a table, with the line each begins on. A row that cannot be read is an error with its line, and
 * reading goes on at the next line. Empty lines are passed over.
 *
 * Between tabs a quote need not quote (text/tab-separated-values has none, Excel writes them): where it does
 * not fit it is itself, and a row is always a line. With `width` given, a row over several lines must have
 * that many cells, or a lone quote could take the rows up to the next one into a cell.
 */
export function* csvRows(
  lines: Iterable<Line>,
  delimiter: CsvDelimiter,
  width: number | null = null,
): Generator<CsvRow | Pause> {
  const ahead = lookAhead(lines);
  let vain = VAIN_CHARACTERS;
  for (let line = ahead.next(); line !== null; line = ahead.next()) {
    if (line.line % PAUSE_LINES === 0) yield PAUSE;
    if (line.cut) {
      const error = new FormatError('limit-reached', `line ${line.line} is longer than can be a row`);
      yield { kind: 'error', line: line.line, error };
      continue;
    }
    if (line.text === '') continue;
    if (!line.text.includes('"')) {
      yield { kind: 'row', line: line.line, cells: line.text.split(delimiter) };
      continue;
    }
    const hasTabs = delimiter === '\t';
    const read = quotedRow(line, ahead, delimiter, vain > 0 && !hasTabs);
    if (read.ok && (width === null || read.cells.length === width || ahead.peeked() === 0)) {
      yield { kind: 'row', line: line.line, cells: read.cells };
      continue;
    }
    if (hasTabs) {
      yield { kind: 'row', line: line.line, cells: line.text.split(delimiter) };
      continue;
    }
    vain -= ahead.putBack();
    yield { kind: 'error', line: line.line, error: new FormatError('malformed', reasonOf(read)) };
  }
}

function reasonOf(read: QuotedRow): string {
  return read.ok
    ? `its quotes take in the lines after it, and leave ${read.cells.length} columns`
    : read.reason;
}

interface LookAhead {
  /** The next line; what was taken before is settled. */
  next(): Line | null;
  /** The line after those taken, still to be had again; null where a row may not go on. */
  peek(): Line | null;
  /** How many lines were peeked at since `next`. */
  peeked(): number;
  /** Gives back every line peeked at since `next`; says how many characters that were. */
  putBack(): number;
}

function lookAhead(lines: Iterable<Line>): LookAhead {
  const source = lines[Symbol.iterator]();
  /** Lines pulled from the source; those before `settled` are done with. */
  let waiting: Line[] = [];
  let settled = 0;
  let peeked = 0;
  let characters = 0;
  const pull = (): Line | null => {
    const { value, done } = source.next();
    return done ? null : value;
  };
  return {
    next() {
      settled += peeked;
      peeked = 0;
      characters = 0;
      const line = waiting[settled];
      if (line === undefined) {
        waiting = [];
        settled = 0;
        return pull();
      }
      settled++;
      return line;
    },
    peek() {
      if (peeked >= ROW_LINES || characters >= ROW_CHARACTERS) return null;
      const known = waiting[settled + peeked];
      const line = known ?? pull();
      if (line === null) return null;
      if (known === undefined) waiting.push(line);
      peeked++;
      characters += line.text.length;
      return line;
    },
    peeked: () => peeked,
    putBack() {
      const given = characters;
      peeked = 0;
      characters = 0;
      return given;
    },
  };
}

type QuotedRow =
  | { readonly ok: true; readonly cells: string[] }
  | { readonly ok: false; readonly reason: string };

function quotedRow(first: Line, ahead: LookAhead, delimiter: string, mayGoOn: boolean): QuotedRow {
  const cells: string[] = [];
  let text = first.text;
  let at = 0;
  for (;;) {
    if (text[at] !== '"') {
      const end = text.indexOf(delimiter, at);
      if (end === -1) {
        cells.push(text.slice(at));
        return { ok: true, cells };
      }
      cells.push(text.slice(at, end));
      at = end + 1;
      continue;
    }
    const cell = quotedCell(text, at + 1, ahead, mayGoOn);
    if (cell === null) {
      return { ok: false, reason: `a quote opened in column ${cells.length + 1} is not closed` };
    }
    cells.push(cell.value);
    text = cell.text;
    at = cell.end;
    if (at >= text.length) return { ok: true, cells };
    if (text[at] !== delimiter) {
      return { ok: false, reason: `column ${cells.length} goes on after its closing quote` };
    }
    at++;
  }
}

/** A cell from after its opening quote; `text` is the line that it ends on, `end` the place after it. */
function quotedCell(
  line: string,
  from: number,
  ahead: LookAhead,
  mayGoOn: boolean,
): { readonly value: string; readonly text: string; readonly end: number } | null {
  let text = line;
  let at = from;
  let value = '';
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote !== -1) {
      value += text.slice(at, quote);
      if (text[quote + 1] !== '"') {
        // White space between a closing quote and the delimiter is common in lists made by hand.
        let end = quote + 1;
        while (text[end] === ' ') end++;
        return { value, text, end };
      }
      value += '"';
      at = quote + 2;
      continue;
    }
    value += text.slice(at);
    const next = mayGoOn ? ahead.peek() : null;
    if (next === null || next.cut) return null;
    value += '\n';
    text = next.text;
    at = 0;
  }
}
