/** Properties files of Java (java.util.Properties.load): `key=value` lines with backslash escapes, in ISO 8859-1. */
import type { Line } from '../text.ts';

/** More than any file of coordinates or settings has. */
const MOST_KEYS = 10_000;

/** Keys and values; of a key given twice the last, as Java has it. */
export function javaProperties(lines: Iterable<Line>): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  for (const text of logicalLines(lines)) {
    if (properties.size >= MOST_KEYS) break;
    // The key ends at the first separator that no backslash is in front of.
    const match = /^((?:\\.|[^\\=:\s])*)\s*[=:]?\s*(.*)$/s.exec(text);
    if (match !== null) properties.set(unescaped(match[1] ?? ''), unescaped(match[2] ?? ''));
  }
  return properties;
}

/** Lines that a backslash at their end continues, joined; without comments, blanks and white space in front. */
function* logicalLines(lines: Iterable<Line>): Generator<string> {
  let open: string | null = null;
  for (const { text } of lines) {
    const bare: string = text.replace(/^[ \t\f]+/, '');
    if (open === null && (bare === '' || bare.startsWith('#') || bare.startsWith('!'))) continue;
    const whole: string = (open ?? '') + bare;
    const backslashes = /\\*$/.exec(bare)?.[0].length ?? 0;
    open = backslashes % 2 === 1 ? whole.slice(0, -1) : null;
    if (open === null) yield whole;
  }
  if (open !== null) yield open;
}

const CONTROL: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.)|$)/gs, (_, code?: string, character?: string) =>
    code === undefined
      ? (CONTROL[character ?? ''] ?? character ?? '')
      : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
