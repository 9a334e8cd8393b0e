/**
 * Everything that was scanned is hostile, its names too: a file may be called so that a terminal clears the
 * screen, or so that `exe.txt` reads `txt.exe`. What a terminal or a reader would act on instead of showing
 * is shown by its number.
 */
const ACTED_ON: readonly (readonly [from: number, to: number, what: string])[] = [
  [0x00, 0x09, 'C0 controls (ECMA-48) but the line feed, which stands apart below'],
  [0x0b, 0x1f, 'the rest of them'],
  [0x7f, 0x9f, 'DEL and C1 controls'],
  [0xad, 0xad, 'soft hyphen'],
  [0x61c, 0x61c, 'Arabic letter mark (UAX 9)'],
  [0x180e, 0x180e, 'Mongolian vowel separator'],
  [0x200b, 0x200f, 'zero-width characters and directional marks'],
  [0x2028, 0x202e, 'line and paragraph separators, embeddings and overrides (UAX 9)'],
  [0x2060, 0x206f, 'invisible operators and isolates (UAX 9)'],
  [0xd800, 0xdfff, 'lone surrogates'],
  [0xfeff, 0xfeff, 'byte order mark'],
  [0xfff9, 0xfffb, 'interlinear annotation'],
  [0xe0000, 0xe007f, 'tag characters'],
];

const LINE_END = '\n';
const CLASS = ACTED_ON.map(([from, to]) => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`).join('');
const ANY = new RegExp(`[${LINE_END}${CLASS}]`, 'u');
/** In a JSON text line ends are layout; inside its strings they are escaped already. */
const ANY_BUT_LINE_END = new RegExp(`[${CLASS}]`, 'gu');
/** Any code unit that could be part of one: a test that looks at no pairs takes half the time. */
const SUSPECT = new RegExp(
  `[${ACTED_ON.filter(([, to]) => to <= 0xffff)
    .map(([from, to]) => `${codeUnit(from)}-${codeUnit(to)}`)
    .join('')}]`,
);

function codeUnit(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

/** A string on one line, in which nothing is left that a terminal would act on. */
export function printable(text: string): string {
  return ANY.test(text) ? text.replace(new RegExp(ANY, 'gu'), escaped) : text;
}

/** The same, shortened in the middle to at most `length` code units. */
export function excerpt(text: string, length: number): string {
  const shown = printable(text);
  if (shown.length <= length) return shown;
  const head = Math.ceil((length - 1) / 2);
  const tail = length - 1 - head;
  // Where a cut went through a surrogate pair, its half is left out.
  const both = `${shown.slice(0, head)}…${tail > 0 ? shown.slice(-tail) : ''}`;
  return both.replace(new RegExp(ANY, 'gu'), '');
}

/**
 * JSON text in which such characters are written as `\uXXXX`: the same value to every parser, and nothing
 * that a terminal acts on. Line ends of the pretty-printed text stay.
 */
export function printableJson(value: unknown): string {
  return withoutActedOn(JSON.stringify(value, null, 2));
}

/** The same on one line, for formats of which a line is a record. */
export function printableJsonLine(value: unknown): string {
  return withoutActedOn(JSON.stringify(value));
}

function withoutActedOn(json: string): string {
  return SUSPECT.test(json) ? json.replace(ANY_BUT_LINE_END, unicodeEscaped) : json;
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

function unicodeEscaped(character: string): string {
  let text = '';
  for (let index = 0; index < character.length; index++) {
    text += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return text;
}
