import { describe, expect, it } from 'vitest';
import { catalogueOf, clauseOf, lawOf, question } from '../../tests/law/arbitrary-law.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Product } from '../model/product.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import type { EntityEdge, Supplier } from '../model/supplier.ts';
import { countUpTo, lawIndex } from './law-index.ts';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

function clause(id: string, parts: Partial<Clause> = {}): Clause {
  const dates = { valid: { from: 'e0', to: 'open' }, known: { from: 'e0', to: 'open' } };
  return { ...clauseOf(id, 'prohibited', { when: null, ...dates }), ...parts };
}

function law(id: string, clauses: Clause[], parts: Partial<Prohibition> = {}): Prohibition {
  return { ...lawOf(clauses, false), id, ...parts };
}

const edge = (to: string, from: string | null, until: string | null): EntityEdge => ({
  kind: 'subsidiary',
  to,
  from,
  until,
  share: null,
  source: 's',
  verification: 'primary',
});
const supplier = (id: string, ...edges: EntityEdge[]): Supplier => ({
  id,
  name: id.toUpperCase(),
  names: [],
  country: null,
  edges,
  note: null,
});

function catalogue(parts: Partial<Catalogue>): Catalogue {
  return { ...catalogueOf(parts.prohibitions ?? []), ...parts };
}

const [shape] = lawOf([], false).groups;
if (shape === undefined) throw new Error('no group');
const following = { ...shape, closure: ['subsidiary'] };
const openTo = { madeBy: null, classes: ['drone'], part: 'whole' as const };

describe('the laws that can reach a supplier', () => {
  const laws = [
    law('named', [clause('a')]),
    law('group', [clause('a')], { groups: [{ ...following, id: 'other', roots: ['nobody'] }, following] }),
    law('class', [clause('a'), clause('b', { object: openTo })]),
    law('excepted', [clause('a'), clause('x', { object: openTo, mode: 'undercuts', excepts: ['a'] })]),
    law('proposed', [clause('a', { object: openTo })], { status: 'proposal' }),
  ];
  const held = catalogue({
    prohibitions: laws,
    suppliers: [
      supplier('supplier', edge('child', '2024-02-01', '2024-04-01')),
      supplier('child'),
      supplier('stranger'),
    ],
  });
  const reaching = (id: string, on: string) =>
    lawIndex(held)
      .reaching(id, day(on))
      .map((each) => each.id);

  it('are those whose groups it is in, and those of a class whoever made it; no proposal', () => {
    expect(reaching('supplier', '2024-01-01')).toEqual(['named', 'group', 'class', 'excepted']);
    expect(reaching('stranger', '2024-01-01')).toEqual(['class']);
  });

  it('are by the graph up to that time: an act of then goes by the graph of then', () => {
    expect(reaching('child', '2024-01-31')).toEqual(['class']);
    expect(reaching('child', '2024-02-01')).toEqual(['group', 'class']);
    expect(reaching('child', '2024-03-31')).toEqual(['group', 'class']);
    expect(reaching('child', '2024-04-01')).toEqual(['group', 'class']);
    const index = lawIndex(held);
    expect([...index.members(following, day('2024-03-01')).surely].sort()).toEqual(['child', 'supplier']);
    expect([...index.members(following, day('2024-04-01')).surely]).toEqual(['supplier']);
  });

  it('are one list for one question, since much is kept by it', () => {
    const index = lawIndex(held);
    expect(index.reaching('child', day('2024-02-01'))).toBe(index.reaching('child', day('2024-02-20')));
    expect(index.members(following, day('2024-02-01'))).toBe(index.members(following, day('2024-02-20')));
  });
});

describe('the instants at which something besides the laws changes', () => {
  it('are those of edges, of what is taken for granted and of renewals, in order and each once, in each place', () => {
    const assume = { answer: 'no' as const, activities: null, unless: [], says: '' };
    const index = lawIndex(
      catalogue({
        prohibitions: [
          law('a', [], { zone: 'Asia/Tokyo' }),
          law('b', []),
          law('c', [], { zone: 'Asia/Tokyo' }),
        ],
        suppliers: [
          supplier('z', edge('y', '2024-05-01', null)),
          supplier('y', edge('z', '2024-01-01', '2024-05-01')),
        ],
        questions: [
          {
            ...question('q/a'),
            assume: [
              { ...assume, before: '2024-03-01' },
              { ...assume, before: null },
            ],
          },
          { ...question('q/b'), derive: { kind: 'contract-renewed', from: '2024-02-01' } },
          { ...question('q/c'), derive: { kind: 'model-year', from: 2030 } },
        ],
      }),
    );
    expect(index.shifts([...index.prohibitions.values()]).map((at) => new Date(at).toISOString())).toEqual([
      '2024-01-01T00:00:00.000Z',
      '2024-01-31T15:00:00.000Z',
      '2024-02-01T00:00:00.000Z',
      '2024-02-29T15:00:00.000Z',
      '2024-03-01T00:00:00.000Z',
      '2024-05-01T00:00:00.000Z',
    ]);
    // Nor is a day of Tokyo one of the laws of other places.
    expect(index.shifts([law('b', [])]).map((at) => new Date(at).toISOString())).toEqual([
      '2024-01-01T00:00:00.000Z',
      '2024-02-01T00:00:00.000Z',
      '2024-03-01T00:00:00.000Z',
      '2024-05-01T00:00:00.000Z',
    ]);
    expect([...index.renewalQuestion]).toEqual([['2024-02-01', 'q/b']]);
    expect([...index.modelYearQuestion]).toEqual([[2030, 'q/c']]);
  });

  it.each([
    { at: 0, count: 0 },
    { at: 1, count: 1 },
    { at: 2, count: 1 },
    { at: 3, count: 2 },
    { at: 7, count: 4 },
    { at: 99, count: 4 },
  ])('up to $at are $count of four', ({ at, count }) => {
    expect(countUpTo([1, 3, 5, 7], at)).toBe(count);
    expect(countUpTo([], at)).toBe(0);
  });
});

describe('words', () => {
  const word = (id: string, implies: string[] = []) => ({ id, says: '', implies });
  const act = (id: string, converse: string | null, implies: string[] = []) => ({
    ...word(id, implies),
    converse,
    label: '',
    presenceQuestion: null,
    contract: null,
  });
  const product = (id: string, by: string, classes: string[]): Product => ({
    id,
    supplier: by,
    name: id,
    names: [],
    classes,
    classVerification: 'primary',
    embeddable: false,
    note: null,
  });
  const speaking = law('l', [
    clause('uses', { does: ['use'] }),
    clause('sells', { does: ['sell', 'use'] }),
    clause('keeps', { does: ['keep'] }),
    clause('x', {
      does: ['use'],
      mode: 'undercuts',
      excepts: ['uses'],
      object: { ...openTo, classes: ['toy'] },
    }),
  ]);
  const held = catalogue({
    prohibitions: [speaking],
    suppliers: [supplier('s')],
    products: [product('p', 's', ['endpoint']), product('q', 's', ['toy']), product('r', 't', [])],
    vocabulary: {
      actors: [
        { ...word('shop', ['business']), activities: [] },
        { ...word('business'), activities: [] },
      ],
      activities: [act('use', 'sell'), act('resell', null, ['sell']), act('sell', 'use'), act('keep', null)],
      classes: [
        word('endpoint', ['anti-virus']),
        word('anti-virus', ['software']),
        word('toy'),
        word('software'),
      ],
    },
  });

  it('are broader by what they imply', () => {
    const index = lawIndex(held);
    expect([...index.broader('actors', ['shop'])].sort()).toEqual(['business', 'shop']);
    expect([...index.broaderActivity('resell')].sort()).toEqual(['resell', 'sell']);
    expect([...index.broaderActivity('sell')]).toEqual(['sell']);
    const both = ['shop'];
    expect([...index.broader('actors', both)]).toHaveLength(2);
    expect([...index.broader('classes', both)]).toEqual(['shop']);
  });

  it('of classes leave out the given ones that nothing else implies', () => {
    const index = lawIndex(held);
    expect([...index.impliedClasses(['endpoint'])].sort()).toEqual(['anti-virus', 'software']);
    expect([...index.impliedClasses(['endpoint', 'anti-virus'])].sort()).toEqual(['anti-virus', 'software']);
    expect([...index.impliedClasses(['toy'])]).toEqual([]);
    expect([...index.impliedClasses(['no word'])]).toEqual([]);
  });

  it('are looked up once', () => {
    const index = lawIndex(held);
    const given = ['endpoint'];
    expect(index.impliedClasses(given)).toBe(index.impliedClasses(given));
    expect(index.broader('classes', given)).toBe(index.broader('classes', given));
    expect(index.broaderActivity('use')).toBe(index.broaderActivity('use'));
    expect(index.speaking(speaking, 'use')).toBe(index.speaking(speaking, 'use'));
    expect(index.classesMade('s')).toBe(index.classesMade('s'));
  });

  it('say what a maker makes, of whom some product is known', () => {
    const index = lawIndex(held);
    expect([...(index.classesMade('s') ?? [])].sort()).toEqual(['anti-virus', 'endpoint', 'software', 'toy']);
    expect([...(index.classesMade('t') ?? ['none'])]).toEqual([]);
    expect(index.classesMade('u')).toBeNull();
    expect([...index.namedClasses]).toEqual(['toy']);
  });

  it('say which clauses speak of an act, and which of its other side; exceptions act through others', () => {
    const index = lawIndex(held);
    const told = (activity: string) =>
      index.speaking(speaking, activity).map(({ clause: { id }, own, converse }) => [id, own, converse]);
    expect(told('use')).toEqual([
      ['uses', true, null],
      ['sells', true, 'sell'],
    ]);
    expect(told('resell')).toEqual([
      ['uses', false, 'use'],
      ['sells', true, 'use'],
    ]);
    expect(told('keep')).toEqual([['keeps', true, null]]);
    expect(told('use')).toHaveLength(2);
  });

  it('finds everything by its id', () => {
    const index = lawIndex(held);
    expect(index.prohibitions.get('l')).toBe(speaking);
    expect(index.clauses.get('l/keeps')?.id).toBe('keeps');
    expect(index.suppliers.get('s')?.name).toBe('S');
    expect(index.products.get('q')?.classes).toEqual(['toy']);
    expect(index.activities.get('sell')?.converse).toBe('use');
  });
});

it('is made once for a catalogue', () => {
  const one = catalogue({});
  expect(lawIndex(one)).toBe(lawIndex(one));
  expect(lawIndex(catalogue({}))).not.toBe(lawIndex(one));
});
