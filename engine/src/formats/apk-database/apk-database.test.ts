import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutPauses } from '../pause.ts';
import { textLines } from '../text.ts';
import { apkPackages } from './apk-database.ts';

const read = (text: string, longest?: number) =>
  [...withoutPauses(apkPackages(textLines([text], longest)))].map((each) =>
    each.kind === 'error'
      ? `${each.line} ${each.error.code}: ${each.error.message}`
      : `${each.line} ${each.name} ${each.version} ${each.arch} ${each.maintainer}`,
  );

test('records, with the letters of files passed over', () => {
  expect(
    read(
      'C:Q1x=\nP:alpha\nV:1.2-r0\nA:x86_64\nm:Alpha Works <a@alpha.example>\nF:usr\nM:0:0:755\nR:alpha\na:0:0:755\nZ:Q1y=\n\nP:beta\nV:2\n',
    ),
  ).toEqual(['1 alpha 1.2-r0 x86_64 Alpha Works <a@alpha.example>', '12 beta 2 undefined undefined']);
});

test('a record without a name is an error, and the next is read', () => {
  expect(read('V:1\n\n\nhello\nP:beta\nV:2')).toEqual([
    '1 malformed: a record without the name (P) or the version (V) of a package',
    '4 malformed: a line that is no field ("P:name")',
    '4 beta 2 undefined undefined',
  ]);
});

test('a line without end', () => {
  expect(read(`P:${'a'.repeat(50)}\nV:1`, 20)[0]).toBe('1 limit-reached: a line longer than a field may be');
});

test('any text gives packages or errors', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('P', 'V', ':', '\n', 'x', '\r') }), (text) => {
      for (const each of withoutPauses(apkPackages(textLines([text])))) expect(each.line).toBeGreaterThan(0);
    }),
    { seed: 4 },
  );
});
