import { expect, it } from 'vitest';
import { type CasesFile, casesFile, type LawCase } from '../../src/catalogue/cases-file.ts';
import { readDocument } from '../../src/catalogue/document.ts';
import { pastedCases } from '../../src/catalogue/lint-case.ts';
import { lintsOf } from '../../src/catalogue/lint-catalogue.ts';
import type { LawData } from '../../src/catalogue/read-catalogue.ts';
import { testCatalogue } from '../../src/decide/test-catalogue.ts';
import type { Catalogue } from '../../src/model/catalogue.ts';
import { ACME, FIXTURES, law } from './linted-law.ts';

function catalogueOf(data: LawData): Catalogue {
  const rest = { ceilings: [], products: [], indicators: [], roots: [] };
  return { ...data, ...rest, suppliers: [ACME], version: '2030.01.01', digest: '' };
}

function withoutSweeps(cases: CasesFile['cases']): LawCase[] {
  return cases.map(({ wants, ...rest }) => {
    const { verdict } = wants;
    if (Array.isArray(verdict)) throw new Error('a lint prints no sweeps');
    return { ...rest, wants: { ...wants, verdict } };
  });
}

/** The cases that a lint prints of a law; null where it prints none. */
function casesOf(data: LawData, lint: string): string | null {
  const found = lintsOf({ law: data, supply: null, others: [ACME], match: null });
  const shows = found.find((each) => each.lint === lint)?.shows;
  return shows ? pastedCases(shows.law, shows.cases, ACME.id) : null;
}

/** What the cases get wrong that are pasted beside a law as they stand. */
function faultsOf(text: string, data: LawData): string[] {
  const file = readDocument(`schema: interdict.cases/1\ncases:\n${text}\n`, 'law.cases.yaml', casesFile);
  const table = { path: '', prohibition: 'law', defaults: { given: {}, asKnown: '2030-01-01' } };
  const [tested] = testCatalogue(
    catalogueOf(data),
    [{ ...table, cases: withoutSweeps(file.cases) }],
    Date.parse('2030-01-01'),
  );
  return (tested?.cases ?? []).flatMap((each) => each.faults);
}

/** Lints whose fault a case can show. Of the others the place says where to look. */
const SHOWN = [
  'always-excepted',
  'cite-names-other-date',
  'constant-question',
  'contradiction',
  'empty-interval',
  'gap',
  'hole-in-history',
  'interval-vs-quote',
  'known-before-published',
  'never-applies',
  'shadowed',
  'valid-before-known',
  'zone-vs-season',
];

const withCases = FIXTURES.flatMap(({ says, ...change }) => {
  const lint = says.split(' ')[1] ?? '';
  const data = law({ in: 'law', ...change });
  const text = casesOf(data, lint);
  return text === null ? [] : [{ lint, to: change.to, text, data }];
});

it('cases are printed for what a case can show', () => {
  expect([...new Set(withCases.map(({ lint }) => lint))].sort()).toEqual(SHOWN);
});

it.each(withCases)('$lint prints a case that fails: $to', ({ text, data }) => {
  expect(faultsOf(text, data), text).not.toEqual([]);
});

/** Of these the law that was changed is the law mended. */
const MENDED = ['hole-in-history', 'known-before-published', 'never-applies', 'valid-before-known'];

it.each(withCases.filter(({ lint }) => MENDED.includes(lint)))(
  'once it is mended, the case of $lint passes: $to',
  ({ text }) => {
    expect(faultsOf(text, law(null)), text).toEqual([]);
  },
);
