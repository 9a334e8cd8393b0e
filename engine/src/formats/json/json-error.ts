/** Where a text stops being JSON, and why: V8 says so only sometimes. `at` counts UTF-16 units from 0. */
export interface JsonError {
  readonly at: number;
  readonly reason: string;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;
const SPACE = /[ \t\r\n]*/y;

/** The first error of a text by RFC 8259; null where there is none. Keeps a list, not the stack, so that depth is no matter. */
export function findJsonError(text: string): JsonError | null {
  const open: ('object' | 'array')[] = [];
  let at = 0;
  /** What may stand here. */
  let expects: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' = 'value';

  const matched = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const fail = (wanted: string): JsonError => ({
    at,
    reason: at >= text.length ? `it ends where ${wanted} was expected` : `${wanted} was expected`,
  });

  for (;;) {
    matched(SPACE);
    const character = text[at] ?? '';
    const inside = open.at(-1);
    if (expects === 'comma-or-end') {
      if (inside === undefined)
        return at >= text.length ? null : { at, reason: 'more follows after the value' };
      if (character === ',') {
        at++;
        expects = inside === 'object' ? 'key' : 'value';
      } else if (character === (inside === 'object' ? '}' : ']')) {
        at++;
        open.pop();
      } else return fail(inside === 'object' ? '"," or "}"' : '"," or "]"');
      continue;
    }
    if (expects === 'colon') {
      if (character !== ':') return fail('":"');
      at++;
      expects = 'value';
      continue;
    }
    if (expects === 'key' || expects === 'key-or-end') {
      if (character === '}' && expects === 'key-or-end') {
        at++;
        open.pop();
        expects = 'comma-or-end';
        continue;
      }
      if (character !== '"') return fail('a name in double quotes');
      const end = endOfString(text, at);
      if (typeof end !== 'number') return end;
      at = end;
      expects = 'colon';
      continue;
    }
    if (character === ']' && expects === 'value-or-end') {
      at++;
      open.pop();
    } else if (character === '{' || character === '[') {
      at++;
      open.push(character === '{' ? 'object' : 'array');
      expects = character === '{' ? 'key-or-end' : 'value-or-end';
      continue;
    } else if (character === '"') {
      const end = endOfString(text, at);
      if (typeof end !== 'number') return end;
      at = end;
    } else if (!matched(LITERAL) && !matched(NUMBER)) {
      return fail('a value');
    }
    expects = 'comma-or-end';
  }
}

/** The place after a string that begins at `start`, or what is wrong in it. */
function endOfString(text: string, start: number): number | JsonError {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return { at, reason: 'a line end or control character inside a string' };
    if (code !== 0x5c) continue;
    at++;
    const escaped = text[at];
    if (escaped === undefined) break;
    if (escaped === 'u') {
      if (!/^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) {
        return { at, reason: '"\\u" that four hexadecimal digits do not follow' };
      }
      at += 4;
    } else if (!'"\\/bfnrt'.includes(escaped)) {
      return { at, reason: `"\\${escaped}", which is no escape` };
    }
  }
  return { at: text.length, reason: 'it ends inside a string' };
}
