const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];
const [TAB, LINE_FEED, RETURN, SPACE] = [0x09, 0x0a, 0x0d, 0x20];

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** More than anything small has. */
const MOST_LEVELS = 256;
const NOT_JSON = -1;

/**
 * Some members of the object that a text is, as `JSON.parse` would give them; null where the text is no object, is not
 * well formed from beginning to end (RFC 8259), or goes too deep. The other members are gone through and not made: of
 * thousands of small files that is most of the cost.
 */
export function membersOf(text: string, names: readonly string[]): Record<string, unknown> | null {
  const members = new Map<string, unknown>();
  const take = (key: string, value: string): void => {
    const name = key.includes('\\') ? String(JSON.parse(key)) : key.slice(1, -1);
    if (names.includes(name)) members.set(name, JSON.parse(value));
  };
  const begin = skipSpace(text, 0);
  if (text.charCodeAt(begin) !== OPEN_OBJECT) return null;
  const end = endOfObject(text, begin, 1, take);
  return end !== NOT_JSON && skipSpace(text, end) === text.length ? Object.fromEntries(members) : null;
}

/** Where a value ends that begins here; `NOT_JSON` where none does. */
function endOfValue(text: string, at: number, level: number): number {
  const code = text.charCodeAt(at);
  if (code === QUOTE) return endOfString(text, at);
  if (code !== OPEN_OBJECT && code !== OPEN_ARRAY) return endOfMatch(SCALAR, text, at);
  if (level >= MOST_LEVELS) return NOT_JSON;
  return code === OPEN_OBJECT ? endOfObject(text, at, level + 1, null) : endOfArray(text, at, level + 1);
}

function endOfObject(
  text: string,
  begin: number,
  level: number,
  take: ((key: string, value: string) => void) | null,
): number {
  let at = skipSpace(text, begin + 1);
  if (text.charCodeAt(at) === CLOSE_OBJECT) return at + 1;
  for (;;) {
    const keyEnd = text.charCodeAt(at) === QUOTE ? endOfString(text, at) : NOT_JSON;
    const colon = keyEnd === NOT_JSON ? NOT_JSON : skipSpace(text, keyEnd);
    if (colon === NOT_JSON || text.charCodeAt(colon) !== COLON) return NOT_JSON;
    const value = skipSpace(text, colon + 1);
    const end = endOfValue(text, value, level);
    if (end === NOT_JSON) return NOT_JSON;
    take?.(text.slice(at, keyEnd), text.slice(value, end));
    const next = skipSpace(text, end);
    if (text.charCodeAt(next) !== COMMA) return text.charCodeAt(next) === CLOSE_OBJECT ? next + 1 : NOT_JSON;
    at = skipSpace(text, next + 1);
  }
}

function endOfArray(text: string, begin: number, level: number): number {
  let at = skipSpace(text, begin + 1);
  if (text.charCodeAt(at) === CLOSE_ARRAY) return at + 1;
  for (;;) {
    const end = endOfValue(text, at, level);
    if (end === NOT_JSON) return NOT_JSON;
    const next = skipSpace(text, end);
    if (text.charCodeAt(next) !== COMMA) return text.charCodeAt(next) === CLOSE_ARRAY ? next + 1 : NOT_JSON;
    at = skipSpace(text, next + 1);
  }
}

function endOfString(text: string, begin: number): number {
  for (let at = begin + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code < SPACE) return NOT_JSON;
    if (code !== BACKSLASH) continue;
    const end = endOfMatch(ESCAPE, text, at);
    if (end === NOT_JSON) return NOT_JSON;
    at = end - 1;
  }
  return NOT_JSON;
}

/** Where a sticky expression ends that matches here. */
function endOfMatch(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : NOT_JSON;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); isSpace(code); code = text.charCodeAt(at)) at++;
  return at;
}

function isSpace(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === RETURN || code === TAB;
}
