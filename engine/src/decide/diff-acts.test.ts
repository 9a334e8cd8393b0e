import { describe, expect, it } from 'vitest';
import { actor, bar, edge, law, supplier, word, worldOf } from '../../tests/law/given-world.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import { actsOf, type DiffTask, spansOf } from './diff-acts.ts';
import { standingOtherwise, standings } from './diff-members.ts';
import { decidedIn } from './diff-verdicts.ts';
import { changedWords } from './diff-words.ts';

function taskOf(before: Catalogue, after: Catalogue): DiffTask {
  const clauses = [before, after].flatMap(({ prohibitions }) =>
    prohibitions.filter(({ id }) => id === 'law').flatMap((each) => each.clauses),
  );
  const words = changedWords(before, after);
  return {
    id: 'law',
    before,
    after,
    clauses,
    words,
    questions: new Set(),
    asKnown: Date.parse('2025-01-01'),
  };
}

const lawsIn = (...catalogues: Catalogue[]): Prohibition[] =>
  catalogues.flatMap(({ prohibitions }) => prohibitions.filter(({ id }) => id === 'law'));

/** The acts that are tried, as `actor activity supplier product`, in their order. */
const acts = (before: Catalogue, after: Catalogue): string[] =>
  actsOf(taskOf(before, after), lawsIn(before, after)).map(
    ({ actor: who, activity, supplier: whose, product }) => [who, activity, whose, product ?? '-'].join(' '),
  );

/** The same law, clause for clause, in both; another law stands before it. */
const actsFor = (...clauses: Clause[]): string[] => {
  const other = law([bar({ id: 'bar', object: { madeBy: 'g', classes: ['router'], part: 'whole' } })], {
    id: 'another',
    groups: [],
  });
  const one = worldOf([other, law(clauses)]);
  return acts(one, one);
};
const object = (madeBy: string | null, ...classes: string[]): Clause['object'] => ({
  madeBy,
  classes,
  part: 'whole-or-part',
});
const free = (parts: Partial<Clause>): Clause =>
  bar({ id: 'free', effect: 'exempt', mode: 'undercuts', excepts: ['bar'], ...parts });

describe('the acts that are tried of a clause', () => {
  it('are its actors and activities together, each once', () => {
    expect(
      actsFor(bar({ binds: ['business', 'agency'], does: ['use', 'sell'] }), bar({ id: 'same' })),
    ).toEqual([
      'business use supplier -',
      'business sell supplier -',
      'agency use supplier -',
      'agency sell supplier -',
      'anyone use supplier -',
    ]);
  });

  it('are with what the law names, and with each class of the clause in either catalogue', () => {
    const of = (...classes: string[]) =>
      worldOf([law([bar({ id: 'more' }), bar({ object: object('g', ...classes) })])]);
    expect(acts(of('router'), of('router', 'security'))).toEqual([
      'anyone use supplier -',
      'anyone use supplier router',
      'anyone use supplier security',
    ]);
    expect(actsFor(bar({ object: object(null, 'router') }))).toEqual(['anyone use stranger router']);
    // Of nobody's, and of no class: there is nothing to try.
    expect(actsFor(bar({ object: object(null) }))).toEqual([]);
  });

  it('are with every other kind of thing only where one catalogue names classes and the other none', () => {
    const of = (...classes: string[]) => worldOf([law([bar({ object: object('g', ...classes) })])]);
    const others = ['software', 'security'].map((each) => `anyone use supplier ${each}`);
    expect(acts(of(), of('router'))).toEqual([
      'anyone use supplier -',
      'anyone use supplier router',
      ...others,
    ]);
    expect(acts(of('router'), of())).toHaveLength(4);
    expect(acts(of(), of())).toEqual(['anyone use supplier -']);
  });

  it('are of the first whom both reach alike, the law naming whom it may, and of all whom they do not', () => {
    const following = law([bar()], {
      groups: law([]).groups.map((each) => ({ ...each, roots: ['supplier'], closure: ['subsidiary'] })),
    });
    const on = (...list: Catalogue['suppliers']) => worldOf([following], { suppliers: list });
    const [parent, alone] = [supplier('supplier', edge('child')), supplier('supplier')];
    const rest = [supplier('child'), supplier('stranger')];
    expect(acts(on(parent, ...rest), on(parent, ...rest))).toEqual(['anyone use supplier -']);
    expect(acts(on(alone, ...rest), on(parent, ...rest))).toEqual([
      'anyone use supplier -',
      'anyone use child -',
    ]);
    expect(acts(worldOf([], { suppliers: rest }), on(alone, ...rest))).toEqual(['anyone use supplier -']);
  });

  it('are of one whom no group names where the law asks for no maker, else of the first there is', () => {
    const one = law([bar({ object: object(null, 'router') })]);
    const among = (...ids: string[]) => worldOf([one], { suppliers: ids.map((id) => supplier(id)) });
    const tried = (before: Catalogue, after: Catalogue) =>
      acts(before, after).map((each) => each.split(' ')[2]);
    expect(tried(among('supplier', 'b', 'c'), among('supplier', 'c', 'b'))).toEqual(['c']);
    expect(tried(among('supplier'), among('supplier'))).toEqual(['supplier']);
    expect(tried(among('b'), among('supplier'))).toEqual(['b']);
    expect(tried(among(), among())).toEqual([]);
  });

  it('are with the words that have come to imply its own', () => {
    const one = law([bar({ binds: ['business', 'agency'], object: object('g', 'security') })]);
    const before = worldOf([one]);
    const after = {
      ...before,
      vocabulary: {
        ...before.vocabulary,
        actors: before.vocabulary.actors.map((each) => (each.id === 'reseller' ? actor('reseller') : each)),
        classes: before.vocabulary.classes.map((each) =>
          each.id === 'antivirus' ? word('antivirus', 'router') : each,
        ),
      },
    };
    const found = acts(before, after);
    expect(found).toHaveLength(9);
    expect(found).toContain('reseller use supplier antivirus');
    // A word that only one catalogue has is compared with nothing.
    const fewer = {
      ...after,
      vocabulary: { ...after.vocabulary, actors: after.vocabulary.actors.slice(0, 1) },
    };
    expect(acts(before, fewer)).toHaveLength(6);
    expect(acts(fewer, before)).toHaveLength(6);
  });
});

describe('the acts that are tried of an exception', () => {
  it('are those that both it and what it takes away are about', () => {
    const barred = bar({ binds: ['business'], does: ['deploy'] });
    expect(actsFor(barred, free({ binds: ['reseller'], does: ['use'] }))).toEqual([
      'business deploy supplier -',
      'reseller use supplier -',
      'reseller deploy supplier -',
    ]);
    expect(actsFor(barred, free({ binds: ['agency'], does: ['sell'] }))).toEqual([
      'business deploy supplier -',
      'agency sell supplier -',
    ]);
    expect(actsFor(barred, free({ binds: ['agency', 'anyone'], does: ['sell', 'use'] }))).toEqual([
      'business deploy supplier -',
      'agency sell supplier -',
      'agency use supplier -',
      'anyone sell supplier -',
      'anyone use supplier -',
    ]);
  });

  it('are of whoever is one of those whom each names, and of anyone', () => {
    const acting = (binds: string[], others: string[]) =>
      actsFor(bar({ binds, does: ['use'] }), free({ binds: others, does: ['deploy'] })).at(-1);
    expect(acting(['reseller'], ['agency', 'business'])).toBe('reseller deploy supplier -');
    expect(acting(['agency', 'business'], ['agency', 'reseller'])).toBe('reseller deploy supplier -');
    expect(acting(['business'], ['anyone'])).toBe('business deploy supplier -');
    expect(acting(['business'], ['agency'])).toBe('agency deploy supplier -');
  });

  it('are of no clause that it does not name', () => {
    const apart = free({ binds: ['reseller'], does: ['use'], excepts: ['other'] });
    expect(actsFor(bar({ binds: ['business'], does: ['deploy'] }), apart)).toEqual([
      'business deploy supplier -',
      'reseller use supplier -',
    ]);
    const noException = bar({ id: 'x', excepts: ['bar'], binds: ['reseller'] });
    expect(actsFor(bar({ does: ['deploy'] }), noException)).toEqual([
      'anyone deploy supplier -',
      'reseller use supplier -',
    ]);
  });
});

describe('the spans that are tried', () => {
  const spans = (before: Catalogue, after: Catalogue): string[] =>
    spansOf(taskOf(before, after), lawsIn(before, after)).map(({ from, until }) =>
      [from, until].map((at) => (at === null ? '' : new Date(at).toISOString().slice(0, 10))).join('/'),
    );
  const dated = (...dates: string[]) => ({
    suppliers: [supplier('supplier', ...dates.map((from) => edge('child', { from }))), supplier('child')],
  });

  it('lie between the instants at which clauses begin and end in either, in order', () => {
    const [old, now] = [
      worldOf([law([bar({ valid: { from: 'e2', to: 'open' } })])]),
      worldOf([law([bar({ valid: { from: 'e2', to: 'e3' } }), bar({ valid: { from: 'e1', to: 'open' } })])]),
    ];
    expect(spans(old, now)).toEqual(['2024-02-01/2024-03-01', '2024-03-01/2024-04-01', '2024-04-01/']);
    expect(spans(worldOf([law([])]), worldOf([law([])]))).toEqual([]);
  });

  it('and those at which an edge does, in either, once something is in force', () => {
    const one = law([bar({ valid: { from: 'e1', to: 'e4' } })]);
    const [old, now] = [
      worldOf([one], dated('2024-06-01', '2023-06-01')),
      worldOf([one], dated('2024-02-20')),
    ];
    expect(spans(old, now)).toEqual([
      '2024-02-01/2024-02-20',
      '2024-02-20/2024-05-01',
      '2024-05-01/2024-06-01',
      '2024-06-01/',
    ]);
  });
});

describe('how suppliers stand to a group', () => {
  const [shape] = law([]).groups;
  if (!shape) throw new Error('no group');
  const group = { ...shape, threshold: { share: '50', inclusive: true, aggregate: false } };
  const days = ['2024-01-01', '2024-02-01', '2024-03-01'].map((day) => Date.parse(`${day}T00:00:00Z`));
  const at = (...edges: Parameters<typeof edge>[]) =>
    standings(
      worldOf([], {
        suppliers: [supplier('supplier', ...edges.map((each) => edge(...each))), supplier('child')],
      }),
      group,
      days,
    );

  it('is instant by instant, whom the law names first', () => {
    expect([...at(['child', { share: '60', from: '2024-02-01', until: '2024-03-01' }])]).toEqual([
      ['supplier', 'surely,surely,surely'],
      ['child', 'not,surely,not'],
    ]);
    expect(at(['child', { share: null, from: '2024-03-01' }]).get('child')).toBe('not,not,perhaps');
    expect([...at()]).toEqual([['supplier', 'surely,surely,surely']]);
  });

  it('differs where it does at any of them', () => {
    const [never, then, later] = [
      at(),
      at(['child', { share: '60', from: '2024-02-01' }]),
      at(['child', { share: '60', from: '2024-03-01' }]),
    ];
    expect(standingOtherwise(never, then)).toEqual(['child']);
    expect(standingOtherwise(then, never)).toEqual(['child']);
    expect(standingOtherwise(then, later)).toEqual(['child']);
    expect(standingOtherwise(then, at(['child', { share: null, from: '2024-02-01' }]))).toEqual(['child']);
    expect(standingOtherwise(then, then)).toEqual([]);
  });
});

describe('an act in a catalogue', () => {
  const one = law([bar({ object: object('g', 'router') })]);
  const full = worldOf([one]);
  const act = { actor: 'business', activity: 'use', supplier: 'supplier', product: 'router' };
  const decided = (catalogue: Catalogue) => {
    const span = { from: Date.parse('2024-03-01'), until: null };
    return decidedIn(catalogue, taskOf(full, full), act, span, [], [one]).self.verdict;
  };
  const without = (list: keyof Catalogue['vocabulary'], id: string): Catalogue => ({
    ...full,
    vocabulary: { ...full.vocabulary, [list]: full.vocabulary[list].filter((each) => each.id !== id) },
  });

  it('is covered by nothing where a word of it is unknown, or the law', () => {
    expect(decided(full)).toBe('prohibited');
    for (const bare of [
      worldOf([]),
      without('actors', 'business'),
      without('activities', 'use'),
      without('classes', 'router'),
      { ...full, suppliers: full.suppliers.filter(({ id }) => id !== 'supplier') },
    ])
      expect(decided(bare)).toBe('not-covered');
  });

  it('is of no class under the name of a product of another maker', () => {
    const product = {
      ...{ name: '', names: [], classes: ['router'], classVerification: 'primary' as const },
      ...{ embeddable: false, note: null },
    };
    const selling = (id: string, maker: string) =>
      decided({ ...full, products: [{ ...product, id, supplier: maker }] });
    expect(selling('router', 'child')).toBe('not-covered');
    expect(selling('router', 'supplier')).toBe('prohibited');
    expect(selling('gateway', 'child')).toBe('prohibited');
  });
});
