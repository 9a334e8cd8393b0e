import { FormatError } from '../byte-reader.ts';
import { PAUSE, PAUSE_LINES, type Pause } from '../pause.ts';
import type { Line } from '../text.ts';

/** One field; `value` joins its continuation lines with line feeds, each without its first white space. */
export interface Deb822Field {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** A paragraph of deb822(5), the format of dpkg's status file and of Debian control files. */
export interface Deb822Paragraph {
  readonly kind: 'paragraph';
  /** The line of its first field. */
  readonly line: number;
  /** By name in lower case; of a field given twice, the first. */
  readonly fields: ReadonlyMap<string, Deb822Field>;
}

export type Deb822Yield =
  | Deb822Paragraph
  | { readonly kind: 'error'; readonly line: number; readonly error: FormatError };

const FIELDS = 1_000;
const VALUE_CHARACTERS = 1024 * 1024;
/** deb822(5): visible US-ASCII without the colon, not beginning with `#` or `-`. */
const FIELD = /^([!-"$-,.-9;-~][!-9;-~]*):[ \t]*(.*)$/;

// One for all: a file may hold a million such lines, and each error would remember how it came about.
const LOST_CONTINUATION = new FormatError('malformed', 'a continuation line that follows no field');
const NO_FIELD = new FormatError(
  'malformed',
  'a line that is neither a field ("Name: value") nor goes on with one',
);

interface OpenField {
  readonly name: string;
  readonly line: number;
  readonly parts: string[];
  characters: number;
}

/** Paragraphs in order. A line that is no field is an error with its line, and reading goes on after it. */
export function* deb822Paragraphs(lines: Iterable<Line>): Generator<Deb822Yield | Pause> {
  let fields = new Map<string, Deb822Field>();
  let open: OpenField | null = null;
  let start = 0;
  for (const line of lines) {
    const { text } = line;
    if (line.line % PAUSE_LINES === 0) yield PAUSE;
    if (text.startsWith('#')) continue;
    if (text.trim() === '') {
      if (open !== null) settle(fields, open);
      open = null;
      if (fields.size > 0) yield { kind: 'paragraph', line: start, fields };
      fields = new Map();
      continue;
    }
    const isContinuation = text.startsWith(' ') || text.startsWith('\t');
    if (isContinuation && open !== null && !line.cut) {
      goOn(open, text);
      continue;
    }
    if (open !== null) settle(fields, open);
    open = null;
    const next: OpenField | FormatError = isContinuation ? LOST_CONTINUATION : openedField(line, fields.size);
    if (next instanceof FormatError) {
      yield { kind: 'error', line: line.line, error: next };
      continue;
    }
    if (fields.size === 0) start = next.line;
    open = next;
  }
  if (open !== null) settle(fields, open);
  if (fields.size > 0) yield { kind: 'paragraph', line: start, fields };
}

function openedField({ line, text, cut }: Line, fieldsBefore: number): OpenField | FormatError {
  if (cut) return new FormatError('limit-reached', 'a line longer than a field may be');
  if (fieldsBefore >= FIELDS)
    return new FormatError('limit-reached', `more than ${FIELDS} fields in a paragraph`);
  const match = FIELD.exec(text);
  const name = match?.[1];
  if (name === undefined) {
    return NO_FIELD;
  }
  const value = (match?.[2] ?? '').trimEnd();
  return { name, line, parts: [value], characters: value.length };
}

function goOn(open: OpenField, text: string): void {
  if (open.characters >= VALUE_CHARACTERS) return;
  open.parts.push(text.slice(1));
  open.characters += text.length;
}

function settle(fields: Map<string, Deb822Field>, open: OpenField): void {
  const key = open.name.toLowerCase();
  if (!fields.has(key)) fields.set(key, { name: open.name, value: open.parts.join('\n'), line: open.line });
}
