const PLAIN = /^[\x20-\x7e]*$/;

/** One form for all ways to write a name: composed (NFC), in lower case. Names of ASCII, which most are, cost little. */
export function foldCase(text: string): string {
  return (PLAIN.test(text) ? text : text.normalize('NFC')).toLowerCase();
}
