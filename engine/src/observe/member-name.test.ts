import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memberName } from './member-name.ts';

/** The same of printable ASCII, name by name. */
function plainly(text: string): { name: string; climbs: boolean } {
  const slashes = text.replaceAll('\\', '/');
  let climbs = slashes.startsWith('/') || /^[a-z]:/i.test(slashes);
  const names: string[] = [];
  for (const part of slashes.split('/').filter((each) => each !== '' && each !== '.')) {
    if (part !== '..') names.push(part);
    else if (names.pop() === undefined) climbs = true;
  }
  return { name: names.join('/') || '(no name)', climbs };
}

it.each([
  ['./usr/bin/[', 'usr/bin/[', false],
  ['.hidden/.file', '.hidden/.file', false],
  ['a/b/', 'a/b', false],
  ['C:\\Windows', 'C:/Windows', true],
  ['../up', 'up', true],
  ['./../up', 'up', true],
  ['a/..', '(no name)', false],
  ['', '(no name)', false],
  ['./', '(no name)', false],
])('an archive’s "%s" is shown as "%s"', (raw, name, climbs) => {
  expect(memberName(Buffer.from(raw))).toEqual({ name, climbs });
});

it('is what its names come to, whatever stands between them', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aC.:/\\-~ '), maxLength: 12 });
  fc.assert(
    fc.property(text, (raw) => {
      expect(memberName(Buffer.from(raw))).toEqual(plainly(raw));
    }),
    { numRuns: 3_000 },
  );
});
