import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringsBehind } from './strings-behind.ts';

describe('the strings behind a name', () => {
  it('are found at any depth, whatever stands between', () => {
    const text = '{"name" :\r\n\t"a", "b": [{"name":"c"}], "name":1, "d":"name", "names":"e"}';
    expect(stringsBehind(text, 'name')).toEqual(['a', 'c']);
  });

  it.each(['{"n\\u0061me":"a"}', '{"name":"a\\"b"}', '{"name":"a', '{"name":"'])(
    'are not told where they cannot be without reading: %s',
    (text) => {
      expect(stringsBehind(text, 'name')).toBeNull();
    },
  );

  it('lack none that JSON.parse finds', () => {
    const key = fc.oneof(fc.constantFrom('name', '"name', 'name"', '\\"name'), fc.string());
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.oneof(fc.string(), fc.constantFrom('name', '"name":"x"', '"name"', ':')),
        fc.integer(),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.constantFrom(undefined, 1, '\t', '\r\n'), (value, indent) => {
        const found = stringsBehind(JSON.stringify(value, null, indent), 'name');
        if (found !== null) expect(found).toEqual(expect.arrayContaining(named(value)));
      }),
      { numRuns: 2_000 },
    );
  });
});

function named(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(named);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'name' && typeof each === 'string' ? [each] : named(each),
  );
}
