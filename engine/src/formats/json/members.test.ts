import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { membersOf } from './members.ts';

const NAMES = ['name', 'version', 'author', '__proto__'];

/** What `JSON.parse` says: the members that are asked for, or null. */
function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return Object.fromEntries(Object.entries(value).filter(([name]) => NAMES.includes(name)));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

describe('some members of an object', () => {
  it('are given as they stand, the last of two, whatever is around them', () => {
    const text =
      '\r\n{"a":[1,{"name":"inner"},[]],"n\\u0061me":"first", "name" : "last\\n", "version":1.5e3,"b":{}}\t';
    expect(membersOf(text, NAMES)).toEqual({ name: 'last\n', version: 1500 });
  });

  it.each([
    '',
    '[]',
    '"name"',
    '{"name":"a"',
    '{"name":"a"} x',
    '{"name":"a",}',
    '{name:"a"}',
    '{"a":[1,]}',
    '{"a":01}',
    '{"a":"\\x"}',
    '{"a":"\n"}',
    '{"a":+1}',
    '{"a" "b"}',
    '{"a":nul}',
    "{'a':1}",
    '\uFEFF{}',
  ])('are not given of what is no sound object: %j', (text) => {
    expect(parsed(text)).toBeNull();
    expect(membersOf(text, NAMES)).toBeNull();
  });

  it('are not given of what goes too deep', () => {
    const nested = (levels: number) => `{"name":"a","b":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expect(membersOf(nested(200), NAMES)).toEqual({ name: 'a' });
    expect(membersOf(nested(100_000), NAMES)).toBeNull();
  });

  it('are what JSON.parse gives, also of a text with a letter changed', () => {
    const key = fc.oneof(fc.constantFrom(...NAMES), fc.string());
    const object = fc.dictionary(key, fc.jsonValue({ maxDepth: 3 }));
    const change = fc.option(
      fc.tuple(fc.nat(), fc.constantFrom('"', '\\', ',', ':', '{', ']', '0', 'e', '\t', '')),
    );
    fc.assert(
      fc.property(object, change, fc.constantFrom(undefined, 1, '\t'), (value, edit, space) => {
        const sound = JSON.stringify(value, null, space);
        const at = edit === null ? 0 : edit[0] % sound.length;
        const text = edit === null ? sound : sound.slice(0, at) + edit[1] + sound.slice(at + 1);
        expect(membersOf(text, NAMES)).toEqual(parsed(text));
      }),
      { numRuns: 500 },
    );
  });
});
