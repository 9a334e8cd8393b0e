import { FormatError } from '../byte-reader.ts';
import type { Line } from '../text.ts';

/** A key, a value or a comment with all its physical lines; `line` is the first of them. */
export interface LogicalLine {
  readonly line: number;
  readonly text: string;
  readonly problem: FormatError | null;
}

const STRING_CHARACTERS = 1024 * 1024;
const HEX_CHARACTERS = 8 * 1024 * 1024;
const HEX_START = /=hex(?:\([0-9a-f]{1,8}\))?:[^"]*\\$/i;
/** The start of a key, or of a value with its sign: what cannot be the rest of the value before. */
const NEW_START =
  /^\[-?(?:HKEY_|HK(?:LM|CU|CR|U|CC)\\)|^(?:@|"(?:[^"\\]|\\.){0,512}")=(?:"|dword:|hex[:(]|-$)/i;

interface Open {
  readonly kind: 'hex' | 'string';
  readonly line: number;
  readonly parts: string[];
  characters: number;
}

/**
 * Joins what belongs together: hexadecimal bytes go on after a line that ends in a backslash, and a string
 * with line ends in it is written with them. A line that begins a key or a value ends both, so that one
 * broken value costs itself and no more.
 */
export function* logicalLines(lines: Iterable<Line>): Generator<LogicalLine> {
  let open: Open | null = null;
  for (const line of lines) {
    if (open !== null && !line.cut && !NEW_START.test(line.text)) {
      const step: LogicalLine | 'goes-on' = joinLine(open, line.text);
      if (step === 'goes-on') continue;
      open = null;
      yield step;
      continue;
    }
    if (open !== null) yield unfinished(open);
    open = null;
    if (line.cut) {
      yield tooLong(line.line);
      continue;
    }
    open = opened(line);
    if (open === null) yield { line: line.line, text: line.text.trim(), problem: null };
  }
  if (open !== null) yield unfinished(open);
}

/** The place of the first quote from `from` that no backslash escapes; -1 where there is none. */
export function closingQuote(text: string, from: number): number {
  for (let quote = text.indexOf('"', from); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (quote - backslashes > from && text[quote - backslashes - 1] === '\\') backslashes++;
    if (backslashes % 2 === 0) return quote;
  }
  return -1;
}

/** Where the data of `"name"=data` or `@=data` begins; -1 where the line is no value. */
export function startOfData(text: string): number {
  let at = 1;
  if (text.startsWith('"')) {
    const end = closingQuote(text, 1);
    if (end === -1) return -1;
    at = end + 1;
  } else if (!text.startsWith('@')) return -1;
  while (text[at] === ' ') at++;
  if (text[at] !== '=') return -1;
  at++;
  while (text[at] === ' ') at++;
  return at;
}

function opened({ line, text }: Line): Open | null {
  const trimmed = text.trimEnd();
  if (trimmed.endsWith('\\') && HEX_START.test(trimmed)) {
    return { kind: 'hex', line, parts: [trimmed.slice(0, -1)], characters: trimmed.length };
  }
  const data = startOfData(text);
  if (data === -1 || text[data] !== '"' || closingQuote(text, data + 1) !== -1) return null;
  return { kind: 'string', line, parts: [text], characters: text.length };
}

function joinLine(open: Open, text: string): LogicalLine | 'goes-on' {
  open.characters += text.length + 1;
  if (open.characters > (open.kind === 'hex' ? HEX_CHARACTERS : STRING_CHARACTERS)) return tooLong(open.line);
  if (open.kind === 'hex') {
    const bytes = text.trim();
    open.parts.push(bytes.endsWith('\\') ? bytes.slice(0, -1) : bytes);
    return bytes.endsWith('\\') ? 'goes-on' : { line: open.line, text: open.parts.join(''), problem: null };
  }
  open.parts.push(text);
  if (closingQuote(text, 0) === -1) return 'goes-on';
  return { line: open.line, text: open.parts.join('\n'), problem: null };
}

function unfinished(open: Open): LogicalLine {
  const what =
    open.kind === 'hex' ? 'bytes that end in "\\" and do not go on' : 'a string that is not closed';
  return { line: open.line, text: '', problem: new FormatError('malformed', what) };
}

function tooLong(line: number): LogicalLine {
  return { line, text: '', problem: new FormatError('limit-reached', 'a value longer than is read') };
}
