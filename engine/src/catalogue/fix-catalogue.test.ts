import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { isMap, isScalar, isSeq, Lexer, parseDocument } from 'yaml';
import { FILES } from '../../tests/lints/linted-law.ts';
import { readDocument } from './document.ts';
import { filesToFix, fixedText, fixFiles } from './fix-catalogue.ts';
import { lintOrder } from './lint-order.ts';
import { catalogueFolder } from './load-catalogue.ts';
import { prohibitionFile } from './prohibition-file.ts';
import { caseFiles, yamlFiles } from './read-catalogue.ts';

const QUESTIONS = 'schema: interdict.questions/1\nquestions:\n';

it.each([
  {
    what: 'inside of braces',
    text: `${QUESTIONS}  q/a: {cost: 1, ask: A?, no: Not., "yes": So., known-by: x}\n`,
    fixed: `${QUESTIONS}  q/a: {ask: A?, "yes": So., no: Not., known-by: x, cost: 1}\n`,
  },
  {
    what: 'with its comments above and beside',
    text: `# top\n${QUESTIONS}  q/a:\n    cost: 1 # cheap\n    # why\n    # so\n    ask: A?\n    yes: So.\n    no: Not.\n    known-by: x\n# end\n`,
    fixed: `# top\n${QUESTIONS}  q/a:\n    # why\n    # so\n    ask: A?\n    yes: So.\n    no: Not.\n    known-by: x\n    cost: 1 # cheap\n# end\n`,
  },
  {
    what: 'with blank lines where they were, and no line break at the end',
    text: 'questions:\n  q/a: {ask: A?, yes: So., no: Not., known-by: x, cost: 1}\n\nschema: interdict.questions/1',
    fixed:
      'schema: interdict.questions/1\n\nquestions:\n  q/a: {ask: A?, yes: So., no: Not., known-by: x, cost: 1}',
  },
  {
    what: 'after a dash, and within what is moved',
    text: 'schema: interdict.cases/1\ncases:\n  - given: {facts: {q/b: "no", q/a: "yes"}, supplier: acme}\n    id: one\n    sentence: >-\n      Two lines\n      of text.\n    because: {source: gazette}\n    then: {verdict: allowed}\n',
    fixed:
      'schema: interdict.cases/1\ncases:\n  - id: one\n    sentence: >-\n      Two lines\n      of text.\n    because: {source: gazette}\n    given: {supplier: acme, facts: {q/b: "no", q/a: "yes"}}\n    then: {verdict: allowed}\n',
  },
  {
    what: 'with the dates, which can be no other day',
    text: 'schema: interdict.holidays/1\nid: zz\ntitle: 2030/1/2\ndays: [2030-1-2, "2030/1/3", 2030.01.04]\n',
    fixed:
      'schema: interdict.holidays/1\nid: zz\ntitle: 2030/1/2\ndays: ["2030-01-02", "2030-01-03", "2030-01-04"]\n',
  },
])('keys go to their places $what', ({ text, fixed }) => {
  expect(fixedText(text)).toBe(fixed);
  expect(fixedText(fixed)).toBe(fixed);
  expect(lintOrder(fixed, '')).toEqual([]);
});

it.each([
  { what: 'a comment inside of braces', text: `${QUESTIONS}  q/a: {cost: 1, # cheap\n    ask: A?}\n` },
  { what: 'a file of no shape', text: 'schema: interdict.other/1\nb: 1\na: 2\n' },
  { what: 'ids, whatever their order', text: `${QUESTIONS}  q/b: {ask: B?}\n  q/a: {ask: A?}\n` },
  {
    what: 'days that may be others, or none',
    text: 'schema: interdict.holidays/1\nid: zz\ntitle: Days\ndays: ["1/2/2030", "2030-2-30", "2030-13-1"]\n',
  },
])('left alone: $what', ({ text }) => {
  expect(fixedText(text)).toBe(text);
});

it.each([
  { written: '2030-9-29', mended: '2030-09-29' },
  { written: '2030-09-9', mended: '2030-09-09' },
  { written: '2030/09/29', mended: '2030-09-29' },
  { written: '2030.9.2', mended: '2030-09-02' },
  { written: '2030-09-29 00:00:00-04:00', mended: '2030-09-29T00:00:00-04:00' },
  { written: '2030-09-29T00:00:00 -04:00', mended: '2030-09-29T00:00:00-04:00' },
  { written: '2030-09-29t00:00:00z', mended: '2030-09-29T00:00:00Z' },
])('a date is mended: $written', ({ written, mended }) => {
  const law = (date: string): string => FILES.law.replace('start, at: "2030-09-29"', `start, at: "${date}"`);
  expect(fixedText(law(written))).toBe(fixedText(law(mended)));
  expect(fixedText(law(written))).toContain(`at: "${mended}"`);
});

it('a map out of order is told with the key that stands too late', () => {
  const text = `${QUESTIONS}  q/a: {ask: A?, yes: So., known-by: x, no: Not., cost: 1}\n`;
  expect(lintOrder(text, 'a.yaml').map(({ lint, where, message }) => [lint, where, message])).toEqual([
    ['key-order', 'a.yaml:3:8', '"no" stands after "known-by".'],
  ]);
});

function commentsOf(text: string): string[] {
  return [...new Lexer().lex(text)].filter((token) => token.startsWith('#')).sort();
}

/** The same file with the keys of each map in an order that the numbers choose, and a comment above some of them. */
function shuffled(text: string, numbers: readonly number[]): string {
  const document = parseDocument(text, { version: '1.2', schema: 'core' });
  let turn = 0;
  const next = (): number => numbers[turn++ % numbers.length] ?? 0;
  const walk = (node: unknown): void => {
    if (isSeq(node)) node.items.forEach(walk);
    if (!isMap(node)) return;
    const places = new Map(node.items.map((pair) => [pair, next()]));
    const isKeyedByIds = node.items.some(({ key }) => isScalar(key) && String(key.value) === 'start');
    if (!isKeyedByIds) node.items.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
    for (const { key, value } of node.items) {
      if (isScalar(key) && !node.flow && next() % 4 === 0) key.commentBefore = ` about ${key.value}`;
      walk(value);
    }
  };
  walk(document.contents);
  return document.toString({ lineWidth: 0 });
}

it('whatever the order, what is read stays, and so do the comments; a second time changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(99), { minLength: 5, maxLength: 40 }), (numbers) => {
      const before = shuffled(FILES.law, numbers);
      const after = fixedText(before);
      expect(JSON.stringify(readDocument(after, 'law.yaml', prohibitionFile))).toBe(
        JSON.stringify(readDocument(before, 'law.yaml', prohibitionFile)),
      );
      expect(commentsOf(after)).toEqual(commentsOf(before));
      expect(fixedText(after)).toBe(after);
      expect(lintOrder(after, '')).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

it('of every tenth file of the catalogue the same is read after as before', () => {
  const files = [...yamlFiles(catalogueFolder()), ...caseFiles(catalogueFolder())];
  for (const path of files.filter((_, index) => index % 10 === 0)) {
    const before = readFileSync(path, 'utf8');
    const after = fixedText(before);
    const read = (text: string): unknown => parseDocument(text, { version: '1.2', schema: 'core' }).toJS();
    expect(read(after), path).toEqual(read(before));
    expect(commentsOf(after), path).toEqual(commentsOf(before));
    expect(fixedText(after), path).toBe(after);
  }
}, 60_000);

const folder = mkdtempSync(join(tmpdir(), 'interdict-fix-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fixAll = (): string[] => fixFiles(filesToFix(folder), (path) => relative(folder, path));

it('writes what there is to mend, and nothing where a file is no YAML', () => {
  mkdirSync(join(folder, 'questions'));
  const loose = join(folder, 'questions', 'a.yaml');
  const broken = join(folder, 'questions', 'b.yaml');
  const text = `${QUESTIONS}  q/a: {cost: 1, ask: A?}\n`;
  writeFileSync(loose, text);
  writeFileSync(broken, 'schema: interdict.questions/1\nquestions: {q/a: \n');
  expect(() => fixAll()).toThrow(/not well-formed YAML/);
  expect(readFileSync(loose, 'utf8')).toBe(text);
  writeFileSync(broken, `${QUESTIONS}  q/b: {ask: B?}\n`);
  expect(fixAll()).toEqual([join('questions', 'a.yaml')]);
  expect(readFileSync(loose, 'utf8')).toBe(`${QUESTIONS}  q/a: {ask: A?, cost: 1}\n`);
  expect(fixAll()).toEqual([]);
});
