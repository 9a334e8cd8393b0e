import { printable } from './printable.ts';

/** How a piece of text is to be read. Colour follows it; the words alone say the same. */
export type Tone = 'strong' | 'quiet' | 'stop' | 'doubt' | 'care' | 'fine';

export interface Span {
  readonly text: string;
  readonly tone: Tone;
}

/** A running text: plain words, and words with a tone. */
export type Words = readonly (string | Span)[];

/** The bare text of it. */
export function plain(words: Words): string {
  return words.map((part) => (typeof part === 'string' ? part : part.text)).join('');
}

const SGR: Readonly<Record<Tone, string>> = {
  strong: '1',
  quiet: '2',
  stop: '1;31',
  doubt: '1;33',
  care: '33',
  fine: '32',
};

/** A painter of words: ANSI SGR sequences, or the bare text. */
export function painted(text: string, tone: Tone, colour: boolean): string {
  return colour && text !== '' ? `\u001b[${SGR[tone]}m${text}\u001b[0m` : text;
}

/** Columns that a terminal gives a text: two for East Asian wide characters, none for combining marks. */
export function columns(text: string): number {
  let count = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x300) count += 1;
    else if (/\p{M}/u.test(character)) continue;
    else count += isWide(code) ? 2 : 1;
  }
  return count;
}

/** UAX 11, the ranges whose characters are wide or full-width throughout. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

function isWide(code: number): boolean {
  return WIDE.some(([from, to]) => code >= from && code <= to);
}

interface Word {
  readonly text: string;
  readonly tone: Tone | null;
  /** False where it follows the word before without a space. */
  readonly spaced: boolean;
}

function splitWords(words: Words): Word[] {
  const list: Word[] = [];
  let open = true;
  for (const part of words) {
    const text = printable(typeof part === 'string' ? part : part.text);
    const tone = typeof part === 'string' ? null : part.tone;
    for (const [index, piece] of text.split(/ +/).entries()) {
      if (index > 0) open = true;
      if (piece === '') continue;
      list.push({ text: piece, tone, spaced: open });
      open = false;
    }
  }
  return list;
}

/**
 * Breaks a text into lines of at most `width` columns. A word longer than a line is cut: nothing is lost
 * and nothing runs past the edge.
 */
export function wrapped(words: Words, width: number, colour: boolean): string[] {
  const lines: string[] = [];
  let runs: Run[] = [];
  let used = 0;
  const finish = () => {
    if (used > 0) lines.push(runs.map((run) => paintedRun(run, colour)).join(''));
    runs = [];
    used = 0;
  };
  const put = (text: string, tone: Tone | null) => {
    const last = runs.at(-1);
    if (last && last.tone === tone) last.text += text;
    else runs.push({ text, tone });
    used += columns(text);
  };
  for (const word of splitWords(words)) {
    const gap = used > 0 && word.spaced ? 1 : 0;
    if (used > 0 && used + gap + columns(word.text) > width) finish();
    // A space between two words of one tone is of that tone, so that they are one run.
    if (used > 0 && gap) put(' ', runs.at(-1)?.tone === word.tone ? word.tone : null);
    for (const piece of cut(word.text, width - used, width)) {
      if (used > 0 && used + columns(piece) > width) finish();
      put(piece, word.tone);
    }
  }
  finish();
  return lines;
}

interface Run {
  text: string;
  readonly tone: Tone | null;
}

function paintedRun({ text, tone }: Run, colour: boolean): string {
  return tone === null ? text : painted(text, tone, colour);
}

/** Cuts a word where it does not fit: at most `first` columns, then `width` each. */
function cut(word: string, first: number, width: number): string[] {
  if (columns(word) <= first) return [word];
  const pieces: string[] = [];
  let piece = '';
  let room = Math.max(1, first);
  for (const character of word) {
    if (columns(piece) + columns(character) > room && piece !== '') {
      pieces.push(piece);
      piece = '';
      room = Math.max(1, width);
    }
    piece += character;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}

export interface FieldLayout {
  readonly width: number;
  readonly colour: boolean;
  readonly indent: number;
  readonly label: number;
}

/** A label in its column and a text beside it, wrapped under itself. */
export function field(label: string, words: Words, layout: FieldLayout): string[] {
  const room = Math.max(20, layout.width - layout.indent - layout.label);
  const lines = wrapped(words, room, layout.colour);
  const head = printable(label);
  const margin = ' '.repeat(layout.indent);
  if (head !== '' && columns(head) >= layout.label) {
    // A label longer than its column has a line to itself.
    return [`${margin}${head}`, ...lines.map((line) => `${margin}${' '.repeat(layout.label)}${line}`)];
  }
  return lines.map((line, index) => {
    const left = index === 0 ? head : '';
    return `${margin}${left}${' '.repeat(layout.label - columns(left))}${line}`;
  });
}
