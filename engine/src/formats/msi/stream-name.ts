/**
 * Names of streams in Windows Installer's databases: two letters of 64 in one, so that 62 letters fit where
 * a compound file has room for 31. A table's begins with U+4840.
 */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._';
const TABLE = '\u4840';
const PAIRS = 0x3800;
const SINGLES = 0x4800;

/** `isTable` where the stream holds a table's rows; other names are left as they are. */
export function decodeStreamName(name: string): { readonly name: string; readonly isTable: boolean } {
  const isTable = name.startsWith(TABLE);
  let decoded = '';
  for (const letter of isTable ? name.slice(1) : name) {
    const code = letter.codePointAt(0) ?? 0;
    if (code >= PAIRS && code < SINGLES)
      decoded += (LETTERS[(code - PAIRS) & 63] ?? '') + (LETTERS[((code - PAIRS) >> 6) & 63] ?? '');
    else if (code >= SINGLES && code < SINGLES + 64) decoded += LETTERS[code - SINGLES] ?? '';
    else decoded += letter;
  }
  return { name: decoded, isTable };
}
