import { describe, expect, it } from 'vitest';
import { question } from '../../tests/law/arbitrary-law.ts';
import { bar, edge, law, supplier, worldOf } from '../../tests/law/given-world.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Contract } from '../model/profile.ts';
import type { Clause, Condition, Prohibition } from '../model/prohibition.ts';
import type { Answer } from '../model/verdict.ts';
import type { AskRequest } from './ask.ts';
import { type ClauseCoverage, coverageOf } from './case-coverage.ts';

const NOW = '2025-01-01T00:00:00Z';
const q = (id: string): Condition => ({ kind: 'question', id: `q/${id}` });

interface Given {
  readonly at?: string;
  readonly known?: string;
  readonly facts?: Readonly<Record<string, Answer>>;
  readonly actor?: string;
  readonly activity?: string;
  readonly supplier?: string;
  readonly modelYear?: number;
  readonly manufactured?: string;
  readonly contracts?: readonly Contract[];
}

function requestOf(given: Given): AskRequest {
  const instant = (text: string) => ({ kind: 'instant' as const, at: Date.parse(text) });
  const { facts = {}, modelYear, manufactured, contracts } = given;
  return {
    supplier: given.supplier ?? 'supplier',
    actors: [given.actor ?? 'business'],
    activity: given.activity ?? 'use',
    jurisdiction: 'US',
    facts: Object.entries(facts).map(([id, answer]) => ({ question: `q/${id}`, answer })),
    ...(modelYear === undefined ? {} : { modelYear }),
    ...(manufactured === undefined ? {} : { manufactured }),
    ...(contracts === undefined ? {} : { contracts }),
    clocks: {
      asOf: instant(given.at ?? '2024-06-15T00:00:00Z'),
      asKnown: instant(given.known ?? NOW),
      now: Date.parse(NOW),
    },
  };
}

function covered(
  one: Prohibition,
  cases: readonly Given[],
  parts: Partial<Catalogue> = {},
): ClauseCoverage[] {
  const of = worldOf([one, law([bar()], { id: 'another' })], parts);
  return coverageOf(
    one,
    cases.map((given) => ({ of, request: requestOf(given) })),
  );
}

/** What the cases leave of the first clause of several. */
function cells(clauses: Clause[], ...cases: Given[]): ClauseCoverage['cells'] {
  const [first] = covered(law(clauses), cases);
  if (!first) throw new Error('no clause');
  return first.cells;
}

const NEVER = {
  applies: ['no case to which it applies'],
  'does-not': ['no case to which it does not apply'],
  unknown: ['no case that it leaves open'],
  known: ['no case as known before it was public'],
};

describe('what the cases of a clause have to show', () => {
  it('is nothing of it where there is no case', () => {
    expect(covered(law([bar(), bar({ id: 'other', valid: { from: 'e1', to: 'e3' } })]), [])).toEqual([
      {
        clause: 'bar',
        cells: {
          applies: NEVER.applies,
          'does-not': NEVER['does-not'],
          unknown: null,
          questions: null,
          exceptions: null,
          from: ['no case at e0', 'no case a second before e0'],
          to: null,
          'as-known': NEVER.known,
        },
      },
      {
        clause: 'other',
        cells: expect.objectContaining({
          from: ['no case at e1', 'no case a second before e1'],
          to: ['no case at e3', 'no case a second before e3'],
        }),
      },
    ]);
  });

  it('is a case to which it applies, one to which it does not, and one that it leaves open', () => {
    const asking = [bar({ when: q('a') })];
    expect(cells(asking, { facts: { a: 'yes' } })).toMatchObject({
      applies: [],
      'does-not': NEVER['does-not'],
      unknown: NEVER.unknown,
    });
    expect(cells(asking, { facts: { a: 'no' } })).toMatchObject({
      applies: NEVER.applies,
      'does-not': [],
      unknown: NEVER.unknown,
    });
    expect(cells(asking, {})).toMatchObject({
      applies: NEVER.applies,
      'does-not': NEVER['does-not'],
      unknown: [],
    });
    expect(cells(asking, {}, { facts: { a: 'no' } }, { facts: { a: 'yes' } })).toMatchObject({
      applies: [],
      'does-not': [],
      unknown: [],
    });
  });

  it('is not met by another actor, activity or supplier, to whom it does not apply', () => {
    const [one] = [bar({ binds: ['agency'], does: ['sell'] })];
    const met: Given = { actor: 'agency', activity: 'sell' };
    expect(cells([one], met)).toMatchObject({ applies: [], 'does-not': NEVER['does-not'] });
    for (const other of [{ actor: 'business' }, { activity: 'use' }, { supplier: 'stranger' }])
      expect(cells([one], { ...met, ...other })).toMatchObject({ applies: NEVER.applies, 'does-not': [] });
  });

  it('is met by the other side of it', () => {
    const sale = bar({ binds: ['agency'], does: ['sell'], to: ['business'] });
    expect(cells([sale], { activity: 'buy' })).toMatchObject({ applies: [] });
    // Whoever is not toward it does not meet it.
    expect(cells([sale], { activity: 'buy', actor: 'agency' })).toMatchObject({ applies: NEVER.applies });
  });

  it('is each activity of a case that asks about several', () => {
    expect(cells([bar({ does: ['sell'] })], { activity: 'use,sell' })).toMatchObject({
      applies: [],
      'does-not': [],
    });
  });

  it('is no more than open of an open norm', () => {
    const open = bar({ openNorm: { construct: 'contrary to its purpose', why: 'nobody says' } });
    expect(cells([open], {})).toMatchObject({ applies: null, unknown: [], 'does-not': NEVER['does-not'] });
    expect(cells([open], { supplier: 'stranger' })).toMatchObject({
      applies: null,
      unknown: NEVER.unknown,
      'does-not': [],
    });
    expect(cells([bar()], {})).toMatchObject({ unknown: null });
  });

  it('is nothing of what another clause says, of which the case is one', () => {
    const [, other] = covered(law([bar(), bar({ id: 'other', does: ['sell'] })]), [
      { at: '2024-01-01T00:00:00Z' },
    ]);
    expect(other?.cells).toMatchObject({ applies: NEVER.applies, 'does-not': [] });
    expect(other?.cells.from).toHaveLength(2);
  });

  it('is nothing of what another law says of the same', () => {
    const cases = covered(law([bar({ does: ['sell'] })]), [{ activity: 'use' }]);
    expect(cases).toHaveLength(1);
    expect(cases[0]?.cells).toMatchObject({ applies: NEVER.applies, 'does-not': [] });
  });
});

describe('each question of a clause', () => {
  const both = [bar({ when: { kind: 'all', of: [q('b'), q('a')] } })];
  const of = (clauses: Clause[], ...facts: NonNullable<Given['facts']>[]) =>
    cells(clauses, ...facts.map((each) => ({ facts: each }))).questions;
  const alone = (...ids: string[]) => ids.map((id) => `q/${id} alone never flips it`);

  it('has two cases that differ in its answer alone, and in the outcome', () => {
    expect(of(both, { a: 'yes', b: 'yes' })).toEqual(alone('a', 'b'));
    expect(of(both, { a: 'yes', b: 'yes' }, { a: 'no', b: 'no' })).toEqual(alone('a', 'b'));
    expect(of(both, { a: 'yes', b: 'yes' }, { a: 'no', b: 'yes' })).toEqual(alone('b'));
    expect(of(both, { a: 'yes', b: 'yes' }, { a: 'no', b: 'yes' }, { a: 'yes', b: 'no' })).toEqual([]);
  });

  it('is shown by an answer and its opposite, and not by one that nobody gave', () => {
    expect(of(both, { a: 'yes', b: 'yes' }, { b: 'yes' })).toEqual(alone('a', 'b'));
    expect(of(both, { a: 'no', b: 'yes' }, { b: 'yes' })).toEqual(alone('a', 'b'));
  });

  it('is one of its own where any of several will do, and where none may', () => {
    const some = [bar({ when: { kind: 'any', of: [q('a'), q('b')] } })];
    expect(of(some, { a: 'yes', b: 'yes' }, { a: 'no', b: 'no' })).toEqual(alone('a', 'b'));
    expect(of(some, { a: 'yes', b: 'yes' }, { a: 'no', b: 'yes' })).toEqual(alone('a', 'b'));
    expect(of(some, { a: 'yes', b: 'no' }, { a: 'no', b: 'no' })).toEqual(alone('b'));
    expect(of(some, { a: 'yes', b: 'no' }, { a: 'no', b: 'no' }, { a: 'no', b: 'yes' })).toEqual([]);
    const none: Condition = { kind: 'not', of: { kind: 'any', of: [q('a'), q('b')] } };
    const openNorm = { construct: 'c', why: 'nobody says' };
    for (const clause of [bar({ when: none }), bar({ when: none, openNorm })]) {
      expect(of([clause], { a: 'no', b: 'no' }, { a: 'yes', b: 'no' })).toEqual(alone('b'));
      expect(of([clause], { a: 'no', b: 'no' }, { a: 'yes', b: 'no' }, { a: 'no', b: 'yes' })).toEqual([]);
    }
  });

  it('is not shown where the rest leaves it open', () => {
    const some = [bar({ when: { kind: 'any', of: [q('a'), q('b')] } })];
    expect(of(some, { a: 'yes' }, { a: 'no' })).toEqual(alone('a', 'b'));
  });

  it('is not shown where the outcome is the same', () => {
    expect(of(both, { a: 'yes', b: 'no' }, { a: 'no', b: 'no' })).toEqual(alone('a', 'b'));
  });

  it('is not shown by a case that differs in something else too', () => {
    const { questions } = cells(
      [bar({ when: q('a') })],
      { facts: { a: 'yes' } },
      { facts: { a: 'no' }, at: '2023-06-01T00:00:00Z' },
    );
    expect(questions).toEqual(alone('a'));
  });

  it('opens an open norm, and is none where a clause asks nothing', () => {
    const open = bar({ when: q('a'), openNorm: { construct: 'c', why: 'nobody says' } });
    expect(of([open], { a: 'yes' }, { a: 'no' })).toEqual([]);
    expect(of([open], { a: 'yes' }, {})).toEqual(alone('a'));
    expect(of([open], { a: 'no' }, {})).toEqual(alone('a'));
    const turned = bar({
      when: { kind: 'not', of: q('a') },
      openNorm: { construct: 'c', why: 'nobody says' },
    });
    expect(of([turned], { a: 'yes' }, {})).toEqual(alone('a'));
    const asking: Condition = { kind: 'all', of: [q('a'), q('b')] };
    const two = bar({ when: asking, openNorm: { construct: 'c', why: 'nobody says' } });
    expect(of([two], { a: 'yes', b: 'no' }, { a: 'no', b: 'no' })).toEqual(alone('a', 'b'));
    expect(of([bar()], {})).toBeNull();
  });

  it('of an exception flips nothing by itself', () => {
    const free = bar({
      id: 'free',
      effect: 'exempt',
      mode: 'undercuts',
      excepts: ['bar'],
      when: q('a'),
    });
    expect(of([free, bar()], { a: 'yes' }, { a: 'no' })).toBeNull();
  });
});

describe('each exception to a clause', () => {
  const free = (parts: Partial<Clause> = {}) =>
    bar({ id: 'free', effect: 'exempt', mode: 'undercuts', excepts: ['bar'], when: q('a'), ...parts });
  const of = (exception: Clause, ...cases: Given[]) => cells([bar(), exception], ...cases).exceptions;

  it('fires in one case and in another does not', () => {
    expect(of(free(), { facts: { a: 'yes' } })).toEqual(['free always fires']);
    expect(of(free(), { facts: { a: 'no' } })).toEqual(['free never fires']);
    expect(of(free(), { facts: { a: 'no' } }, { facts: { a: 'yes' } })).toEqual([]);
    expect(of(free({ excepts: 'all' }), {})).toEqual(['free never fires', 'free always fires']);
  });

  it('fires only where the clause would apply', () => {
    const early = { at: '2023-06-01T00:00:00Z' };
    expect(of(free({ valid: { from: 'e0', to: 'open' } }), { ...early, facts: { a: 'yes' } })).toEqual([
      'free never fires',
      'free always fires',
    ]);
    const asked = cells(
      [bar({ when: q('b') }), free()],
      { facts: { a: 'yes' } },
      { facts: { a: 'no', b: 'no' } },
    );
    expect(asked.exceptions).toEqual(['free never fires', 'free always fires']);
  });

  it('is one that names the clause and speaks of one of its activities, and else there is none', () => {
    expect(of(free({ excepts: ['other'] }), {})).toBeNull();
    expect(of(free({ does: ['sell'] }), {})).toBeNull();
    expect(of(free({ does: ['sell', 'use'] }), { facts: { a: 'no' } })).toEqual(['free never fires']);
    expect(of(bar({ id: 'free', excepts: ['bar'] }), {})).toBeNull();
    expect(cells([bar()], {}).exceptions).toBeNull();
  });

  it('is shown by cases of that clause alone', () => {
    const other = bar({ id: 'other', does: ['sell'] });
    const every = free({ excepts: 'all', does: ['use', 'sell'] });
    const [first, second] = covered(law([bar(), other, every]), [
      { facts: { a: 'yes' } },
      { facts: { a: 'no' } },
      { activity: 'sell', facts: { a: 'no' } },
    ]);
    expect(first?.cells.exceptions).toEqual([]);
    expect(second?.cells.exceptions).toEqual(['free never fires']);
    const two = [bar(), free(), free({ id: 'also', when: null })];
    expect(cells(two, { facts: { a: 'no' } }).exceptions).toEqual(['free never fires', 'also always fires']);
  });

  it('is nothing to show of an exception, nor of an open norm', () => {
    const [, , again] = covered(
      law([bar(), free(), bar({ id: 'again', mode: 'reinstates', excepts: ['free'], effect: 'exempt' })]),
      [],
    );
    expect(again?.cells.exceptions).toBeNull();
    expect(
      cells([free(), bar({ id: 'again', mode: 'reinstates', excepts: ['free'] })]).exceptions,
    ).toBeNull();
    const open = bar({ openNorm: { construct: 'c', why: 'nobody says' } });
    expect(cells([open, free()], {}).exceptions).toBeNull();
  });

  it('is met itself where the clause that it takes away is', () => {
    const [, exception] = covered(law([bar(), free()]), [{ facts: { a: 'yes' } }, { facts: { a: 'no' } }]);
    expect(exception?.cells).toMatchObject({ applies: [], 'does-not': [], unknown: null });
    const [, met] = covered(law([bar({ does: ['sell'] }), free()]), [
      { facts: { a: 'yes' } },
      { facts: { a: 'yes' }, activity: 'sell' },
    ]);
    expect(met?.cells).toMatchObject({ applies: NEVER.applies, 'does-not': [] });
    const [, missed] = covered(law([bar(), free()]), [{ activity: 'sell', facts: { a: 'yes' } }]);
    expect(missed?.cells).toMatchObject({ applies: NEVER.applies, 'does-not': [] });
    const opening = free({ openNorm: { construct: 'c', why: 'nobody says' } });
    const [, open] = covered(law([bar(), opening]), [{ facts: { a: 'yes' } }]);
    expect(open?.cells).toMatchObject({ applies: null, unknown: [], 'does-not': NEVER['does-not'] });
  });

  it('is met beside others, and not where only others are', () => {
    const also = free({ id: 'also', when: null });
    const [, first, second] = covered(law([bar(), free(), also]), [{ facts: { a: 'no' } }]);
    expect(first?.cells).toMatchObject({ applies: NEVER.applies, 'does-not': [] });
    expect(second?.cells).toMatchObject({ applies: [], 'does-not': NEVER['does-not'] });
    const sale = [
      bar({ id: 'sale', does: ['sell'] }),
      free({ id: 'of-sale', excepts: ['sale'], does: ['sell'] }),
    ];
    const [, , , ofSale] = covered(law([bar(), free(), ...sale]), [
      { at: '2024-01-01T00:00:00Z', facts: { a: 'yes' } },
    ]);
    expect(ofSale?.cells).toMatchObject({ applies: NEVER.applies, 'does-not': [] });
    expect(ofSale?.cells.from).toHaveLength(2);
    // What the clause asks is not asked by it.
    const [, silent] = covered(law([bar({ when: q('b') }), free()]), [{ facts: { a: 'yes' } }]);
    expect(silent?.cells).toMatchObject({ unknown: null, questions: null });
  });

  it('has boundaries of its own', () => {
    const [, exception] = covered(law([bar(), free({ valid: { from: 'e2', to: 'e4' } })]), [
      { at: '2024-03-01T00:00:00Z' },
      { at: '2024-02-29T23:59:59Z' },
      { at: '2024-05-01T00:00:00Z', activity: 'sell' },
    ]);
    expect(exception?.cells).toMatchObject({
      from: [],
      to: ['no case at e4', 'no case a second before e4'],
    });
  });
});

describe('each boundary of a clause', () => {
  const spanning = bar({ valid: { from: 'e1', to: 'e3' } });

  it('has a case at it and one a second before', () => {
    expect(cells([spanning], { at: '2024-02-01T00:00:00Z' })).toMatchObject({
      from: ['no case a second before e1'],
      to: ['no case at e3', 'no case a second before e3'],
    });
    expect(cells([spanning], { at: '2024-01-31T23:59:59Z' }).from).toEqual(['no case at e1']);
    expect(
      cells([spanning], { at: '2024-01-31T23:59:58Z' }, { at: '2024-02-01T00:00:01Z' }).from,
    ).toHaveLength(2);
    expect(cells([spanning], { at: '2024-04-01T00:00:00Z' }, { at: '2024-03-31T23:59:59Z' })).toMatchObject({
      to: [],
    });
  });

  it('is not shown by a case that the clause is not held against', () => {
    expect(cells([spanning], { at: '2024-02-01T00:00:00Z', activity: 'sell' }).from).toHaveLength(2);
    expect(
      cells([bar({ ...spanning, binds: ['agency'] })], { at: '2024-02-01T00:00:00Z' }).from,
    ).toHaveLength(2);
    expect(
      cells([spanning], { at: '2024-02-01T00:00:00Z', known: '2023-12-01T00:00:00Z' }).from,
    ).toHaveLength(2);
  });

  it('is none of what has not happened, nor of an end that nobody states', () => {
    const proposed = law([bar({ valid: { from: 'enacted', to: 'unknown' } })], {
      events: law([]).events.map((each, i) => (i === 1 ? { ...each, id: 'enacted', at: null } : each)),
    });
    const [first] = covered(proposed, [{}]);
    expect(first?.cells).toMatchObject({ from: null, to: null });
  });

  it('is by the main reading where it is disputed', () => {
    const disputed = law([spanning], {
      events: law([]).events.map((each) =>
        each.id === 'e1'
          ? { ...each, alternatives: [{ at: '2024-02-02T00:00:00Z', asWritten: '', cite: each.cite }] }
          : each,
      ),
    });
    const at = (text: string) => covered(disputed, [{ at: text }])[0]?.cells.from;
    expect(at('2024-02-02T00:00:00Z')).toHaveLength(2);
    expect(at('2024-02-01T00:00:00Z')).toEqual(['no case a second before e1']);
  });

  it('of model years has a vehicle of that year and one of the year before', () => {
    const years = law([bar({ anchor: 'model-year' })], {
      events: law([]).events.map((each) => (each.id === 'e0' ? { ...each, modelYear: 2027 } : each)),
    });
    const year: Partial<Catalogue> = {
      questions: [{ ...question('q/year'), derive: { kind: 'model-year', from: 2027 } }],
    };
    const from = (...given: Given[]) => covered(years, given, year)[0]?.cells.from?.slice(2);
    expect(from()).toEqual(['no case of model year 2027', 'no case of model year 2026']);
    expect(from({ modelYear: 2027 })).toEqual(['no case of model year 2026']);
    expect(from({ modelYear: 2026 })).toEqual(['no case of model year 2027']);
    expect(from({ modelYear: 2026 }, { modelYear: 2027, activity: 'sell' })).toHaveLength(1);
    expect(from({ modelYear: 2027 }, { modelYear: 2026, activity: 'sell' })).toHaveLength(1);
    expect(from({ modelYear: 2026 }, { modelYear: 2027 })).toEqual([]);
    expect(from({ modelYear: 2025 }, { modelYear: 2028 })).toHaveLength(2);
  });

  it('is by the date of the case that the clause goes by', () => {
    const made = bar({ ...spanning, anchor: 'manufacture' });
    const [at, before] = ['2024-02-01', '2024-01-31'];
    expect(cells([made], { manufactured: at }, { manufactured: before }).from).toEqual([
      'no case a second before e1',
    ]);
    expect(cells([made], { at: '2024-02-01T00:00:00Z', manufactured: '2023-01-01' }).from).toHaveLength(2);
    const award = bar({ ...spanning, anchor: 'contract-award', contractClause: 'C' });
    const contract = (id: string, date: string): Contract => ({
      id,
      date,
      renewals: null,
      agency: null,
      clauses: [{ id: 'C', edition: null }],
    });
    // Each contract is held against it by itself.
    expect(
      cells([award], { contracts: [contract('one', '2023-05-01'), contract('two', '2024-02-01')] }).from,
    ).toEqual(['no case a second before e1']);
  });
});

describe('a case as known before a clause was public', () => {
  const late = bar({ known: { from: 'e2', to: 'open' } });
  const known = (...given: Given[]) => cells([late], ...given)['as-known'];

  it('is asked of each clause, at whatever time', () => {
    expect(known({ known: '2024-03-01T00:00:00Z' })).toEqual(NEVER.known);
    expect(known({ known: '2024-02-29T23:59:59Z' })).toEqual([]);
    expect(known({}, { known: '2024-01-01T00:00:00Z' })).toEqual([]);
    expect(known({})).toEqual(NEVER.known);
  });

  it('is by the publication and not by the event itself, in its zone', () => {
    const published = law([late], {
      events: law([]).events.map((each) =>
        each.id === 'e2' ? { ...each, known: '2024-02-10', zone: 'America/New_York' } : each,
      ),
    });
    const at = (text: string) => covered(published, [{ known: text }])[0]?.cells['as-known'];
    expect(at('2024-02-10T04:59:59Z')).toEqual([]);
    expect(at('2024-02-10T05:00:00Z')).toEqual(NEVER.known);
  });

  it('is nothing to show where no publication is named', () => {
    expect(cells([bar({ known: { from: 'never', to: 'open' } })], {})['as-known']).toBeNull();
  });
});

describe('an edge of the graph', () => {
  it('is met as whoever it reaches', () => {
    const following = law([bar()], {
      groups: law([]).groups.map((each) => ({ ...each, closure: ['subsidiary'] })),
    });
    const parts = {
      suppliers: [supplier('supplier', edge('child')), supplier('child'), supplier('stranger')],
    };
    const of = (id: string) => covered(following, [{ supplier: id }], parts)[0]?.cells;
    expect(of('child')).toMatchObject({ applies: [], 'does-not': NEVER['does-not'] });
    expect(of('stranger')).toMatchObject({ applies: NEVER.applies, 'does-not': [] });
  });
});
