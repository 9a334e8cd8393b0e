import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  ACME,
  type Change,
  exception,
  FILES,
  FIXTURES,
  type File,
  law,
} from '../../tests/lints/linted-law.ts';
import { lintAge } from './lint-age.ts';
import { lintsOf } from './lint-catalogue.ts';
import { lintCounts } from './lint-counts.ts';
import { lintEdits } from './lint-edits.ts';
import { lintGaps } from './lint-gaps.ts';
import { lintQuotes } from './lint-quotes.ts';
import { lintReaders } from './lint-readers.ts';
import { lintText, quotedText } from './lint-text.ts';
import { lintWords } from './lint-words.ts';
import type { LawData } from './read-catalogue.ts';

function lints(data: LawData): string[] {
  const findings = [
    ...lintsOf({ law: data, supply: null, others: [ACME], match: null }),
    ...lintWords(data, []),
  ];
  return findings.map(({ lint, severity, where }) => `${severity} ${lint} ${where}`);
}

/** What is said of the law that the fixtures change: one reader has read it, and nothing is wrong with it. */
const SAID_OF_ALL = ['note single-reader law'];

it('nothing is wrong with the law that the fixtures change', () => {
  expect(lints(law(null))).toEqual(SAID_OF_ALL);
});

it.each(FIXTURES)('$says: $to', ({ says, ...change }) => {
  expect(lints(law({ in: 'law', ...change }))).toContain(says);
});

/** Changes near those above, of which nothing is said. */
const NEIGHBOURS: readonly (Omit<Change, 'in'> & { readonly in?: File })[] = [
  ...['on or after September 29', 'effective September 29', 'after September 28'].map((words) => ({
    from: 'on September 29, 2030',
    to: `${words}, 2030`,
  })),
  ...['before January 1, 2033', 'no later than December 31, 2032', 'on or before December 31, 2032'].map(
    (words) => ({ from: 'through December 31, 2032', to: words }),
  ),
  // Something is left: where both questions are yes, where neither exception applies, or where one is taken back.
  { from: 'when: q/museum', to: 'when: {all: [q/there, q/here, q/museum]}' },
  {
    from: '  - id: tell\n',
    to: `${exception('not-to-others', 'no-sale', '{all: [{not: q/museum}, q/here]}')}  - id: tell\n`,
  },
  {
    from: exception('not-to-museums', 'no-sale', 'q/museum'),
    to:
      exception('not-to-anybody', 'no-sale', '{any: [q/here, q/there]}') +
      exception('but-to-museums', 'not-to-anybody', 'q/museum', 'reinstates'),
  },
  // Another reading is recorded, or what the sources say of it is open.
  {
    from: 'title: start,',
    to: 'title: start, why: "reports differ on the day", alternatives: [{at: "2030-09-30", as-written: the day after, cite: {source: herald}}],',
  },
  { from: 'title: start,', to: 'title: start, why: "the gazette says so",' },
  {
    from: 'date: "2030-02-01"}]\n    still-good-on: "2030-02-01"\n  - id: not-to-museums',
    to: 'date: "2030-02-01", why: "reports differ"}]\n    open-norm: {construct: museums, why: they differ}\n    still-good-on: "2030-02-01"\n  - id: not-to-museums',
  },
  // Looked for where it would be, or no matter of looking for it.
  {
    in: 'questions',
    from: 'no: Anybody else.,',
    to: 'no: Anybody else., assume: [{answer: "no", register: "the list of museums, 1 February 2030", says: "no museum is known"}],',
  },
  {
    in: 'questions',
    from: 'no: Anybody else.,',
    to: 'no: Anybody else., assume: [{answer: "no", says: "the buyer keeps it"}],',
  },
  {
    in: 'questions',
    from: 'no: Anybody else.,',
    to: 'no: Anybody else., assume: [{answer: "yes", says: "no other buyer is known"}],',
  },
  {
    in: 'questions',
    from: 'no: Anybody else.,',
    to: 'no: Anybody else., derive: {product-class: [camera]},',
  },
];

it.each(NEIGHBOURS)('nothing is said of $to', (change) => {
  expect(lints(law({ in: 'law', ...change }))).toEqual(SAID_OF_ALL);
});

it('where it was looked for is told with what was not found', () => {
  const { questions } = law({
    in: 'questions',
    from: 'no: Anybody else.,',
    to: 'no: Anybody else., assume: [{answer: "no", register: the list of museums, says: "no museum is known"}],',
  });
  expect(questions.flatMap(({ assume }) => assume.map(({ says }) => says))).toEqual([
    'no museum is known (looked for in the list of museums)',
  ]);
});

/** Every entry of checked by one reader, by two of them, or by nobody named. */
it.each([
  { readers: ['a', 'b'], says: null },
  { readers: ['a'], says: 'Of its 14 checked fields 14 were read by one reader.' },
  { readers: ['a', 'a'], says: 'Of its 14 checked fields 14 were read by one reader.' },
  { readers: [null], says: 'Of its 14 checked fields 14 name nobody who read them.' },
])('of a law that $readers read: $says', ({ readers, says }) => {
  const checked = /checked: \[(\{.*\})\]/g;
  const read = FILES.law.replace(checked, (_, entry: string) => {
    const entries = readers.map((by) => (by === null ? entry : entry.replace('date:', `by: ${by}, date:`)));
    return `checked: [${entries.join(', ')}]`;
  });
  const found = lintsOf({
    law: law({ in: 'law', from: FILES.law, to: read }),
    supply: null,
    others: [ACME],
    match: null,
  });
  expect(found.map(({ lint, message }) => [lint, message])).toEqual(
    says === null ? [] : [['single-reader', says]],
  );
});

it('what one of several has read alone is counted apart', () => {
  const entry = '{fields: [effect, binds, does, object, valid], status: primary, date: "2030-02-01"}';
  const one = entry.replace('date:', 'by: a, date:').replace('valid', 'valid, known');
  const data = law({
    in: 'law',
    from: `[${entry}]`,
    to: `[${one}, ${entry.replace('date:', 'by: b, date:')}]`,
  });
  expect(lintReaders(data.prohibitions[0] ?? expect.fail('no law')).map(({ message }) => message)).toEqual([
    'Of its 15 checked fields 1 were read by one reader, and 9 name nobody who read them.',
  ]);
});

/** What a file says that is never read at all, and what the refusal says. */
it.each([
  { from: 'at: "2030-09-29"', to: 'at: "2030-09-29T00:00:00"', says: /a date is written/ },
  { from: 'zone: America/New_York', to: 'zone: America/Nowhere', says: /a zone is an IANA name/ },
  { from: 'title: start,', to: 'title: start, zone: EDT/EST,', says: /a zone is an IANA name/ },
  {
    from: 'title: start,',
    to: 'title: start, alternatives: [{at: "2030-09-30", as-written: the day after}],',
    says: /"cite" is missing/,
  },
  { from: 'tier: B', to: 'tier: B\nteir: B', says: /"teir" is no key/ },
  { from: 'tier: B', to: 'tier: B\ntier: B', says: /[Mm]ap keys must be unique/ },
])('refused: $to', ({ from, to, says }) => {
  expect(() => law({ in: 'law', from, to })).toThrow(says);
});

/** What each change of the law has the lint say that holds it against what was published. */
const EDITS: readonly (Omit<Change, 'in'> & { readonly says: readonly string[] })[] = [
  {
    says: ['error law/no-sale valid', 'error law/not-to-museums valid', 'error law/tell valid'],
    from: 'start, at: "2030-09-29"',
    to: 'start, at: "2030-09-30"',
  },
  {
    says: ['error law/no-sale object', 'error law/tell object'],
    from: 'closure: [subsidiary]',
    to: 'closure: []',
  },
  { says: ['error law/no-sale when'], from: '    when: {any: [q/here, q/there]}\n', to: '' },
  { says: ['error law/not-to-museums when'], from: 'when: q/museum', to: 'when: q/here' },
  { says: ['error law/tell duty'], from: 'count: 3', to: 'count: 2' },
  { says: ['error law/tell'], from: 'id: tell', to: 'id: say' },
  { says: ['error law'], from: 'id: law', to: 'id: another' },
  {
    says: ['error law/no-sale known', 'error law/not-to-museums known', 'error law/tell known'],
    from: 'at: "2030-01-10", known: "2030-01-10"',
    to: 'at: "2030-01-10", known: "2030-01-11"',
  },
  // Closed, told better, or checked better.
  {
    says: [],
    from: 'known: {from: published}\n    when: {any',
    to: 'known: {from: published, to: end}\n    when: {any',
  },
  { says: [], from: 'text: Nobody sells it.', to: 'text: Nobody may sell it.' },
  { says: [], from: 'still-good-on: "2030-02-01"', to: 'still-good-on: "2030-03-01"' },
  {
    says: [],
    from: 'published: {title',
    to: 'printed: {title: printed, at: "2030-01-10", known: "2030-01-10", cite: {source: gazette}, status: primary}\n  published: {title',
  },
  // An exception comes to except from a row that was published, and from one that was not.
  { says: ['error law/not-to-museums excepts'], from: 'excepts: [no-sale]', to: 'excepts: [no-sale, tell]' },
  { says: [], from: 'excepts: [no-sale]', to: 'excepts: [no-sale, no-sale-from-2031]' },
  // A mistake of ours is mended, and a check says which.
  {
    says: ['note law/tell binds'],
    from: 'binds: [dealer]\n    does: [sell]\n    object: {made-by: acme}\n    valid: {from: start}\n    known: {from: published}\n    duty: {kind: report, to: the ministry, deadlines: [{what: report, count: 3, unit: calendar-day, of: the sale, because: "s. 4", basis: stated}]}\n    text: A dealer tells the ministry.\n    cite: [{source: gazette, pin: "s. 4"}]\n    checked: [',
    to: 'binds: [business]\n    does: [sell]\n    object: {made-by: acme}\n    valid: {from: start}\n    known: {from: published}\n    duty: {kind: report, to: the ministry, deadlines: [{what: report, count: 3, unit: calendar-day, of: the sale, because: "s. 4", basis: stated}]}\n    text: A dealer tells the ministry.\n    cite: [{source: gazette, pin: "s. 4"}]\n    checked: [{fields: [binds], status: primary, date: "2030-03-01", why: "dealers alone were taken from a summary"}, ',
  },
];

it.each(EDITS)('of what was published, $says: $to', ({ says, from, to }) => {
  const found = lintEdits(law(null).prohibitions, law({ in: 'law', from, to }).prohibitions);
  expect(
    found.map(({ lint, severity, where, message }) => {
      expect(lint).toBe('edited-history');
      return [severity, where, /^Its (\S+)/.exec(message)?.[1] ?? ''].join(' ').trim();
    }),
  ).toEqual(says);
});

it('what had not happened when it was published may happen', () => {
  const proposed = FILES.law.replace('start, at: "2030-09-29"', 'start, at: {if: enacted}');
  const before = law({ in: 'law', from: FILES.law, to: proposed }).prohibitions;
  expect(lintEdits(before, law(null).prohibitions)).toEqual([]);
});

const BY_COUNTRY = {
  cameras: 'object: {class: [camera]}',
  radios: 'object: {class: [radio]}',
};

/** A law of two rows on classes whoever made them, the second with its condition, and what the lint misses. */
it.each([
  { when: 'q/from-zz', misses: [] },
  { when: 'q/from-zz-or-yy', misses: ['camera from YY'] },
  { when: '{all: [q/from-zz, q/museum]}', misses: [] },
  { when: 'q/museum', misses: [] },
])('of a table of two classes, the second $when: $misses', ({ when, misses }) => {
  const [first, rest = ''] = FILES.law.split('  - id: tell\n');
  const row = (id: string, object: string, condition: string): string =>
    `  - id: ${id}\n${rest
      .replace('title: Tell', 'title: No sale')
      .replace('disclosure-required', 'prohibited')
      .replace('object: {made-by: acme}', object)
      .replace(/duty: .*\n/, `when: ${condition}\n`)}`;
  const rows = `${row('cameras', BY_COUNTRY.cameras, 'q/from-zz')}${row('radios', BY_COUNTRY.radios, when)}`;
  const data = law({ in: 'law', from: FILES.law, to: `${first}${rows}` });
  const word = (id: string) => ({ id, says: '', implies: [] });
  const countries = (id: string, list: readonly string[]) =>
    data.questions.slice(0, 1).map((each) => ({
      ...each,
      id,
      derive: { kind: 'country-of-origin' as const, countries: list },
    }));
  const found = lintGaps(
    data.prohibitions[0] ?? expect.fail('the fixture has no law'),
    { ...data.vocabulary, classes: [word('camera'), word('radio')] },
    [...countries('q/from-zz', ['ZZ']), ...countries('q/from-zz-or-yy', ['ZZ', 'YY']), ...data.questions],
  );
  expect(found.map(({ message }) => /(\w+ from [A-Z, ]+), from/.exec(message)?.[1])).toEqual(misses);
  // The case that is missing: that class, and every question of a country answered for the country.
  const cases = found.flatMap(({ shows }) => shows?.cases ?? []);
  expect(cases.map(({ id, product, facts }) => [id, product, [...(facts ?? [])]])).toEqual(
    misses.map(() => [
      'camera-from-yy',
      'camera',
      [
        ['q/from-zz-or-yy', true],
        ['q/from-zz', false],
      ],
    ]),
  );
});

it.each([
  { usual: { prohibitions: 4, clauses: 3, questions: 12, sources: 1 }, says: [] },
  { usual: { prohibitions: 5 }, says: ['It has 1 prohibitions, and usually has about 5.'] },
  { usual: { clauses: 13 }, says: ['It has 3 clauses, and usually has about 13.'] },
  { usual: { questions: 13 }, says: ['It has 3 questions, and usually has about 13.'] },
  { usual: { suppliers: 1 }, says: ['It has 0 suppliers, and usually has about 1.'] },
  { usual: { indicators: 1 }, says: ['It has 0 indicators, and usually has about 1.'] },
])('of the usual $usual: $says', ({ usual, says }) => {
  const all = lintsOf({ law: law(null), supply: null, others: [ACME], usual, match: null });
  const found = all.filter(({ severity }) => severity !== 'note');
  expect(found.map(({ lint, severity }) => `${severity} ${lint}`)).toEqual(
    says.map(() => 'error assertions'),
  );
  expect(found.map(({ message }) => message)).toEqual(says);
});

it('twice what is usual, and twice that, is too much', () => {
  const source = law(null).sources.slice(0, 1);
  const many = { ...law(null), sources: Array.from({ length: 9 }, () => source).flat() };
  expect(lintCounts({ sources: 3 }, many, null)).toEqual([]);
  expect(lintCounts({ sources: 2 }, many, null).map(({ lint }) => lint)).toEqual(['assertions']);
});

/** The quotes of the law, as a gazette prints them, and what a lint says of another print. */
const PRINTED =
  'A dealer shall not\nsell. It begins on Septem\u00ad\nber 29, 2030, for whom it \u2018owned\u2019 50 percent\u2011or more.';
it.each<{ printed: string; says: readonly string[]; quote?: string; digest?: string }>([
  { printed: `${PRINTED} owned 50 per\u2010\ncent or more`, says: [] },
  {
    printed: PRINTED,
    says: ['error quote-not-in-source law#acme'],
  },
  { printed: PRINTED, quote: "it 'owned' 50 percent-or", says: [] },
  { printed: PRINTED, quote: 'A dealer \u2026 for whom', says: [] },
  { printed: PRINTED, quote: 'for whom ... A dealer', says: ['error quote-not-in-source law#acme'] },
  { printed: PRINTED, quote: 'a dealer', says: ['error quote-not-in-source law#acme'] },
  {
    printed: PRINTED,
    quote: 'owned',
    digest: 'sha256:0000000000000000000000000000000000000000000000000000000000000000',
    says: ['error text-changed gazette'],
  },
])(
  'of quotes in "$printed": $says, $quote',
  ({ printed, says, quote = 'owned 50 percent or more', digest }) => {
    const bytes = new TextEncoder().encode(printed);
    const text = digest ?? `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const data = law({ in: 'law', from: 'owned 50 percent or more', to: quote });
    const sources = data.sources.map((each) => (each.id === 'gazette' ? { ...each, text } : each));
    const found = lintQuotes({ ...data, sources }, new Map([['gazette', bytes]]));
    expect(found.map(({ lint, severity, where }) => `${severity} ${lint} ${where}`)).toEqual(says);
  },
);

it('a text that is not stored, and one that no source states, is told', () => {
  const data = law(null);
  const stated = data.sources.map((each) => (each.id === 'gazette' ? { ...each, text: 'sha256:00' } : each));
  const told = (sources: LawData['sources'], texts: readonly [string, Uint8Array][]): string[] =>
    lintQuotes({ ...data, sources }, new Map(texts)).map(({ lint, where }) => `${lint} ${where}`);
  expect(told(stated, [])).toContain('text-changed gazette');
  expect(told(data.sources, [['herald', new Uint8Array()]])).toContain('text-changed herald');
  expect(told(data.sources, [])).toEqual([
    'quote-unchecked law#start',
    'quote-unchecked law#acme',
    'quote-unchecked law/no-sale',
  ]);
});

it.each([
  { today: '2030-03-03', says: [] },
  { today: '2030-03-04', says: ['stale no-sale', 'stale not-to-museums', 'stale tell'] },
  { today: '2032-10-02', says: ['stale no-sale', 'stale not-to-museums', 'stale tell'] },
  { today: '2032-10-03', says: ['stale no-sale', 'expiring no-sale', 'stale not-to-museums', 'stale tell'] },
])('on $today: $says', ({ today, says }) => {
  const [one] = law(null).prohibitions;
  if (!one) throw new Error('the fixture has no law');
  expect(lintAge(one, today).map(({ lint, where }) => `${lint} ${where.replace('law/', '')}`)).toEqual(says);
});

it('a law that reaches back may say so', () => {
  const back = FILES.law
    .replace('at: "2030-01-10", known: "2030-01-10"', 'at: "2030-01-10", known: "2031-01-10"')
    .replace(
      'known: {from: published}\n    when: {any',
      'known: {from: published}\n    reaches-back: true\n    when: {any',
    );
  expect(lints(law({ in: 'law', from: FILES.law, to: back }))).toEqual(SAID_OF_ALL);
});

it.each([
  { says: 'implicit-bool law.yaml:2:10', text: 'a: "no"\ncountry: NO\n' },
  { says: 'implicit-bool law.yaml:1:6', text: 'a: [ off, "on"]\n' },
  { says: 'unquoted-date law.yaml:1:11', text: 'a: {from: 2030-09-29, to: "2031-01-01"}\n' },
])('$says', ({ says, text }) => {
  expect(lintText(text, 'law.yaml').map(({ lint, where }) => `${lint} ${where}`)).toEqual([says]);
});

it.each([
  { text: 'a: "no"\ncountry: NO\n', fixed: 'a: "no"\ncountry: "NO"\n' },
  { text: 'a: [ off, "on", 2030-09-29]\n', fixed: 'a: [ "off", "on", "2030-09-29"]\n' },
  { text: 'no: It is so, no doubt.\n', fixed: 'no: It is so, no doubt.\n' },
])('$text is mended', ({ text, fixed }) => {
  expect(quotedText(text)).toBe(fixed);
  expect(lintText(quotedText(text), 'law.yaml')).toEqual([]);
});

it('keys and words inside of sentences are left alone', () => {
  expect(
    lintText('yes: It is so, no doubt on it.\nno: It is not.\nfrom: in 2030-09-29\n', 'law.yaml'),
  ).toEqual([]);
});
