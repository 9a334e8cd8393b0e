import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutPauses } from '../pause.ts';
import { textLines } from '../text.ts';
import { deb822Paragraphs } from './deb822.ts';

const read = (text: string, longest?: number) =>
  [...withoutPauses(deb822Paragraphs(textLines([text], longest)))].map((each) =>
    each.kind === 'error'
      ? { line: each.line, code: each.error.code, reason: each.error.message }
      : {
          line: each.line,
          ...Object.fromEntries([...each.fields].map(([name, field]) => [name, field.value])),
        },
  );

test('fields, continuation lines and paragraphs', () => {
  const text = 'Package: a\nDescription: short\n long one\n .\n  end\n\n# a comment\nPackage:   b  \n\n\n';
  expect(read(text)).toEqual([
    { line: 1, package: 'a', description: 'short\nlong one\n.\n end' },
    { line: 8, package: 'b' },
  ]);
});

test('the last paragraph needs no empty line', () => {
  expect(read('Package: a')).toEqual([{ line: 1, package: 'a' }]);
});

test('nothing is no paragraph', () => {
  expect(read('')).toEqual([]);
  expect(read('\n \n\n')).toEqual([]);
});

test('of a field given twice the first counts', () => {
  expect(read('Package: a\npackage: b\n')).toEqual([{ line: 1, package: 'a' }]);
});

describe('what is broken', () => {
  test('a line that is no field costs itself', () => {
    expect(read('Package: a\nwhat is this\n\nVersion: 1\n')).toEqual([
      {
        line: 2,
        code: 'malformed',
        reason: 'a line that is neither a field ("Name: value") nor goes on with one',
      },
      { line: 1, package: 'a' },
      { line: 4, version: '1' },
    ]);
  });

  test('a continuation of nothing', () => {
    expect(read(' lost\nPackage: a\n')).toMatchObject([
      { line: 1, code: 'malformed' },
      { line: 2, package: 'a' },
    ]);
  });

  test('a line that is too long, and too many fields', () => {
    expect(read(`Package: a\nX: ${'x'.repeat(90)}\n`, 50)).toMatchObject([
      { line: 2, code: 'limit-reached' },
      { package: 'a' },
    ]);
    const many = Array.from({ length: 1_001 }, (_, index) => `F${index}: x\n`).join('');
    expect(read(many)).toMatchObject([{ line: 1_001, code: 'limit-reached' }, { line: 1 }]);
  });
});

test('what is written is read back', () => {
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,8}$/);
  const value = fc.stringMatching(/^[^\s#][^\r\n]{0,20}$/).map((text) => text.trimEnd());
  const lines = fc.array(fc.stringMatching(/^[^\s][^\r\n]{0,10}$/), { maxLength: 3 });
  const field = fc.tuple(name, value, lines);
  const paragraph = fc.uniqueArray(field, {
    minLength: 1,
    maxLength: 4,
    selector: ([each]) => each.toLowerCase(),
  });
  fc.assert(
    fc.property(fc.array(paragraph, { maxLength: 4 }), (paragraphs) => {
      const text = paragraphs
        .map((fields) =>
          fields
            .map(([n, v, more]) => [`${n}: ${v}`, ...more.map((each) => ` ${each}`)].join('\n'))
            .join('\n'),
        )
        .join('\n\n');
      const back = [...withoutPauses(deb822Paragraphs(textLines([text])))];
      expect(
        back.map((each) =>
          each.kind === 'error'
            ? each.error.message
            : [...each.fields.values()].map((f) => [f.name, f.value]),
        ),
      ).toEqual(paragraphs.map((fields) => fields.map(([n, v, more]) => [n, [v, ...more].join('\n')])));
    }),
  );
});
