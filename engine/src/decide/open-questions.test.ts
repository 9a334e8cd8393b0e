import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseOf, catalogueOf, clauseOf, lawOf, question } from '../../tests/law/arbitrary-law.ts';
import { compileCatalogue } from '../catalogue/compile-catalogue.ts';
import type { OpenQuestion } from '../model/determination.ts';
import type { Question } from '../model/question.ts';
import type { SettledVerdict } from '../model/verdict.ts';
import { ask } from './ask.ts';
import type { Case } from './case.ts';
import { all, any, atom, FALSE, type Formula, not, TRUE } from './formula.ts';
import { PLACE_QUESTION, PRODUCT_QUESTION, questionText, shortestQuestions } from './open-questions.ts';
import { EXACT_ATOMS, type Rule } from './possible.ts';

const CATALOGUE = compileCatalogue(join(import.meta.dirname, '..', '..', '..', 'catalogue'));
const NOW = Date.UTC(2026, 10, 24, 12);

function asked(actor: string, jurisdiction: string, prohibition?: string): string[] {
  const at = { kind: 'instant', at: NOW } as const;
  const law = prohibition === undefined ? {} : { prohibition };
  const request = {
    supplier: 'kaspersky',
    actors: [actor],
    activity: 'use',
    jurisdiction,
    facts: [],
    ...law,
  };
  const answer = ask(CATALOGUE, { ...request, clocks: { asOf: at, asKnown: at, now: NOW } });
  return answer.questions.map(({ id }) => id);
}

it('asks a public body of no state which state it is of, once, before what each of them asks', () => {
  expect(asked('state-agency', 'US')).toEqual([PLACE_QUESTION]);
});

it('asks a body of a state what that state asks', () => {
  expect(asked('state-agency', 'US-TX')).toEqual(['q/state-exception-approved']);
});

it('asks by name about the only state whose law is asked about', () => {
  expect(asked('state-agency', 'US', 'us-nv-blacklisting-standard-2023')).toEqual(['q/body-of-nevada']);
});

it('asks nobody else', () => {
  for (const actor of ['household', 'business', 'federal-agency', 'federal-contractor'])
    expect(asked(actor, 'US')).not.toContain(PLACE_QUESTION);
});

const clause = clauseOf('bar', 'prohibited', {
  when: null,
  valid: { from: 'e0', to: 'open' },
  known: { from: 'e0', to: 'open' },
});
const law = lawOf([{ ...clause, object: { madeBy: 'g', classes: ['anti-virus'], part: 'whole' } }], false);

const rule = (effect: SettledVerdict, scope: Formula, excepted: Formula = FALSE): Rule => ({
  law: 'law',
  effect,
  scope,
  excepted,
});
const a = atom('q/a');
const b = atom('q/b');

function questions(
  rules: readonly Rule[],
  more: readonly Question[] = [],
  parts: Partial<Case> = {},
): OpenQuestion[] {
  const plain = catalogueOf([law]);
  const vocabulary = {
    ...plain.vocabulary,
    actors: [{ id: 'federal-agency', says: 'A body of the Union.', implies: [], activities: [] }],
  };
  const catalogue = { ...plain, vocabulary, questions: [...plain.questions, ...more] };
  return shortestQuestions(rules, {
    ...caseOf([law], new Map(), 0),
    product: { kind: 'law-own' },
    catalogue,
    ...parts,
  });
}

const ids = (...given: Parameters<typeof questions>) => questions(...given).map(({ id }) => id);

describe('the shortest questions', () => {
  it('are none where nothing is open, or no answer can change what is possible', () => {
    expect(ids([rule('prohibited', TRUE)])).toEqual([]);
    expect(ids([])).toEqual([]);
    expect(ids([rule('prohibited', any([a, not(a)]))])).toEqual([]);
    // Prohibited by another clause anyway.
    expect(ids([rule('prohibited', TRUE), rule('advised-against', a)])).toEqual([]);
  });

  it('leave out what alone changes nothing, and what nobody can answer', () => {
    expect(ids([rule('prohibited', any([a, all([a, b])]))])).toEqual(['q/a']);
    expect(ids([rule('prohibited', all([a, atom('reading/law#e2'), atom('open/law/bar')]))])).toEqual([
      'q/a',
    ]);
    expect(ids([rule('prohibited', atom('open/law/bar'))])).toEqual([]);
  });

  it('are told with what each answer leaves, and the help of the catalogue', () => {
    const helped = { ...question('q/helped'), ask: 'Is it so?', help: 'Look there.' };
    expect(questions([rule('prohibited', atom('q/helped'), b)], [helped])).toEqual([
      {
        id: 'q/helped',
        ask: 'Is it so?',
        help: 'Look there.',
        ifYes: ['prohibited', 'exempt'],
        ifNo: ['not-covered'],
      },
      {
        id: 'q/b',
        ask: 'q/b',
        help: null,
        ifYes: ['exempt', 'not-covered'],
        ifNo: ['prohibited', 'not-covered'],
      },
    ]);
  });

  it('come most decisive first, then cheapest, then by name', () => {
    const cost = (id: string, price: number): Question => ({ ...question(id), cost: price });
    const three = [rule('prohibited', all([atom('q/z'), atom('q/x'), atom('q/y')]))];
    expect(ids(three, [cost('q/z', 1), cost('q/x', 5), cost('q/y', 5)])).toEqual(['q/z', 'q/x', 'q/y']);
    expect(ids(three, [cost('q/x', 2), cost('q/y', 1), cost('q/z', 5)])).toEqual(['q/y', 'q/x', 'q/z']);
    // What is no question of the catalogue costs three.
    expect(ids(three, [cost('q/x', 4), cost('q/z', 2)])).toEqual(['q/z', 'q/y', 'q/x']);
  });

  it('say in words what is no question of the catalogue', () => {
    const told = (id: string, parts: Partial<Case> = {}) =>
      questions([rule('prohibited', atom(id))], [], parts)[0]?.ask;
    expect(told('role/federal-agency')).toBe('Are you this: federal agency? (A body of the Union.)');
    expect(told('role/sub-unknown')).toBe('Are you this: sub unknown? ()');
    expect(told('member/supplier')).toBe(
      'Do those whom the law names own enough of Supplier for it to be reached?',
    );
    expect(told('member/stranger')).toBe(
      'Do those whom the law names own enough of stranger for it to be reached?',
    );
    expect(told('class/anti-virus+smart-lock')).toBe('Is the product one of these: anti virus, smart lock?');
  });

  const many = (count: number): Formula[] =>
    Array.from({ length: count }, (_, i) => atom(`q/m${i < 10 ? '0' : ''}${i}`));

  it('beyond the exact step are the most decisive dozen, and none where the verdict stands', () => {
    const most = [rule('prohibited', all([a, any(many(EXACT_ATOMS + 1))]))];
    const asked = questions(most);
    expect(asked).toHaveLength(12);
    expect(asked[0]).toMatchObject({
      id: 'q/a',
      ifYes: ['prohibited', 'not-covered'],
      ifNo: ['not-covered'],
    });
    expect(ids([rule('prohibited', TRUE), rule('advised-against', any(many(EXACT_ATOMS + 1)))])).toEqual([]);
    expect(ids([rule('prohibited', all(many(EXACT_ATOMS)))])).toHaveLength(EXACT_ATOMS);
    // Up to it they are exact: no answer to `a` changes anything.
    const exact = ids([rule('prohibited', all([any([a, not(a)]), ...many(EXACT_ATOMS - 1)]))]);
    expect(exact).toHaveLength(EXACT_ATOMS - 1);
    expect(exact).not.toContain('q/a');
    // Nor is asked by its class beyond it what asking for the product settles.
    const product = { product: { kind: 'unknown' } } as const;
    expect(
      ids([rule('prohibited', all([atom('class/anti-virus'), a, any(many(EXACT_ATOMS))]))], [], product),
    ).not.toContain('class/anti-virus');
  });
});

describe('where the product is not known', () => {
  const line: Question = { ...question('q/line'), derive: { kind: 'product-class', classes: ['training'] } };
  const unknown: Partial<Case> = { product: { kind: 'unknown' } };
  const seen = (id: string) => rule('prohibited', all([atom(id), a]));

  it('asks which it is, once and first, and then what would be asked of an ordinary one', () => {
    const [first, ...rest] = questions(
      [rule('prohibited', all([atom('class/anti-virus'), a]), atom('q/line'))],
      [line],
      unknown,
    );
    expect(first).toEqual({
      id: PRODUCT_QUESTION,
      ask: 'Which product of Supplier is it?',
      help: 'What the law says differs by product: name it to `interdict ask --product`.',
      ifYes: [],
      ifNo: [],
    });
    expect(rest.map(({ id, ifYes, ifNo }) => [id, ifYes, ifNo])).toEqual([
      ['q/a', ['prohibited'], ['not-covered']],
    ]);
    expect(questions([seen('class/anti-virus')], [], { ...unknown, supplier: 'stranger' })[0]?.ask).toBe(
      'Which product of stranger is it?',
    );
  });

  it('waits with what would only be asked of others', () => {
    expect(ids([seen('class/drone')], [], unknown)).toEqual([PRODUCT_QUESTION]);
    expect(ids([seen('q/line')], [line], unknown)).toEqual([PRODUCT_QUESTION]);
    expect(ids([seen('class/drone+anti-virus')], [], unknown)).toEqual([PRODUCT_QUESTION, 'q/a']);
  });

  it('asks on of what an ordinary one is named for, and of what is not the product', () => {
    const named: Question = { ...line, derive: { kind: 'product-class', classes: ['anti-virus'] } };
    expect(ids([seen('q/line')], [named], unknown)).toEqual([PRODUCT_QUESTION, 'q/a']);
    expect(ids([seen('class/drone'), rule('advised-against', b)], [], unknown)).toEqual([
      PRODUCT_QUESTION,
      'q/b',
    ]);
    const role = all([atom('class/anti-virus'), atom('role/federal-agency')]);
    expect(ids([rule('prohibited', role)], [], unknown)).toEqual([PRODUCT_QUESTION, 'role/federal-agency']);
  });

  it('is told in words, by its line where the product is known', () => {
    const catalogue = { ...catalogueOf([law]), questions: [line] };
    const known: Partial<Case> = { product: { kind: 'law-own' } };
    const text = (id: string, parts: Partial<Case>) =>
      questionText(id, { ...caseOf([law], new Map(), 0), catalogue, ...parts });
    expect(text('class/anti-virus+drone', unknown)).toBe('Which product of Supplier is it? [product]');
    expect(text('q/line', unknown)).toBe('Which product of Supplier is it? [product]');
    expect(text('class/anti-virus+drone', known)).toBe(
      'Is the product one of these: anti virus, drone? [class/anti-virus+drone]',
    );
    expect(text('q/line', known)).toBe(`${line.ask} [q/line]`);
  });

  it('asks nothing of it where no law turns on it, and by its line where the product is known', () => {
    expect(ids([rule('prohibited', a)], [], unknown)).toEqual(['q/a']);
    expect(ids([rule('prohibited', atom('q/line'))], [line])).toEqual(['q/line']);
  });
});

describe('where the laws of several parts of a country may reach it', () => {
  const part = (id: string, ...places: string[]): Question => ({
    ...question(id),
    derive: { kind: 'nexus', places },
  });
  const parts = [
    part('q/texas', 'US-TX'),
    part('q/ohio', 'US-OH', 'US-OK'),
    part('q/country', 'US', 'DE-BE'),
  ];
  const of = (id: string, more: Formula = TRUE): Rule => rule('prohibited', all([atom(id), more]));

  it('asks in which it is, and nothing that one of them would ask', () => {
    expect(questions([of('q/texas', a), of('q/ohio', b)], parts)).toEqual([
      {
        id: 'place',
        ask: 'In which state, or other part of the country, is it?',
        help: 'Several have law on it, each for its own: name it to `interdict ask --jurisdiction`, or as territory in a profile (US-TX).',
        ifYes: [],
        ifNo: [],
      },
    ]);
    expect(ids([of('q/texas', a), of('q/ohio', b), rule('advised-against', b)], parts)).toEqual([
      PLACE_QUESTION,
      'q/b',
    ]);
  });

  it('asks by name about the only one, and about the country', () => {
    expect(ids([of('q/texas')], parts)).toEqual(['q/texas']);
    expect(ids([of('q/texas'), of('q/country')], parts)).toEqual(['q/country', 'q/texas']);
  });

  it('asks nothing where the verdict stands', () => {
    expect(ids([of('q/texas'), of('q/ohio'), rule('prohibited', TRUE)], parts)).toEqual([]);
  });
});
