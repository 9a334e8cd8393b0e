/** One attribute of a distinguished name: `['CN', 'ACME Ltd']`, the type in upper case. */
export type NameAttribute = readonly [type: string, value: string];

/**
 * The attributes of a distinguished name written as RFC 4514 has it (`CN=a,O=b`, also with spaces, `+` and
 * line breaks between) or as OpenSSL's one-line form (`/C=x/O=y`). What has no `=` is taken for a CN.
 * Hexadecimal escapes are left as they stand.
 */
export function nameAttributes(text: string): NameAttribute[] {
  if (!text.includes('=')) return [['CN', text.trim()]];
  const pieces = text.startsWith('/') ? text.split('/') : splitUnescaped(text);
  const attributes: NameAttribute[] = [];
  for (const piece of pieces) {
    const at = piece.indexOf('=');
    if (at <= 0) continue;
    const value = piece.slice(at + 1).trim();
    attributes.push([piece.slice(0, at).trim().toUpperCase(), unquote(value)]);
  }
  return attributes;
}

function splitUnescaped(text: string): string[] {
  const pieces: string[] = [];
  let current = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '\\') {
      current += text.charAt(++i);
      continue;
    }
    if (char === '"') {
      quoted = !quoted;
      continue;
    }
    if (!quoted && (char === ',' || char === '+' || char === ';' || char === '\n')) {
      pieces.push(current);
      current = '';
      continue;
    }
    current += char;
  }
  pieces.push(current);
  return joinLooseCommas(pieces);
}

/** An unescaped comma inside a value (`O=ACME, Inc.`) leaves a piece without `=`. */
function joinLooseCommas(pieces: readonly string[]): string[] {
  const joined: string[] = [];
  for (const piece of pieces) {
    const last = joined.length - 1;
    if (last >= 0 && !piece.includes('=') && piece.trim() !== '') joined[last] += `,${piece}`;
    else joined.push(piece);
  }
  return joined;
}

function unquote(value: string): string {
  return value.length >= 2 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}
