/**
 * The strings that stand behind a name in a JSON text, at any depth and in that order, without reading the rest of it: a
 * look that can spare the reading. In a text that is well formed (RFC 8259) every such string is among them; beside them
 * there may be others, where an escaped quotation mark makes a piece of a longer name look like it.
 *
 * @returns null where an escape may hide a name or is in a string, or a string does not end: then the text is to be read
 */
export function stringsBehind(text: string, name: string): readonly string[] | null {
  if (text.includes('\\u')) return null;
  const quoted = `"${name}"`;
  const strings: string[] = [];
  for (let at = text.indexOf(quoted); at !== -1; at = text.indexOf(quoted, at + 1)) {
    const colon = skipSpace(text, at + quoted.length);
    const begin = skipSpace(text, colon + 1) + 1;
    if (text[colon] !== ':' || text[begin - 1] !== '"') continue;
    const end = text.indexOf('"', begin);
    const string = text.slice(begin, end);
    if (end === -1 || string.includes('\\')) return null;
    strings.push(string);
  }
  return strings;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++;
  return at;
}
