import { describe, expect, it } from 'vitest';
import { caseOf, catalogueOf, clauseOf, lawOf, question } from '../../tests/law/arbitrary-law.ts';
import type { Clause } from '../model/prohibition.ts';
import type { Case, ProductKnowledge } from './case.ts';
import { readOf } from './reads.ts';

function clause(parts: Partial<Clause> = {}): Clause {
  const dates = { valid: { from: 'e0', to: 'open' }, known: { from: 'e0', to: 'open' } };
  return { ...clauseOf('bar', 'prohibited', { when: null, ...dates }), ...parts };
}

const ofOrigin: Partial<Clause> = { when: { kind: 'question', id: 'q/made-there' } };
const product = (id: string): ProductKnowledge => ({
  kind: 'product',
  product: {
    id,
    supplier: 'supplier',
    name: id,
    names: [],
    classes: [],
    classVerification: 'primary',
    embeddable: false,
    note: null,
  },
});

/** Of using it is asked whether what was met is in use; of keeping it nothing, and selling it is its other side. */
function read(clauses: readonly Clause[], activity: string, parts: Partial<Case>): string {
  const law = lawOf([...clauses], false);
  const word = { says: '', implies: [], label: '', contract: null };
  const plain = catalogueOf([law]);
  const vocabulary = {
    ...plain.vocabulary,
    actors: ['anyone', 'agency', 'maker'].map((id) => ({ id, says: '', implies: [], activities: [] })),
    activities: [
      { ...word, id: 'use', converse: null, presenceQuestion: 'q/in-use' },
      { ...word, id: 'keep', converse: null, presenceQuestion: null },
      { ...word, id: 'buy', converse: 'use', presenceQuestion: null },
    ],
  };
  const derive = { kind: 'country-of-origin', countries: ['CN'] } as const;
  const questions = [question('q/a'), { ...question('q/made-there'), derive }];
  const one: Case = {
    ...caseOf([law], new Map(), Date.UTC(2024, 11, 31)),
    catalogue: { ...plain, vocabulary, questions },
    ...parts,
  };
  return readOf([law], activity, one);
}

const keep = clause({ does: ['keep'] });

describe('what an answer reads of a finding', () => {
  it.each<{
    what: string;
    clauses: Clause[];
    activity?: string;
    a: Partial<Case>;
    b: Partial<Case>;
    same: boolean;
  }>([
    { what: 'the supplier', clauses: [keep], a: { supplier: 'x' }, b: { supplier: 'y' }, same: false },
    {
      what: 'the product',
      clauses: [keep],
      a: { product: product('p') },
      b: { product: product('q') },
      same: false,
    },
    {
      what: 'the product',
      clauses: [keep],
      a: { product: product('p') },
      b: { product: product('p') },
      same: true,
    },
    {
      what: 'that none is known',
      clauses: [keep],
      a: { product: { kind: 'unknown' } },
      b: { product: { kind: 'law-own' } },
      same: false,
    },
    {
      what: 'the names that answers are for',
      clauses: [keep],
      a: { assetNames: ['a'] },
      b: { assetNames: ['b'] },
      same: false,
    },
    {
      what: 'how it was met, of its use',
      clauses: [clause()],
      activity: 'use',
      a: { presence: 'contact' },
      b: { presence: 'left-over' },
      same: false,
    },
    {
      what: 'how it was met, of its use',
      clauses: [clause()],
      activity: 'use',
      a: { presence: 'contact' },
      b: { presence: 'installed' },
      same: false,
    },
    // In place is in place.
    {
      what: 'where in place it is',
      clauses: [clause()],
      activity: 'use',
      a: { presence: 'component' },
      b: { presence: 'installed' },
      same: true,
    },
    {
      what: 'how it was met, where nothing asks',
      clauses: [keep],
      a: { presence: 'contact' },
      b: { presence: 'installed' },
      same: true,
    },
    // Whoever buys it meets a clause on those who use it, whose use asks how it was met.
    {
      what: 'how it was met, of the other side',
      clauses: [clause({ binds: ['maker'], to: ['anyone'] })],
      activity: 'buy',
      a: { presence: 'contact' },
      b: { presence: 'installed' },
      same: false,
    },
    {
      what: 'how it was met, of the other side, toward others',
      clauses: [clause({ binds: ['maker'], to: ['agency'] })],
      activity: 'buy',
      a: { presence: 'contact' },
      b: { presence: 'installed' },
      same: true,
    },
    {
      what: 'where it was made, where a clause asks',
      clauses: [keep, { ...keep, id: 'two', ...ofOrigin }],
      a: { origins: ['CN'] },
      b: { origins: [] },
      same: false,
    },
    {
      what: 'where it was made, where an exception asks',
      clauses: [keep, { ...keep, id: 'x', mode: 'undercuts', excepts: 'all', ...ofOrigin }],
      a: { origins: ['CN'] },
      b: { origins: ['VN'] },
      same: false,
    },
    {
      what: 'where it was made, among other things',
      clauses: [
        {
          ...keep,
          when: {
            kind: 'any',
            of: [
              { kind: 'question', id: 'q/a' },
              { kind: 'question', id: 'q/made-there' },
            ],
          },
        },
      ],
      a: { origins: ['CN'] },
      b: { origins: [] },
      same: false,
    },
    {
      what: 'where it was made, where nothing asks',
      clauses: [{ ...keep, when: { kind: 'question', id: 'q/a' } }],
      a: { origins: ['CN'] },
      b: { origins: [] },
      same: true,
    },
    {
      what: 'where it was made, where only a clause on others asks',
      clauses: [keep, { ...keep, id: 'two', binds: ['agency'], ...ofOrigin }],
      a: { origins: ['CN'] },
      b: { origins: [] },
      same: true,
    },
    {
      what: 'where it was made, where only a clause on another act asks',
      clauses: [keep, { ...keep, id: 'two', does: ['use'], ...ofOrigin }],
      a: { origins: ['CN'] },
      b: { origins: [] },
      same: true,
    },
    {
      what: 'where it was made, of a question that nobody holds',
      clauses: [{ ...keep, when: { kind: 'question', id: 'q/none' } }],
      a: { origins: ['CN'] },
      b: { origins: [] },
      same: true,
    },
  ])('$what: $a against $b', ({ clauses, activity = 'keep', a, b, same }) => {
    expect(read(clauses, activity, a) === read(clauses, activity, b)).toBe(same);
  });

  it('is of its activity', () => {
    expect(read([keep], 'keep', {})).not.toBe(read([keep], 'buy', {}));
  });

  it('is looked up once for a list of laws, an activity and who asks, and for each of them apart', () => {
    const law = lawOf([{ ...keep, binds: ['agency'], ...ofOrigin }, clause()], false);
    const plain = catalogueOf([law]);
    const derive = { kind: 'country-of-origin', countries: ['CN'] } as const;
    const word = { says: '', implies: [], label: '', contract: null, converse: null };
    const catalogue = {
      ...plain,
      vocabulary: {
        ...plain.vocabulary,
        activities: [
          { ...word, id: 'use', presenceQuestion: 'q/in-use' },
          { ...word, id: 'keep', presenceQuestion: null },
        ],
      },
      questions: [{ ...question('q/made-there'), derive }],
    };
    const laws = [law];
    const same = (activity: string, parts: Partial<Case>): boolean => {
      const one = { ...caseOf([law], new Map(), Date.UTC(2024, 11, 31)), catalogue, ...parts };
      return readOf(laws, activity, { ...one, origins: ['CN'] }) === readOf(laws, activity, one);
    };
    for (let round = 0; round < 2; round++) {
      expect(same('keep', { roles: ['anyone'] })).toBe(true);
      expect(same('keep', { roles: ['anyone', 'agency'] })).toBe(false);
      expect(same('keep', { roles: ['anyone'], unknownRoles: ['agency'] })).toBe(false);
      expect(same('use', { roles: ['anyone', 'agency'] })).toBe(true);
    }
  });
});
