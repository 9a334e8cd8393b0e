import { expect, it } from 'vitest';
import { caseOf, catalogueOf, clauseOf, lawOf } from '../../tests/law/arbitrary-law.ts';
import type { Product } from '../model/product.ts';
import type { Contract, ProfileAnswer } from '../model/profile.ts';
import type { Question } from '../model/question.ts';
import type { Answer } from '../model/verdict.ts';
import type { Case, ProductKnowledge } from './case.ts';
import { classFact, factOf, makerFact } from './facts.ts';
import { evaluate } from './formula.ts';

const question: Question = {
  id: 'q/with-the-navy',
  ask: 'Is the contract with the Navy?',
  yes: 'It is.',
  no: 'It is not.',
  help: null,
  derive: { kind: 'agency', agencies: ['Navy', 'Marine Corps'] },
  assume: [],
  knownBy: 'contracts office',
  cost: 1,
};
const navy: Contract = { id: 'C-1', date: '2030-01-01', renewals: null, agency: 'NAVY', clauses: [] };
const parks: Contract = { id: 'C-2', date: '2030-01-01', renewals: null, agency: 'Parks', clauses: [] };
const nobodys: Contract = { id: 'C-3', date: '2030-01-01', renewals: null, agency: null, clauses: [] };

it.each([
  { held: navy, contracts: [navy, parks], complete: true, truth: 'true' },
  { held: parks, contracts: [navy, parks], complete: true, truth: 'false' },
  { held: nobodys, contracts: [navy, nobodys], complete: true, truth: 'unknown' },
  { held: null, contracts: [parks, navy], complete: false, truth: 'true' },
  { held: null, contracts: [parks], complete: true, truth: 'false' },
  { held: null, contracts: [parks], complete: false, truth: 'unknown' },
  { held: null, contracts: [parks, nobodys], complete: true, truth: 'unknown' },
  // An agency that asks has no contracts of its own to list.
  { held: null, contracts: [], complete: true, truth: 'unknown' },
])('of $contracts.length contracts, complete: $complete, against $held.id: $truth', (given) => {
  const { held, contracts, complete, truth } = given;
  const one = { ...caseOf([], new Map(), 0), contracts, contractsComplete: complete };

  const fact = factOf(question, { activity: 'use', day: '2030-06-01' }, one, held);

  expect(evaluate(fact.formula)).toBe(truth);
});

it.each([
  { places: ['DE'], countries: ['DE'], truth: 'true' },
  { places: ['DE'], countries: ['US'], truth: 'false' },
  { places: ['AT', 'DE'], countries: ['US', 'DE'], truth: 'true' },
  { places: ['DE'], countries: ['DE-BE'], truth: 'true' },
  { places: ['DE-BE'], countries: ['DE-BE'], truth: 'true' },
  { places: ['DE-BE'], countries: ['DE-BY'], truth: 'false' },
  { places: ['DE-BE'], countries: ['US'], truth: 'false' },
  // Somewhere in the country is not known to be there.
  { places: ['DE-BE'], countries: ['DE'], truth: 'unknown' },
  // Nor where its part is named beside it.
  { places: ['DE-BE'], countries: ['DE', 'DE-BY'], truth: 'false' },
  { places: ['DE-BE'], countries: ['DE', 'DE-BE'], truth: 'true' },
  { places: ['DE'], countries: [], truth: 'unknown' },
])('a law of $places against $countries: $truth', ({ places, countries, truth }) => {
  const asked: Question = { ...question, derive: { kind: 'nexus', places } };
  const one = { ...caseOf([], new Map(), 0), countries };

  const fact = factOf(asked, { activity: 'use', day: '2030-06-01' }, one, null);

  expect(evaluate(fact.formula)).toBe(truth);
});

function truthOf(asked: Partial<Question>, known: Partial<Case>, contract: Contract | null = null): string {
  const one = { ...caseOf([], new Map(), 0), ...known };
  return evaluate(
    factOf({ ...question, ...asked }, { activity: 'use', day: '2030-06-01' }, one, contract).formula,
  );
}

it.each([
  { places: ['DE'], countries: ['DEU'], truth: 'false' },
  { places: ['DE-BE'], countries: ['US', 'DE'], truth: 'unknown' },
  { places: ['DE-BE', 'US-TX'], countries: ['DE-BY', 'US'], truth: 'unknown' },
  { places: ['DE-BE', 'FR'], countries: ['DE', 'FR'], truth: 'true' },
])(
  'nor is one place taken for another: $places against $countries: $truth',
  ({ places, countries, truth }) => {
    expect(truthOf({ derive: { kind: 'nexus', places } }, { countries })).toBe(truth);
  },
);

function answer(given: Answer, parts: Partial<ProfileAnswer> = {}): ProfileAnswer {
  return { question: question.id, answer: given, assets: [], contract: null, because: null, ...parts };
}

it.each<{ what: string; answers: ProfileAnswer[]; truth: string; from?: string }>([
  { what: 'a yes', answers: [answer('yes')], truth: 'true' },
  { what: 'a no', answers: [answer('no')], truth: 'false' },
  { what: 'the same twice', answers: [answer('no'), answer('no')], truth: 'false' },
  // Two sources that disagree settle nothing, and the last of them least of all.
  { what: 'yes and no', answers: [answer('no'), answer('yes')], truth: 'unknown' },
  { what: 'not known', answers: [answer('unknown')], truth: 'unknown' },
  {
    what: 'an answer for this machine',
    answers: [answer('yes', { assets: ['other', 'pc-1'] })],
    truth: 'true',
  },
  { what: 'an answer for this contract', answers: [answer('yes', { contract: 'C-1' })], truth: 'true' },
])('$what is the answer: $truth, even against what would follow', ({ answers, truth }) => {
  const opposite = { kind: 'nexus', places: ['DE'] } as const;
  const assume = [{ answer: 'yes', activities: null, unless: [], before: null, says: 'is so' } as const];
  for (const countries of [['DE'], ['US']]) {
    const known = { answers, countries, assetNames: ['pc-1'] };
    expect(truthOf({ derive: opposite, assume }, known, navy)).toBe(truth);
  }
});

it.each<{ what: string; answers: ProfileAnswer[] }>([
  { what: 'another question', answers: [answer('yes', { question: 'q/other' })] },
  { what: 'another machine', answers: [answer('yes', { assets: ['pc-2'] })] },
  { what: 'another contract', answers: [answer('yes', { contract: 'C-2' })] },
])('an answer for $what is none', ({ answers }) => {
  expect(truthOf({ derive: null }, { answers, assetNames: ['pc-1'] }, navy)).toBe('unknown');
  expect(truthOf({ derive: null }, { answers, assetNames: ['pc-1'] })).toBe('unknown');
});

it.each([
  { assume: [{ activities: null, unless: [], before: null }], truth: 'true' },
  { assume: [{ activities: ['use'], unless: [], before: null }], truth: 'true' },
  { assume: [{ activities: ['sell'], unless: [], before: null }], truth: 'unknown' },
  { assume: [{ activities: null, unless: [], before: '2030-06-02' }], truth: 'true' },
  // From its day on it is taken for granted no longer.
  { assume: [{ activities: null, unless: [], before: '2030-06-01' }], truth: 'unknown' },
  { assume: [{ activities: ['sell'], unless: [], before: '2031-01-01' }], truth: 'unknown' },
  // Of who has such a role, or may have it, it is not taken for granted.
  { assume: [{ activities: null, unless: ['agency'], before: null }], truth: 'true' },
  { assume: [{ activities: null, unless: ['agency', 'dealer'], before: null }], truth: 'unknown' },
  { assume: [{ activities: null, unless: ['maker'], before: null }], truth: 'unknown' },
  { assume: [], truth: 'unknown' },
])('what may be taken for granted, $assume, is: $truth', ({ assume, truth }) => {
  const says = 'it is with the Navy';
  const asked = {
    ...question,
    derive: null,
    assume: assume.map((each) => ({ ...each, answer: 'yes' as const, says })),
  };
  const one = { ...caseOf([], new Map(), 0), roles: ['dealer'], unknownRoles: ['maker'] };
  const fact = factOf(asked, { activity: 'use', day: '2030-06-01' }, one, null);
  expect(evaluate(fact.formula)).toBe(truth);
  expect(fact.assumption).toBe(truth === 'true' ? says : undefined);
  expect(fact.from).toBe(truth === 'true' ? 'assumed' : 'nobody');
});

it('takes a no for granted too, by the first that fits', () => {
  const assume = [
    { answer: 'yes', activities: ['sell'], unless: [], before: null, says: 'sold' },
    { answer: 'no', activities: null, unless: [], before: null, says: 'not so' },
    { answer: 'yes', activities: null, unless: [], before: null, says: 'so' },
  ] as const;
  expect(truthOf({ derive: null, assume }, {})).toBe('false');
});

it.each([
  { year: null, truth: 'unknown' },
  { year: 2029, truth: 'false' },
  { year: 2030, truth: 'true' },
  { year: 2031, truth: 'true' },
])('of model year 2030 or later is a thing of $year: $truth', ({ year, truth }) => {
  expect(truthOf({ derive: { kind: 'model-year', from: 2030 } }, { modelYear: year })).toBe(truth);
});

it.each([
  { origins: [], truth: 'unknown' },
  { origins: ['CN'], truth: 'true' },
  { origins: ['VN'], truth: 'false' },
  { origins: ['VN', 'RU'], truth: 'true' },
])('made in China or Russia is a thing marked $origins: $truth', ({ origins, truth }) => {
  expect(truthOf({ derive: { kind: 'country-of-origin', countries: ['CN', 'RU'] } }, { origins })).toBe(
    truth,
  );
});

it.each([
  // The clause as such, in no contract that was given.
  { carried: null, complete: true, from: null, before: null, truth: 'false' },
  { carried: null, complete: false, from: null, before: null, truth: 'unknown' },
  { carried: [], complete: true, from: null, before: null, truth: 'false' },
  { carried: ['FAR 52.204-99'], complete: true, from: null, before: null, truth: 'true' },
  { carried: ['52.204-98'], complete: true, from: null, before: null, truth: 'false' },
  // Of one edition or another.
  { carried: ['DEC 2023'], complete: true, from: '2023-12', before: null, truth: 'true' },
  { carried: ['NOV 2023'], complete: true, from: '2023-12', before: null, truth: 'false' },
  { carried: ['November 2023'], complete: true, from: null, before: '2023-12', truth: 'true' },
  { carried: ['Dec. 2023'], complete: true, from: null, before: '2023-12', truth: 'false' },
  { carried: ['2023-12-04'], complete: true, from: '2023-12', before: '2024-01', truth: 'true' },
  { carried: [' JAN 2024 '], complete: true, from: '2023-12', before: '2024-01', truth: 'false' },
  { carried: ['JUL 2018'], complete: true, from: '2018-07', before: '2023-12', truth: 'true' },
  ...['FEB', 'MAR', 'APR', 'MAY', 'JUN', 'AUG', 'SEP', 'OCT'].map((month, place) => ({
    carried: [`${month}  2023`],
    complete: true,
    from: `2023-${['02', '03', '04', '05', '06', '08', '09', '10'][place]}`,
    before: `2023-${['03', '04', '05', '06', '07', '09', '10', '11'][place]}`,
    truth: 'true',
  })),
  { carried: [' 2023-12 '], complete: true, from: '2023-12', before: '2024-01', truth: 'true' },
  { carried: ['of 2023-12'], complete: true, from: '2023-12', before: '2024-01', truth: 'unknown' },
  { carried: ['the latest'], complete: true, from: '2018-07', before: '2023-12', truth: 'unknown' },
  { carried: ['Foo 2023'], complete: true, from: '2018-07', before: '2023-12', truth: 'unknown' },
  { carried: ['no'], complete: true, from: '2018-07', before: '2023-12', truth: 'unknown' },
  { carried: ['in DEC 2023'], complete: true, from: '2023-12', before: null, truth: 'unknown' },
  { carried: ['DEC 2023 or later'], complete: true, from: '2023-12', before: null, truth: 'unknown' },
])('a contract that carries $carried, complete: $complete, from $from before $before: $truth', (given) => {
  const { carried, complete, from, before, truth } = given;
  const clauses = (carried ?? []).map((text) =>
    /^(FAR )?52/.test(text)
      ? { id: text, edition: null }
      : { id: 'FAR 52.204-99', edition: text === 'no' ? null : text },
  );
  const contract = carried === null ? null : { ...navy, clauses };
  const derive = {
    kind: 'contract-clause',
    clause: '52.204-99',
    editionFrom: from,
    editionBefore: before,
  } as const;
  expect(truthOf({ derive }, { contractsComplete: complete }, contract)).toBe(truth);
});

const product: Product = {
  id: 'p',
  supplier: 'supplier',
  name: 'P',
  names: [],
  classes: ['endpoint'],
  classVerification: 'secondary',
  embeddable: false,
  note: null,
};

/** A law on anti-virus, in a vocabulary in which every endpoint product is one, and both are software. */
function seen(what: ProductKnowledge, products: readonly Product[] = []): Case {
  const clause = clauseOf('bar', 'prohibited', {
    when: null,
    valid: { from: 'e0', to: 'open' },
    known: { from: 'e0', to: 'open' },
  });
  const law = lawOf(
    [{ ...clause, object: { madeBy: null, classes: ['anti-virus'], part: 'whole-or-part' } }],
    false,
  );
  const one = caseOf([law], new Map(), 0);
  const { vocabulary } = one.catalogue;
  const word = (id: string, implies: string[]) => ({ id, says: '', implies });
  const classes = [word('endpoint', ['anti-virus']), word('anti-virus', ['software']), word('training', [])];
  return {
    ...one,
    catalogue: { ...catalogueOf([law]), vocabulary: { ...vocabulary, classes }, products },
    product: what,
  };
}

const unchecked: Product = { ...product, classVerification: 'memory' };

it.each<{ what: string; known: ProductKnowledge; classes: string[]; truth: string; from: string }>([
  { what: 'unseen', known: { kind: 'unknown' }, classes: ['anti-virus'], truth: 'unknown', from: 'nobody' },
  { what: 'not named', known: { kind: 'law-own' }, classes: ['anti-virus'], truth: 'true', from: 'assumed' },
  { what: 'not named', known: { kind: 'law-own' }, classes: ['training'], truth: 'false', from: 'assumed' },
  {
    what: 'not named',
    known: { kind: 'law-own' },
    classes: ['training', 'anti-virus'],
    truth: 'true',
    from: 'assumed',
  },
  {
    what: 'an endpoint product',
    known: { kind: 'classes', classes: ['endpoint'] },
    classes: ['training', 'software'],
    truth: 'true',
    from: 'asked',
  },
  {
    what: 'software',
    known: { kind: 'classes', classes: ['software'] },
    classes: ['anti-virus'],
    truth: 'false',
    from: 'asked',
  },
  { what: 'P', known: { kind: 'product', product }, classes: ['endpoint'], truth: 'true', from: 'catalogue' },
  { what: 'P', known: { kind: 'product', product }, classes: ['software'], truth: 'true', from: 'catalogue' },
  {
    what: 'P',
    known: { kind: 'product', product },
    classes: ['training'],
    truth: 'false',
    from: 'catalogue',
  },
  // What nobody checked is a doubt about the line itself, and none about the trade.
  {
    what: 'P unchecked',
    known: { kind: 'product', product: unchecked },
    classes: ['endpoint'],
    truth: 'unknown',
    from: 'nobody',
  },
  {
    what: 'P unchecked',
    known: { kind: 'product', product: unchecked },
    classes: ['endpoint', 'anti-virus'],
    truth: 'true',
    from: 'catalogue',
  },
  {
    what: 'P unchecked',
    known: { kind: 'product', product: unchecked },
    classes: ['training'],
    truth: 'false',
    from: 'catalogue',
  },
])('a product $what is of $classes: $truth', ({ known, classes, truth, from }) => {
  const fact = classFact('q/class', classes, seen(known));
  expect(evaluate(fact.formula)).toBe(truth);
  expect(fact.from).toBe(from);
  if (truth === 'unknown') expect(fact.formula).toEqual({ kind: 'atom', id: 'q/class' });
  const asked: Question = { ...question, derive: { kind: 'product-class', classes } };
  expect(factOf(asked, { activity: 'use', day: '2030-06-01' }, seen(known), null).from).toBe(from);
});

const elsewhere: Product = { ...product, id: 'other', supplier: 'another' };

it.each<{ products: Product[]; known: ProductKnowledge['kind']; classes: string[]; truth: string }>([
  { products: [product], known: 'law-own', classes: ['training'], truth: 'false' },
  { products: [product], known: 'unknown', classes: ['training'], truth: 'false' },
  { products: [product], known: 'law-own', classes: ['software'], truth: 'open' },
  { products: [product], known: 'unknown', classes: ['training', 'endpoint'], truth: 'open' },
  // Of whom no product is known, it is said only where nothing was found either.
  { products: [elsewhere], known: 'law-own', classes: ['endpoint'], truth: 'false' },
  { products: [elsewhere], known: 'unknown', classes: ['endpoint'], truth: 'open' },
  { products: [product], known: 'product', classes: ['training'], truth: 'open' },
  { products: [product], known: 'classes', classes: ['training'], truth: 'open' },
])('of a maker of $products.0.supplier, $known, a law on $classes: $truth', (given) => {
  const all: Record<ProductKnowledge['kind'], ProductKnowledge> = {
    product: { kind: 'product', product },
    classes: { kind: 'classes', classes: ['endpoint'] },
    'law-own': { kind: 'law-own' },
    unknown: { kind: 'unknown' },
  };
  const fact = makerFact(given.classes, seen(all[given.known], given.products));
  expect(fact === null ? 'open' : evaluate(fact.formula)).toBe(given.truth);
});

const carrying = (edition: string | null): Contract => ({
  ...navy,
  clauses: [{ id: 'FAR 52.204-99', edition }],
});
const ofClause = {
  kind: 'contract-clause',
  clause: '52.204-99',
  editionFrom: null,
  editionBefore: null,
} as const;
const ofAgency = { kind: 'agency', agencies: ['Army', 'Navy'] } as const;
const renewed = { kind: 'contract-renewed', from: '2030-06-01' } as const;
const ofClass = { kind: 'product-class', classes: ['endpoint'] } as const;

it.each<{
  derive: Question['derive'];
  known: Partial<Case>;
  contract: Contract | null;
  says: string;
  from: string;
}>([
  { derive: null, known: {}, contract: null, says: 'nobody has answered', from: 'nobody' },
  { derive: null, known: { answers: [answer('no')] }, contract: null, says: 'answered: no', from: 'asked' },
  {
    derive: null,
    known: { answers: [answer('unknown')] },
    contract: null,
    says: 'answered: not known',
    from: 'asked',
  },
  {
    derive: null,
    known: { answers: [answer('no'), answer('yes')] },
    contract: null,
    says: 'answered both ways: conflicting facts',
    from: 'asked',
  },
  {
    derive: { kind: 'nexus', places: ['DE'] },
    known: { countries: ['DE', 'FR'], given: 'profile' },
    contract: null,
    says: 'profile: DE, FR',
    from: 'profile',
  },
  {
    derive: { kind: 'country-of-origin', countries: ['CN'] },
    known: { origins: ['VN', 'CN'] },
    contract: null,
    says: 'made in VN, CN',
    from: 'finding',
  },
  {
    derive: { kind: 'model-year', from: 2030 },
    known: { modelYear: 2029 },
    contract: null,
    says: 'model year 2029',
    from: 'asked',
  },
  { derive: ofAgency, known: {}, contract: navy, says: 'C-1 is with NAVY', from: 'asked' },
  {
    derive: ofAgency,
    known: { contracts: [parks] },
    contract: null,
    says: 'no contract given is with such an agency',
    from: 'asked',
  },
  {
    derive: ofClause,
    known: {},
    contract: null,
    says: 'no contract given carries the clause',
    from: 'asked',
  },
  { derive: ofClause, known: {}, contract: navy, says: 'C-1 does not carry the clause', from: 'asked' },
  {
    derive: ofClause,
    known: {},
    contract: carrying(null),
    says: 'C-1 carries FAR 52.204-99',
    from: 'asked',
  },
  {
    derive: { ...ofClause, editionFrom: '2023-12' },
    known: {},
    contract: carrying('DEC 2023'),
    says: 'C-1 carries edition DEC 2023',
    from: 'asked',
  },
  {
    derive: { kind: 'contract-made', before: '2031-01-01' },
    known: {},
    contract: navy,
    says: 'C-1 was made on 2030-01-01',
    from: 'asked',
  },
  { derive: renewed, known: {}, contract: null, says: 'no contract was given', from: 'asked' },
  {
    derive: renewed,
    known: { contracts: [navy] },
    contract: null,
    says: 'no other contract was given',
    from: 'asked',
  },
  {
    derive: renewed,
    known: {},
    contract: { ...navy, date: '2030-06-02' },
    says: 'C-1 is not made yet',
    from: 'asked',
  },
  {
    derive: renewed,
    known: {},
    contract: { ...navy, renewals: [] },
    says: 'C-1 was last made on 2030-01-01',
    from: 'asked',
  },
  {
    derive: renewed,
    known: {},
    contract: { ...navy, renewals: ['2030-03-01'] },
    says: 'C-1 was last extended or renewed on 2030-03-01',
    from: 'asked',
  },
  {
    derive: ofClass,
    known: { product: { kind: 'unknown' } },
    contract: null,
    says: 'which product it is was not seen',
    from: 'nobody',
  },
  {
    derive: ofClass,
    known: { product: { kind: 'law-own' } },
    contract: null,
    says: "the prohibition's own classes",
    from: 'assumed',
  },
  {
    derive: ofClass,
    known: { product: { kind: 'classes', classes: ['endpoint', 'training'] } },
    contract: null,
    says: 'asked for: endpoint, training',
    from: 'asked',
  },
  {
    derive: ofClass,
    known: { product: { kind: 'product', product: { ...product, classes: ['endpoint', 'training'] } } },
    contract: null,
    says: 'P: endpoint, training',
    from: 'catalogue',
  },
  {
    derive: ofClass,
    known: { product: { kind: 'product', product: { ...product, classes: [] } } },
    contract: null,
    says: 'P: no class known',
    from: 'catalogue',
  },
  {
    derive: ofClass,
    known: { product: { kind: 'product', product: unchecked } },
    contract: null,
    says: 'P: endpoint (our own reading, unchecked)',
    from: 'nobody',
  },
])('tells what it met: "$says"', ({ derive, known, contract, says, from }) => {
  const one = { ...seen({ kind: 'unknown' }), ...known };
  const fact = factOf({ ...question, derive }, { activity: 'use', day: '2030-06-01' }, one, contract);
  expect(fact).toMatchObject({ text: says, from });
});

it('tells that a maker is known for nothing of the kind, or for nothing at all', () => {
  expect(makerFact(['training'], seen({ kind: 'unknown' }, [product]))).toMatchObject({
    text: 'no product of this maker that the catalogue knows',
    from: 'catalogue',
  });
  expect(makerFact(['training'], seen({ kind: 'law-own' }, []))).toMatchObject({
    text: 'no product of this maker is known or was given',
    from: 'assumed',
  });
});

const YEARS: readonly Question[] = [2027, 2028, 2030].map((from) => ({
  ...question,
  id: `q/year-${from}`,
  derive: { kind: 'model-year', from },
}));

it.each<{ said: Readonly<Record<string, Answer>>; truths: string[]; modelYear?: number }>([
  { said: { 'q/year-2027': 'no' }, truths: ['false', 'false', 'false'] },
  { said: { 'q/year-2027': 'no' }, truths: ['false', 'false', 'false'], modelYear: 2031 },
  { said: { 'q/year-2028': 'yes' }, truths: ['true', 'true', 'unknown'] },
  { said: { 'q/year-2028': 'unknown' }, truths: ['unknown', 'unknown', 'unknown'] },
  { said: { 'q/year-2030': 'yes' }, truths: ['true', 'true', 'true'] },
  { said: { 'q/year-2030': 'no' }, truths: ['unknown', 'unknown', 'false'] },
  { said: { 'q/year-2027': 'no', 'q/year-2030': 'unknown' }, truths: ['false', 'false', 'false'] },
  { said: { 'q/year-2027': 'yes', 'q/year-2030': 'no' }, truths: ['true', 'unknown', 'false'] },
  // No vehicle is so: nothing is settled, as with two answers to one question.
  { said: { 'q/year-2027': 'no', 'q/year-2030': 'yes' }, truths: ['unknown', 'unknown', 'unknown'] },
])('of the answers $said to ordered questions follows $truths', ({ said, truths, modelYear = null }) => {
  const answered = new Map(Object.entries(said));
  const one: Case = {
    ...caseOf([], answered, 0),
    catalogue: { ...catalogueOf([]), questions: YEARS },
    // What was answered goes before what a thing says of itself, for one question as for those that follow.
    modelYear,
  };
  const facts = YEARS.map((each) => factOf(each, { activity: 'use', day: '2030-06-01' }, one, null));

  expect(facts.map(({ formula }) => evaluate(formula))).toEqual(truths);
});

it('where an answer follows from another the proof names that one', () => {
  const one: Case = {
    ...caseOf([], new Map([['q/year-2027', 'no']]), 0),
    catalogue: { ...catalogueOf([]), questions: YEARS },
  };
  const said = YEARS.map((each) => factOf(each, { activity: 'use', day: '2030-06-01' }, one, null).text);

  expect(said).toEqual(['answered: no', 'follows from q/year-2027', 'follows from q/year-2027']);
});

it('an answer about one contract says nothing of another', () => {
  const questions = ['2026-01-01', '2027-01-01'].map(
    (from): Question => ({ ...question, id: `q/${from}`, derive: { kind: 'contract-renewed', from } }),
  );
  const answers: ProfileAnswer[] = [
    { question: 'q/2026-01-01', answer: 'no', assets: [], contract: 'C-1', because: null },
  ];
  const one: Case = {
    ...caseOf([], new Map(), 0),
    catalogue: { ...catalogueOf([]), questions },
    answers,
  };
  const old = { date: '2025-01-01', renewals: null, agency: null, clauses: [] };
  const truthOf = (id: string): string[] =>
    questions.map((each) =>
      evaluate(factOf(each, { activity: 'use', day: '2030-06-01' }, one, { id, ...old }).formula),
    );

  expect(truthOf('C-1')).toEqual(['false', 'false']);
  expect(truthOf('C-2')).toEqual(['unknown', 'unknown']);
});

it('answers that contradict one another are named', () => {
  const one: Case = {
    ...caseOf(
      [],
      new Map([
        ['q/year-2027', 'no'],
        ['q/year-2030', 'yes'],
      ]),
      0,
    ),
    catalogue: { ...catalogueOf([]), questions: YEARS },
  };
  for (const each of YEARS)
    expect(factOf(each, { activity: 'use', day: '2030-06-01' }, one, null)).toMatchObject({
      text: 'answers to q/year-2030 and q/year-2027: conflicting facts',
      from: 'asked',
    });
});

it.each([
  { from: '2030-05-31', truth: 'true' },
  { from: '2030-06-01', truth: 'true' },
  { from: '2030-06-02', truth: 'false' },
])('an act of 1 June 2030 that makes a contract makes one from $from on: $truth', ({ from, truth }) => {
  const { catalogue, ...rest } = caseOf([], new Map(), 0);
  const activities = catalogue.vocabulary.activities.map((word) => ({ ...word, contract: 'makes' as const }));
  const one: Case = {
    ...rest,
    catalogue: { ...catalogue, vocabulary: { ...catalogue.vocabulary, activities } },
  };
  const asked: Question = { ...question, derive: { kind: 'contract-renewed', from } };
  const fact = factOf(asked, { activity: 'use', day: '2030-06-01' }, one, null);

  expect(evaluate(fact.formula)).toBe(truth);
  expect(fact).toMatchObject({ text: 'this act makes or renews one, on 2030-06-01', from: 'clock' });
});

it('of a contract whose renewals nobody gave it is not known whether it is renewed on the day of the act', () => {
  expect(truthOf({ derive: renewed }, {}, navy)).toBe('unknown');
  expect(truthOf({ derive: { ...renewed, from: '2030-06-02' } }, {}, navy)).toBe('false');
});
