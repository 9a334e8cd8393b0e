import { describe, expect, it } from 'vitest';
import { caseOf, catalogueOf, clauseOf, lawOf, question } from '../../tests/law/arbitrary-law.ts';
import { heldClause } from '../../tests/law/given-law.ts';
import type { ActivityWord, Catalogue } from '../model/catalogue.ts';
import type { Waiver } from '../model/profile.ts';
import type { Clause, Condition, Prohibition } from '../model/prohibition.ts';
import type { Presence } from '../model/sighting.ts';
import type { EntityEdge, Supplier } from '../model/supplier.ts';
import type { Answer } from '../model/verdict.ts';
import type { Case } from './case.ts';
import { assumptionsOf, type ClauseCase, clauseCase } from './clause-case.ts';
import { type Act, clausePlan, mayBind } from './clause-plan.ts';
import { any, evaluate, openAtoms } from './formula.ts';

const HALF = { share: '50', inclusive: true, aggregate: true };
const at = (text: string): number => Date.parse(`${text}T00:00:00Z`);

const bar: Clause = clauseOf('bar', 'prohibited', {
  when: null,
  valid: { from: 'e1', to: 'open' },
  known: { from: 'e0', to: 'open' },
});

const actor = (id: string, implies: string[] = []) => ({ id, says: '', implies, activities: [] });
const act = (id: string, implies: string[] = [], presenceQuestion: string | null = null): ActivityWord => ({
  id,
  says: '',
  implies,
  converse: null,
  label: id,
  presenceQuestion,
  contract: null,
});

interface Given {
  readonly clauses?: readonly Clause[];
  readonly law?: Partial<Prohibition>;
  readonly catalogue?: Partial<Catalogue>;
  readonly one?: Partial<Case>;
  readonly facts?: readonly (readonly [string, Answer])[];
  readonly act?: Partial<Act>;
  readonly on?: string;
}

function setting(given: Given): { law: Prohibition; one: Case } {
  const law = { ...lawOf([...(given.clauses ?? [bar])], false), ...given.law };
  const plain = caseOf([law], new Map(given.facts), at('2024-12-31'));
  const vocabulary = {
    actors: [
      actor('anyone'),
      actor('business', ['anyone']),
      actor('reseller', ['business']),
      actor('agency'),
    ],
    activities: [act('use', [], 'q/in-use'), act('resell', ['sell']), act('sell'), act('keep')],
    classes: [],
  };
  const questions = ['q/a', 'q/b', 'q/in-use'].map(question);
  const catalogue = { ...catalogueOf([law]), vocabulary, questions, ...given.catalogue };
  return { law, one: { ...plain, catalogue, ...given.one } };
}

function held(given: Given): ClauseCase {
  const { law, one } = setting(given);
  return heldClause(law, one, { at: at(given.on ?? '2024-06-01'), readings: 'main', ...given.act });
}

const scopeOf = (given: Given) => evaluate(held(given).scope);
const testOf = (given: Given, step: string) => {
  const found = held(given).tests.find((each) => each.step === step);
  return (
    found && { subject: found.subject, truth: evaluate(found.formula), fact: found.fact, from: found.from }
  );
};

describe('who is bound', () => {
  it.each<{
    binds: string[];
    roles: string[];
    unknown?: string[];
    truth: string;
    fact: string;
    from: string;
  }>([
    { binds: ['anyone'], roles: [], truth: 'true', fact: '', from: 'asked' },
    { binds: ['business'], roles: ['business'], truth: 'true', fact: 'business', from: 'asked' },
    // A reseller is a business; a business need be no reseller.
    {
      binds: ['business'],
      roles: ['agency', 'reseller'],
      truth: 'true',
      fact: 'agency, reseller',
      from: 'asked',
    },
    { binds: ['reseller'], roles: ['business'], truth: 'false', fact: 'business', from: 'asked' },
    { binds: ['agency', 'business'], roles: ['business'], truth: 'true', fact: 'business', from: 'asked' },
    { binds: ['agency'], roles: [], truth: 'false', fact: 'nobody', from: 'asked' },
    {
      binds: ['agency'],
      roles: ['business', 'reseller'],
      truth: 'false',
      fact: 'business, reseller',
      from: 'asked',
    },
    {
      binds: ['agency', 'business'],
      roles: ['anyone'],
      unknown: ['reseller', 'agency', 'anyone'],
      truth: 'unknown',
      fact: 'not known whether reseller, agency',
      from: 'nobody',
    },
    {
      binds: ['agency'],
      roles: ['business'],
      unknown: ['reseller'],
      truth: 'false',
      fact: 'business',
      from: 'asked',
    },
    {
      binds: ['business'],
      roles: ['business'],
      unknown: ['agency'],
      truth: 'true',
      fact: 'business',
      from: 'asked',
    },
  ])(
    '$binds against $roles, perhaps $unknown: $truth',
    ({ binds, roles, unknown = [], truth, fact, from }) => {
      const given = { clauses: [{ ...bar, binds }], one: { roles, unknownRoles: unknown } };
      expect(testOf(given, 'actor')).toEqual({ subject: binds.join(', '), truth, fact, from });
      const { law, one } = setting(given);
      expect(law.clauses.map((clause) => mayBind(clause, one))).toEqual([truth !== 'false']);
    },
  );

  it('takes the other side to be whom the clause binds', () => {
    const given = {
      clauses: [{ ...bar, binds: ['agency', 'reseller'] }],
      act: { bound: 'counterparty' } as const,
    };
    expect(testOf(given, 'actor')).toEqual({
      subject: 'agency, reseller',
      truth: 'true',
      fact: 'the other side is agency, reseller',
      from: 'catalogue',
    });
  });

  it('asks by the role which role it is', () => {
    const { scope } = held({
      clauses: [{ ...bar, binds: ['business'] }],
      one: { roles: ['anyone'], unknownRoles: ['business', 'reseller'] },
    });
    expect([...openAtoms(scope)]).toEqual(['role/business', 'role/reseller']);
    expect(evaluate(scope, new Map([['role/reseller', true]]))).toBe('true');
  });
});

describe('what is done', () => {
  it.each([
    { does: ['sell'], activity: 'resell', truth: 'true' },
    { does: ['resell'], activity: 'sell', truth: 'false' },
    { does: ['keep', 'sell'], activity: 'sell', truth: 'true' },
    { does: ['keep'], activity: 'sell', truth: 'false' },
  ])('$activity under a clause on $does: $truth', ({ does, activity, truth }) => {
    const given = { clauses: [{ ...bar, does }], act: { activity } };
    const met = { subject: does.join(', '), truth, fact: activity };
    expect(testOf(given, 'activity')).toEqual({ ...met, from: 'asked' });
    expect(testOf({ ...given, one: { given: 'profile' } }, 'activity')).toEqual({ ...met, from: 'profile' });
    expect(testOf({ ...given, one: { given: 'assumed' } }, 'activity')).toEqual({ ...met, from: 'asked' });
  });
});

describe('how it was met', () => {
  it.each<{
    presence: Presence | null;
    facts?: [string, Answer][];
    activity?: string;
    truth: string | undefined;
  }>([
    { presence: null, truth: undefined },
    { presence: 'installed', truth: undefined },
    { presence: 'component', truth: undefined },
    // A contact is not a use; a left-over key is not an installation.
    { presence: 'contact', truth: 'unknown' },
    { presence: 'left-over', truth: 'unknown' },
    { presence: 'listed', truth: 'unknown' },
    { presence: 'was-here', facts: [['q/in-use', 'no']], truth: 'false' },
    { presence: 'was-here', facts: [['q/in-use', 'yes']], truth: 'true' },
    { presence: 'was-here', facts: [['q/in-use', 'unknown']], truth: 'unknown' },
    // Keeping it asks nothing of the kind.
    { presence: 'left-over', activity: 'keep', truth: undefined },
    { presence: 'left-over', activity: 'nothing known', truth: undefined },
  ])('$presence, $activity: $truth', ({ presence, facts = [], activity = 'use', truth }) => {
    const clauses = [{ ...bar, object: { madeBy: null, classes: [], part: 'whole-or-part' as const } }];
    const found = testOf({ clauses, facts, one: { presence }, act: { activity } }, 'object');
    expect(found?.truth).toBe(truth);
    if (found) expect(found.subject).toBe('q/in-use');
    if (truth === 'unknown') expect(found).toMatchObject({ fact: `seen as: ${presence}`, from: 'nobody' });
  });

  it('asks it by its name even where the catalogue knows no such question', () => {
    const { scope } = held({ one: { presence: 'contact' }, catalogue: { questions: [] } });
    expect([...openAtoms(scope)]).toEqual(['q/in-use']);
  });
});

describe('who made it', () => {
  it.each([
    { supplier: 'supplier', truth: 'true' },
    { supplier: 'stranger', truth: 'false' },
  ])('$supplier: $truth', ({ supplier, truth }) => {
    expect(testOf({ one: { supplier } }, 'object')).toEqual({
      subject: 'g',
      truth,
      fact: supplier,
      from: 'asked',
    });
    expect(testOf({ one: { supplier, presence: 'installed' } }, 'object')?.from).toBe('finding');
  });

  it('is open where nobody knows how much of it is owned', () => {
    const [group] = lawOf([], false).groups;
    if (group === undefined) throw new Error('no group');
    const owning = { ...group, threshold: HALF };
    const edge: EntityEdge = {
      kind: 'subsidiary',
      to: 'child',
      share: null,
      from: null,
      until: null,
      source: 's',
      verification: 'primary',
    };
    const named = (id: string, edges: EntityEdge[]): Supplier => ({
      id,
      name: id,
      names: [],
      country: null,
      edges,
      note: null,
    });
    const { scope } = held({
      law: { groups: [owning] },
      catalogue: { suppliers: [named('supplier', [edge]), named('child', [])] },
      one: { supplier: 'child' },
    });
    expect([...openAtoms(scope)]).toEqual(['member/child']);
  });

  it('is no test of a clause that names no maker, and a class is', () => {
    const clauses = [
      { ...bar, object: { madeBy: null, classes: ['drone', 'robot'], part: 'whole' as const } },
    ];
    expect(testOf({ clauses, one: { product: { kind: 'classes', classes: ['robot'] } } }, 'object')).toEqual({
      subject: 'drone, robot',
      truth: 'true',
      fact: 'asked for: robot',
      from: 'asked',
    });
    const { scope } = held({ clauses, one: { product: { kind: 'unknown' } } });
    expect([...openAtoms(scope)]).toEqual(['class/drone+robot']);
  });
});

it('goes by a model year as by a condition', () => {
  const years: Partial<Prohibition> = {
    events: lawOf([], false).events.map((event) => ({
      ...event,
      modelYear: event.id === 'e1' ? 2030 : null,
    })),
  };
  const derive = { kind: 'model-year', from: 2030 } as const;
  const given: Given = {
    clauses: [{ ...bar, anchor: 'model-year' }],
    law: years,
    catalogue: { questions: [{ ...question('q/year'), derive }] },
    one: { modelYear: 2031 },
  };
  expect(testOf(given, 'condition')).toEqual({
    subject: 'q/year',
    truth: 'true',
    fact: 'model year 2031',
    from: 'asked',
  });
});

describe('its conditions', () => {
  const q = (id: string): Condition => ({ kind: 'question', id: `q/${id}` });
  const conditions = (when: Condition, facts: [string, Answer][] = []) =>
    held({ clauses: [{ ...bar, when }], facts })
      .tests.filter(({ step }) => step === 'condition')
      .map(({ subject, formula, fact, from }) => [subject, evaluate(formula), fact, from]);

  it('are tests of their own where all have to hold, however deep', () => {
    const when: Condition = { kind: 'all', of: [q('a'), { kind: 'all', of: [q('b'), q('in-use')] }] };
    expect(
      conditions(when, [
        ['q/a', 'yes'],
        ['q/b', 'no'],
      ]),
    ).toEqual([
      ['q/a', 'true', 'answered: yes', 'asked'],
      ['q/b', 'false', 'answered: no', 'asked'],
      ['q/in-use', 'unknown', 'nobody has answered', 'nobody'],
    ]);
  });

  it.each<{ when: Condition; a: Answer; b: Answer; truth: string }>([
    { when: { kind: 'any', of: [q('a'), q('b')] }, a: 'no', b: 'yes', truth: 'true' },
    { when: { kind: 'any', of: [q('a'), q('b')] }, a: 'no', b: 'no', truth: 'false' },
    { when: { kind: 'not', of: { kind: 'all', of: [q('a'), q('b')] } }, a: 'yes', b: 'no', truth: 'true' },
    { when: { kind: 'not', of: { kind: 'all', of: [q('a'), q('b')] } }, a: 'yes', b: 'yes', truth: 'false' },
  ])('are one test where one of several will do: $when.kind, $a, $b: $truth', ({ when, a, b, truth }) => {
    expect(
      conditions(when, [
        ['q/a', a],
        ['q/b', b],
      ]),
    ).toEqual([['q/a, q/b', truth, `q/a: answered: ${a}; q/b: answered: ${b}`, 'asked']]);
  });

  it('rest on nobody as soon as one of them does', () => {
    const when: Condition = { kind: 'any', of: [q('a'), q('b')] };
    expect(conditions(when, [['q/a', 'no']])).toEqual([
      ['q/a, q/b', 'unknown', 'q/a: answered: no; q/b: nobody has answered', 'nobody'],
    ]);
    expect(conditions(q('unheard of'))).toEqual([
      ['q/unheard of', 'unknown', 'nobody has answered', 'nobody'],
    ]);
  });

  it('come with nexus first, and an open norm last', () => {
    const openNorm = { construct: 'contrary to the purpose', why: 'no guidance' };
    const nexus: Condition = { kind: 'any', of: [q('a'), q('b')] };
    const { tests, scope } = held({
      clauses: [{ ...bar, nexus, when: q('in-use'), openNorm }],
      facts: [
        ['q/a', 'yes'],
        ['q/in-use', 'yes'],
      ],
    });
    expect(tests.map(({ step }) => step)).toEqual([
      'nexus',
      'actor',
      'activity',
      'object',
      'time',
      'condition',
      'open-norm',
    ]);
    expect(tests.at(-1)).toMatchObject({
      subject: 'contrary to the purpose',
      fact: 'no guidance',
      from: 'catalogue',
    });
    // Whatever is answered, it stays open.
    expect([...openAtoms(scope)]).toEqual(['open/law/bar']);
  });
});

describe('a waiver', () => {
  const waiver: Waiver = {
    id: 'W-1',
    prohibition: 'law',
    clauses: [],
    grantedBy: 'the Secretary',
    from: '2024-05-01',
    until: '2024-07-01',
  };

  it.each<{ what: string; parts: Partial<Waiver>; on?: string; scope: string }>([
    { what: 'of the law', parts: {}, scope: 'false' },
    { what: 'of the clause', parts: { clauses: ['other', 'bar'] }, scope: 'false' },
    { what: 'of another clause', parts: { clauses: ['other'] }, scope: 'true' },
    { what: 'of another law', parts: { prohibition: 'another' }, scope: 'true' },
    { what: 'not yet', parts: {}, on: '2024-04-30', scope: 'true' },
    { what: 'on its first day', parts: {}, on: '2024-05-01', scope: 'false' },
    { what: 'on its last day', parts: {}, on: '2024-06-30', scope: 'false' },
    { what: 'on the day it ends', parts: {}, on: '2024-07-01', scope: 'true' },
    { what: 'without an end', parts: { until: null }, on: '2030-01-01', scope: 'false' },
  ])('$what leaves a clause: $scope', ({ parts, on = '2024-06-01', scope }) => {
    expect(scopeOf({ one: { waivers: [{ ...waiver, ...parts }] }, on })).toBe(scope);
  });

  it('is named with who granted it', () => {
    const one = { waivers: [{ ...waiver, prohibition: 'another' }, waiver], given: 'profile' as const };
    expect(testOf({ one }, 'waiver')).toEqual({
      subject: 'W-1',
      truth: 'false',
      fact: 'waived by the Secretary',
      from: 'profile',
    });
    expect(testOf({}, 'waiver')).toBeUndefined();
  });
});

describe('its exceptions', () => {
  const undercuts = (id: string, excepts: Clause['excepts'], parts: Partial<Clause> = {}): Clause => ({
    ...bar,
    id,
    effect: 'exempt',
    mode: 'undercuts',
    excepts,
    ...parts,
  });
  const reinstates = (id: string, excepts: Clause['excepts']): Clause =>
    undercuts(id, excepts, { mode: 'reinstates' });
  const on = (id: string): Partial<Clause> => ({ when: { kind: 'question', id } });
  const other: Clause = { ...bar, id: 'other' };

  it.each<{ what: string; clauses: Clause[]; ids: string[]; excepted: string }>([
    { what: 'one that names it', clauses: [bar, undercuts('x', ['bar'])], ids: ['x'], excepted: 'true' },
    { what: 'one of every clause', clauses: [bar, undercuts('x', 'all')], ids: ['x'], excepted: 'true' },
    {
      what: 'one of another clause',
      clauses: [bar, other, undercuts('x', ['other'])],
      ids: [],
      excepted: 'false',
    },
    {
      what: 'no clause that is none',
      clauses: [bar, { ...other, excepts: ['bar'] }],
      ids: [],
      excepted: 'false',
    },
    {
      what: 'three, by id',
      clauses: [
        bar,
        undercuts('x', ['other', 'bar'], on('q/a')),
        undercuts('z', ['bar']),
        undercuts('y', ['bar']),
      ],
      ids: ['x', 'y', 'z'],
      excepted: 'true',
    },
    {
      what: 'one whose block is taken away',
      clauses: [bar, undercuts('x', ['bar']), reinstates('z', ['x']), undercuts('w', ['z'])],
      ids: ['x'],
      excepted: 'true',
    },
    {
      what: 'one that a block which names itself blocks',
      clauses: [bar, undercuts('x', ['bar']), reinstates('z', ['x', 'z'])],
      ids: ['x'],
      excepted: 'false',
    },
    {
      what: 'one that is open',
      clauses: [bar, undercuts('x', ['bar'], on('q/a'))],
      ids: ['x'],
      excepted: 'unknown',
    },
    {
      what: 'one that is blocked',
      clauses: [bar, undercuts('x', ['bar']), reinstates('z', ['x'])],
      ids: ['x'],
      excepted: 'false',
    },
    {
      what: 'one whose block is open',
      clauses: [bar, undercuts('x', ['bar']), { ...reinstates('z', ['x']), ...on('q/a') }],
      ids: ['x'],
      excepted: 'unknown',
    },
    // An exemption is taken away only by what reinstates; an exception of every clause is none of exceptions.
    {
      what: 'an exemption, from which nothing excepts',
      clauses: [{ ...bar, effect: 'exempt' }, undercuts('x', 'all'), undercuts('y', ['bar'])],
      ids: [],
      excepted: 'false',
    },
    {
      what: 'an exemption, and what reinstates',
      clauses: [{ ...bar, effect: 'exempt' }, reinstates('z', ['bar'])],
      ids: ['z'],
      excepted: 'true',
    },
    {
      what: 'one not yet public',
      clauses: [bar, undercuts('x', ['bar'], { known: { from: 'nothing', to: 'open' } })],
      ids: [],
      excepted: 'false',
    },
    {
      what: 'one not yet in force',
      clauses: [bar, undercuts('x', ['bar'], { valid: { from: 'nothing', to: 'open' } })],
      ids: ['x'],
      excepted: 'false',
    },
  ])('$what: $excepted', ({ clauses, ids, excepted }) => {
    const { exceptions } = held({ clauses });
    expect(exceptions.map(({ clause }) => clause.id)).toEqual(ids);
    expect(evaluate(any(exceptions.map(({ applies }) => applies)))).toBe(excepted);
  });
});

describe('one plan', () => {
  const derive = { kind: 'country-of-origin', countries: ['CN'] } as const;
  const made: Partial<Clause> = { when: { kind: 'question', id: 'q/made-there' } };
  // Keeping it, whoever made it: nothing in it turns on the thing but what asks.
  const object = { madeBy: null, classes: [], part: 'whole' } as const;
  const kept: Clause = { ...bar, does: ['keep'], object };
  const except: Clause = { ...kept, id: 'x', effect: 'exempt', mode: 'undercuts', excepts: ['bar'] };
  const block: Clause = { ...except, id: 'z', mode: 'reinstates', excepts: ['x'] };

  /** Things of one origin or another, held against one plan. */
  function heldOf(clauses: readonly Clause[]): (origin: string) => ClauseCase {
    const questions = [question('q/a'), question('q/b'), { ...question('q/made-there'), derive }];
    const { law, one } = setting({ clauses, catalogue: { questions }, facts: [['q/a', 'yes']] });
    const [clause] = law.clauses;
    if (!clause) throw new Error('no clause');
    const whole: Act = { activity: 'keep', bound: 'self', at: at('2024-06-01'), readings: 'main' };
    const plan = clausePlan(law, clause, whole, one, null);
    return (origin) => clauseCase(plan, { ...one, origins: [origin] });
  }

  // Thousands of things share it.
  it('works out once an exception that no thing changes', () => {
    const on = (id: string): Partial<Clause> => ({ when: { kind: 'question', id } });
    const held = heldOf([
      kept,
      { ...except, id: 'a', ...on('q/a') },
      { ...except, id: 'b', ...made },
      { ...except, id: 'c' },
      { ...block, id: 'of-c', excepts: ['c'], ...made },
      { ...except, id: 'd' },
      { ...block, id: 'of-d', excepts: ['d'], ...on('q/b') },
    ]);
    const here = held('CN').exceptions;
    const there = held('VN').exceptions;
    expect(here.map(({ clause }, place) => [clause.id, here[place] === there[place]])).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
      ['d', true],
    ]);
  });

  it.each<{ what: string; clauses: Clause[]; there: string; elsewhere: string }>([
    { what: 'an exception', clauses: [kept, { ...except, ...made }], there: 'true', elsewhere: 'false' },
    {
      what: 'a block of one',
      clauses: [kept, except, { ...block, ...made }],
      there: 'false',
      elsewhere: 'true',
    },
    {
      what: 'one of several tests of an exception',
      clauses: [
        kept,
        {
          ...except,
          when: {
            kind: 'all',
            of: [
              { kind: 'question', id: 'q/a' },
              { kind: 'question', id: 'q/made-there' },
            ],
          },
        },
      ],
      there: 'true',
      elsewhere: 'false',
    },
    {
      what: 'one of two blocks',
      clauses: [
        kept,
        except,
        { ...block, ...made },
        { ...block, id: 'zz', when: { kind: 'not', of: { kind: 'question', id: 'q/a' } } },
      ],
      there: 'false',
      elsewhere: 'true',
    },
    {
      what: 'one of two of which either will do',
      clauses: [
        kept,
        {
          ...except,
          when: {
            kind: 'any',
            of: [
              { kind: 'question', id: 'q/b' },
              { kind: 'question', id: 'q/made-there' },
            ],
          },
        },
      ],
      there: 'true',
      elsewhere: 'unknown',
    },
    { what: 'none', clauses: [kept, except], there: 'true', elsewhere: 'true' },
  ])('is held against one thing after another, where $what asks where it was made', (row) => {
    const held = heldOf(row.clauses);
    const excepted = (origin: string) => evaluate(held(origin).excepted);
    for (let round = 0; round < 2; round++) {
      expect(excepted('CN')).toBe(row.there);
      expect(excepted('VN')).toBe(row.elsewhere);
    }
  });
});

describe('what was taken for granted', () => {
  const assumed = (id: string, answer: 'yes' | 'no') => ({
    ...question(id),
    assume: [{ answer, activities: null, unless: [], before: null, says: `${id} is ${answer}` }],
  });
  const said = (clauses: Clause[], questions: ReturnType<typeof assumed>[], facts: [string, Answer][] = []) =>
    assumptionsOf([held({ clauses, facts, catalogue: { questions: [...questions, question('q/c')] } })]);
  const on = (...ids: string[]): Partial<Clause> => ({
    when: { kind: 'all', of: ids.map((id) => ({ kind: 'question', id })) },
  });
  const except: Clause = { ...bar, id: 'x', effect: 'exempt', mode: 'undercuts', excepts: ['bar'] };
  const yes = [assumed('q/a', 'yes'), assumed('q/b', 'yes')];

  it('is told where the answer rests on it', () => {
    expect(said([{ ...bar, ...on('q/a') }], yes)).toEqual(['q/a is yes']);
    expect(said([{ ...bar, ...on('q/a') }], [assumed('q/a', 'no')])).toEqual(['q/a is no']);
    expect(said([bar], yes)).toEqual([]);
    // Within one that will do.
    const either: Condition = {
      kind: 'any',
      of: [
        { kind: 'question', id: 'q/a' },
        { kind: 'question', id: 'q/c' },
      ],
    };
    expect(said([{ ...bar, when: either }], yes)).toEqual(['q/a is yes']);
  });

  it('is not told of a clause that fails of itself', () => {
    expect(said([{ ...bar, ...on('q/a', 'q/c') }], yes, [['q/c', 'no']])).toEqual([]);
    expect(said([{ ...bar, ...on('q/a', 'q/c') }], yes)).toEqual(['q/a is yes']);
  });

  it('is told of its exceptions, and theirs, each once, unless it does not reach', () => {
    const block: Clause = { ...except, id: 'y', mode: 'reinstates', excepts: ['x'], ...on('q/b') };
    expect(
      said(
        [
          { ...bar, ...on('q/a') },
          { ...except, ...on('q/a') },
        ],
        yes,
      ),
    ).toEqual(['q/a is yes']);
    expect(said([bar, { ...except, ...on('q/a') }, block], yes)).toEqual(['q/a is yes', 'q/b is yes']);
    expect(
      said(
        [
          { ...bar, ...on('q/c') },
          { ...except, ...on('q/a') },
        ],
        yes,
        [['q/c', 'no']],
      ),
    ).toEqual([]);
    // An exception that fails of itself rests on nothing either.
    expect(said([bar, { ...except, ...on('q/a', 'q/c') }], yes, [['q/c', 'no']])).toEqual([]);
  });
});

it('one plan tells of each thing how it was met, whatever it was held against before', () => {
  const { law, one } = setting({});
  const whole: Act = { activity: 'use', bound: 'self', at: at('2024-06-01'), readings: 'main' };
  const plan = clausePlan(law, bar, whole, one, null);
  const object = (presence: Presence | null) =>
    clauseCase(plan, { ...one, presence })
      .tests.filter(({ step }) => step === 'object')
      .map(({ fact, from }) => [fact, from]);
  for (let round = 0; round < 2; round++) {
    expect(object(null)).toEqual([['supplier', 'asked']]);
    expect(object('installed')).toEqual([['supplier', 'finding']]);
    for (const presence of ['contact', 'left-over'] as const) {
      expect(object(presence)).toEqual([
        ['supplier', 'finding'],
        [`seen as: ${presence}`, 'nobody'],
      ]);
    }
  }
});
