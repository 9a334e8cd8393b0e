import { describe, expect, it } from 'vitest';
import { caseOf } from '../../tests/law/arbitrary-law.ts';
import { AV } from '../../tests/law/given-question.ts';
import type { Case } from './case.ts';
import {
  type ClauseTest,
  pendingTests,
  productKey,
  readByQuestion,
  tell,
  testOf,
  testsFor,
} from './clause-test.ts';
import { atom, TRUE } from './formula.ts';

const ONE = caseOf([], new Map(), 0);

describe('what a thing is told apart by', () => {
  const things: Partial<Case>[] = [
    { product: { kind: 'product', product: AV } },
    { product: { kind: 'product', product: { ...AV, id: 'eye' } } },
    { product: { kind: 'classes', classes: ['camera'] } },
    { product: { kind: 'classes', classes: ['camera', 'drone'] } },
    { product: { kind: 'classes', classes: ['camerad', 'rone'] } },
    { product: { kind: 'law-own' } },
    { product: { kind: 'law-own' }, supplier: 'another' },
    { product: { kind: 'unknown' } },
    { product: { kind: 'unknown' }, supplier: 'another' },
  ];
  const origins = [[], ['CN'], ['CN', 'VN'], ['VN']];

  it('is its product, or what is known in its place', () => {
    expect(new Set(things.map((each) => productKey({ ...ONE, ...each }))).size).toBe(things.length);
    // Of a product that is known its maker is known too.
    const [known] = things;
    expect(productKey({ ...ONE, ...known, supplier: 'another' })).toBe(productKey({ ...ONE, ...known }));
  });

  it('is where it was made besides', () => {
    const keys = things.flatMap((each) =>
      origins.map((countries) => readByQuestion({ ...ONE, ...each, origins: countries })),
    );
    expect(new Set(keys).size).toBe(things.length * origins.length);
  });
});

describe('tests that wait for the thing', () => {
  const met = (supplier: string): ClauseTest =>
    testOf('object', supplier, { formula: TRUE, text: supplier, from: 'finding' });

  it('are made once for things alike, and are those of the thing', () => {
    let made = 0;
    const tests = pendingTests(
      ({ supplier }) => supplier,
      ({ supplier }) => {
        made += 1;
        return [met(supplier), met('beside')];
      },
    );
    const of = (supplier: string) => tests({ ...ONE, supplier }).map(({ subject }) => subject);
    for (let round = 0; round < 2; round++) {
      for (const supplier of ['a', 'b', 'c']) expect(of(supplier)).toEqual([supplier, 'beside']);
    }
    expect(made).toBe(3);
    expect(tests({ ...ONE, supplier: 'b', origins: ['CN'] })).toBe(tests({ ...ONE, supplier: 'b' }));
    // No more than ten thousand are kept besides the first, and what is not is made again.
    for (let other = 0; other < 9_999; other++) of(`other-${other}`);
    expect(made).toBe(10_002);
    expect(of('b')).toEqual(['b', 'beside']);
    expect(made).toBe(10_003);
    expect(of('a')).toEqual(['a', 'beside']);
    expect(made).toBe(10_003);
  });

  it('stand where they were planned, among those that are settled', () => {
    const plan = [met('first'), pendingTests(productKey, () => [met('x'), met('y')]), met('last')];
    expect(testsFor(plan, ONE).map(({ subject }) => subject)).toEqual(['first', 'x', 'y', 'last']);
  });
});

describe('a test', () => {
  it('says what it comes to while nobody answers, and what was taken for granted in it', () => {
    const fact = { formula: atom('q/a'), text: 'nobody has answered', from: 'nobody' } as const;
    expect(testOf('condition', 'q/a', fact)).toMatchObject({
      step: 'condition',
      subject: 'q/a',
      formula: atom('q/a'),
      result: 'unknown',
      fact: 'nobody has answered',
      from: 'nobody',
      assumed: [],
    });
    const granted = { formula: TRUE, text: 'so it is', from: 'assumed', assumption: 'so it is' } as const;
    expect(testOf('condition', 'q/a', granted)).toMatchObject({ result: 'true', assumed: ['so it is'] });
  });

  it('is told as deciding or beside, each made once', () => {
    const test = testOf('actor', 'anyone', { formula: TRUE, text: 'household', from: 'asked' });
    const words = { step: 'actor', subject: 'anyone', result: 'true', fact: 'household', from: 'asked' };
    const deciding = tell(test.told, test, true);
    const beside = tell(test.told, test, false);
    expect(deciding).toEqual({ ...words, determining: true });
    expect(beside).toEqual({ ...words, determining: false });
    expect(tell(test.told, test, true)).toBe(deciding);
    expect(tell(test.told, test, false)).toBe(beside);
  });
});
