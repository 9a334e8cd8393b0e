import { describe, expect, it } from 'vitest';
import { caseOf, catalogueOf, clauseOf, lawOf, question } from '../../tests/law/arbitrary-law.ts';
import type { ActivityAnswer, OpenQuestion } from '../model/determination.ts';
import type { Contract } from '../model/profile.ts';
import type { Clause, ClauseEffect, Prohibition } from '../model/prohibition.ts';
import type { Question } from '../model/question.ts';
import { answerActivity, openQuestionsOf } from './activity-answer.ts';
import type { Case } from './case.ts';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

function clause(id: string, effect: ClauseEffect, from: string, parts: Partial<Clause> = {}): Clause {
  const dates = { valid: { from, to: 'open' }, known: { from: 'e0', to: 'open' } };
  return { ...clauseOf(id, effect, { when: null, ...dates }), ...parts };
}

const asks = (id: string): Partial<Clause> => ({ when: { kind: 'question', id } });
const not = (id: string): Partial<Clause> => ({ when: { kind: 'not', of: { kind: 'question', id } } });
const except = (id: string, of: string, from = 'e0'): Clause =>
  clause(id, 'exempt', from, { mode: 'undercuts', excepts: [of] });

function law(id: string, ...clauses: Clause[]): Prohibition {
  return { ...lawOf(clauses, false), id };
}

function answered(
  laws: readonly Prohibition[],
  on = '2024-06-01',
  parts: Partial<Case> = {},
  until?: number,
) {
  const plain = caseOf(laws, new Map(), day('2024-12-31'));
  const actor = (id: string, implies: string[] = []) => ({ id, says: '', implies, activities: [] });
  const word = { says: '', implies: [], presenceQuestion: null, contract: null };
  const vocabulary = {
    actors: [actor('anyone'), actor('agency'), actor('federal-agency'), actor('supplier')],
    activities: [
      { ...word, id: 'use', label: 'Using it', converse: 'sell' },
      { ...word, id: 'sell', label: 'Selling it', converse: 'use', contract: 'makes' as const },
    ],
    classes: [],
  };
  const one: Case = { ...plain, catalogue: { ...catalogueOf(laws), vocabulary }, ...parts };
  return { one, ...answerActivity(laws, 'use', one, { from: day(on), until: until ?? day(on) + 1 }) };
}

function answerOf(...given: Parameters<typeof answered>): ActivityAnswer {
  return answered(...given).answer;
}

describe('what decided', () => {
  it.each<{ what: string; clauses: Clause[]; verdict: string; decidedBy: string[]; since: string | null }>([
    { what: 'no clause', clauses: [], verdict: 'not-covered', decidedBy: [], since: null },
    {
      what: 'a bar, and no advice beside it',
      clauses: [clause('bar', 'prohibited', 'e1'), clause('advice', 'advised-against', 'e0')],
      verdict: 'prohibited',
      decidedBy: ['law/bar'],
      since: '2024-02-01T00:00:00Z',
    },
    {
      what: 'two bars, in force since the first of them',
      clauses: [clause('a', 'prohibited', 'e3'), clause('b', 'prohibited', 'e1')],
      verdict: 'prohibited',
      decidedBy: ['law/a', 'law/b'],
      since: '2024-02-01T00:00:00Z',
    },
    {
      what: 'what an exception leaves',
      clauses: [clause('bar', 'prohibited', 'e1'), except('x', 'bar')],
      verdict: 'exempt',
      decidedBy: ['law/bar'],
      since: '2024-02-01T00:00:00Z',
    },
    {
      what: 'what is open and could be worst',
      clauses: [
        clause('bar', 'prohibited', 'e1', asks('q/a')),
        clause('advice', 'advised-against', 'e0', asks('q/b')),
      ],
      verdict: 'undetermined',
      decidedBy: ['law/bar'],
      since: null,
    },
    // Either brings it, and each alone is open: nobody can say since when.
    {
      what: 'two that are open and settle it together',
      clauses: [clause('a', 'prohibited', 'e1', asks('q/a')), clause('b', 'prohibited', 'e2', not('q/a'))],
      verdict: 'prohibited',
      decidedBy: ['law/a', 'law/b'],
      since: null,
    },
    {
      what: 'one that is sure, beside one that is open',
      clauses: [clause('a', 'prohibited', 'e1', asks('q/a')), clause('b', 'prohibited', 'e2')],
      verdict: 'prohibited',
      decidedBy: ['law/b'],
      since: '2024-03-01T00:00:00Z',
    },
  ])('$what: $verdict', ({ clauses, verdict, decidedBy, since }) => {
    expect(answerOf([law('law', ...clauses)])).toMatchObject({ verdict, decidedBy, since, bound: 'self' });
  });

  it('is told with the contract whose clause it is', () => {
    const contract = (id: string, edition: string | null): Contract => ({
      id,
      date: '2024-01-01',
      renewals: null,
      agency: null,
      clauses: [{ id: 'FAR 52.204-99', edition }],
    });
    const contracts = [
      contract('C-2', null),
      contract('C-1', 'JUL 2018'),
      { ...contract('C-3', null), clauses: [] },
    ];
    const carried = clause('bar', 'prohibited', 'e1', { contractClause: '52.204-99' });
    const { answer, determinations } = answered([law('law', carried)], '2024-06-01', { contracts });
    expect(answer).toMatchObject({
      decidedBy: ['law/bar'],
      contracts: ['C-1: FAR 52.204-99 (JUL 2018)', 'C-2: FAR 52.204-99'],
    });
    expect(determinations.map((each) => each.contract)).toEqual(['C-1', 'C-2']);
    const advice = clause('advice', 'advised-against', 'e1', { contractClause: '52.204-99' });
    expect(
      answerOf([law('law', advice, clause('bar', 'prohibited', 'e1'))], '2024-06-01', { contracts }),
    ).toMatchObject({ decidedBy: ['law/bar'], contracts: [] });
    expect(answerOf([], '2024-06-01', { contracts }).contracts).toEqual([]);
  });

  it('names the contract of each clause where only all of them together settle it', () => {
    const contract = (id: string, carried: string): Contract => ({
      id,
      date: '2024-01-01',
      renewals: null,
      agency: null,
      clauses: [{ id: carried, edition: null }],
    });
    const contracts = [contract('C-2', 'FAR 2'), contract('C-1', 'FAR 1'), contract('C-3', 'FAR 1')];
    const clauses = [
      clause('a', 'prohibited', 'e1', { ...asks('q/a'), contractClause: 'FAR 1' }),
      clause('b', 'prohibited', 'e1', { ...not('q/a'), contractClause: 'FAR 2' }),
      clause('other', 'allowed', 'e1', { ...asks('q/b'), contractClause: 'FAR 1' }),
    ];

    const { answer, determinations } = answered([law('law', ...clauses)], '2024-06-01', { contracts });

    expect(answer).toMatchObject({
      verdict: 'prohibited',
      decidedBy: ['law/a', 'law/b'],
      contracts: ['C-1: FAR 1', 'C-2: FAR 2', 'C-3: FAR 1'],
    });
    expect(
      determinations.map((each) => `${each.clause} ${each.contract} ${each.contractClause}`).sort(),
    ).toEqual(['a C-1 FAR 1', 'a C-3 FAR 1', 'b C-2 FAR 2', 'other C-1 FAR 1', 'other C-3 FAR 1']);
  });
});

describe('what binds the other side by the day of a contract', () => {
  const bar = clause('bar', 'prohibited', 'e1', {
    binds: ['agency'],
    does: ['sell'],
    to: ['anyone'],
    anchor: 'contract-renewal',
  });
  const contract = (id: string, date: string, renewals: readonly string[] | null): Contract => ({
    id,
    date,
    renewals,
    agency: null,
    clauses: [],
  });
  const laws = [law('law', bar)];
  const asked: Question = {
    ...question('q/renewed'),
    ask: 'Was it renewed?',
    derive: { kind: 'contract-renewed', from: '2024-02-01' },
  };
  const told = (contracts: readonly Contract[], parts: Partial<Case> = {}) => {
    const { one } = answered(laws);
    const catalogue = { ...one.catalogue, questions: [asked] };
    return answered(laws, '2024-06-01', { catalogue, contracts, ...parts });
  };

  it('says which contracts it reaches, which it will, and which it may', () => {
    const { answer, determinations } = told([
      contract('D', '2024-01-02', ['2024-01-10']),
      contract('C', '2024-01-02', null),
      contract('B', '2024-01-02', ['2024-01-10', '2024-09-01']),
      contract('A', '2024-02-01', null),
    ]);

    expect(answer).toMatchObject({ verdict: 'not-covered', bound: 'counterparty', contracts: [] });
    expect(answer.counterparty).toMatchObject({
      verdict: 'prohibited',
      contracts: ['A'],
      openContracts: ['C: Was it renewed? [q/renewed]'],
      contractsToCome: [{ contract: 'B', from: '2024-09-01T00:00:00Z' }],
    });
    expect(answer.says).toContain('Of the contracts given it reaches A, B from 2024-09-01.');
    expect(answer.says).toContain('Not known of contract C: Was it renewed? [q/renewed]');
    // One that may be made is always held besides.
    expect(determinations.map(({ contract: id, verdict }) => [id, verdict])).toEqual([
      [null, 'prohibited'],
      ['A', 'prohibited'],
      ['B', 'not-covered'],
      ['C', 'undetermined'],
      ['D', 'not-covered'],
    ]);
  });

  it("holds a clause on somebody else's product against no contract", () => {
    const { determinations } = told([contract('A', '2024-02-01', null)], { supplier: 'stranger' });
    expect(determinations.map((each) => each.contract)).toEqual([null]);
  });
});

describe('what is next', () => {
  const next = (...clauses: Clause[]) => answerOf([law('law', ...clauses)], '2024-01-15').next;

  it('is named after the clause that then begins and says so', () => {
    expect(next(clause('z', 'prohibited', 'e1'), clause('a', 'advised-against', 'e1'))).toEqual({
      verdict: 'prohibited',
      from: '2024-02-01T00:00:00Z',
      clause: 'z',
    });
    // Of two, the first by name.
    expect(next(clause('b', 'prohibited', 'e1'), clause('a', 'prohibited', 'e1'))?.clause).toBe('a');
    expect(next(clause('a', 'prohibited', 'e1'), clause('b', 'prohibited', 'e1'))?.clause).toBe('a');
    // One that begins but says something else comes before one that says so and began before.
    const open = clause('b', 'prohibited', 'e0', asks('q/a'));
    expect(next(open, clause('c', 'allowed', 'e1'))).toMatchObject({ verdict: 'undetermined', clause: 'c' });
  });

  it('is named after no clause that does not reach, nor after one that only has something told', () => {
    const no = {
      answers: [{ question: 'q/a', answer: 'no' as const, assets: [], contract: null, because: null }],
    };
    const clauses = [clause('a', 'prohibited', 'e1', asks('q/a')), clause('b', 'prohibited', 'e1')];
    expect(answerOf([law('law', ...clauses)], '2024-01-15', no).next?.clause).toBe('b');
    // An exception ends on the day on which a duty begins: it is the bar that comes back.
    const ended = { ...except('x', 'bar'), valid: { from: 'e0', to: 'e1' } };
    expect(next(clause('bar', 'prohibited', 'e0'), ended, clause('a', 'disclosure-required', 'e1'))).toEqual({
      verdict: 'prohibited',
      from: '2024-02-01T00:00:00Z',
      clause: 'bar',
    });
  });

  it('is of each law by its own clauses', () => {
    const laws = [law('z', clause('a', 'prohibited', 'e1')), law('y', clause('b', 'prohibited', 'e1'))];
    expect(answerOf(laws, '2024-01-15').byProhibition.map((each) => each.next?.clause)).toEqual(['a', 'b']);
  });

  it('passes over what changes nothing', () => {
    const clauses = [clause('bar', 'prohibited', 'e0'), clause('more', 'prohibited', 'e1')];
    expect(next(...clauses, except('x', 'bar', 'e2'))).toBeNull();
    expect(next(clause('bar', 'prohibited', 'e0'), except('x', 'bar', 'e2'))).toMatchObject({
      verdict: 'exempt',
      from: '2024-03-01T00:00:00Z',
    });
    const told = clause('a', 'disclosure-required', 'e1');
    expect(next(told)).toBeNull();
    expect(next(told, clause('b', 'prohibited', 'e1'))?.clause).toBe('b');
  });

  const disputed: Prohibition = { ...lawOf([clause('bar', 'prohibited', 'e2')], true), id: 'law' };

  it('is by the stronger reading, and within a disputed hour its end', () => {
    expect(answerOf([disputed], '2024-01-15').next?.from).toBe('2024-03-01T00:00:00Z');
    const within = answerActivity([disputed], 'use', caseOf([disputed], new Map(), day('2024-12-31')), {
      from: day('2024-03-01') + 60_000,
      until: day('2024-03-01') + 60_001,
    }).answer;
    expect(within).toMatchObject({
      verdict: 'undetermined',
      next: { verdict: 'prohibited', from: '2024-03-01T01:00:00Z' },
    });
    expect(within.readings).toHaveLength(2);
  });

  it('is named after a clause that begins by the main reading', () => {
    const laws = lawOf([clause('a', 'prohibited', 'e2'), clause('z', 'prohibited', 'eve')], false);
    const at = '2024-02-29T23:00:00Z';
    const events = laws.events.flatMap((event) =>
      event.id === 'e2'
        ? [
            { ...event, alternatives: [{ at, asWritten: 'an hour earlier', cite: event.cite }] },
            { ...event, id: 'eve', at },
          ]
        : [event],
    );
    expect(answerOf([{ ...laws, id: 'law', events }], '2024-01-15').next).toEqual({
      verdict: 'prohibited',
      from: at,
      clause: 'z',
    });
  });

  it('tells a dispute that fell into the day asked about, once for all clauses', () => {
    const both: Prohibition = {
      ...lawOf([clause('a', 'prohibited', 'e2'), clause('b', 'prohibited', 'e2')], true),
      id: 'law',
    };
    const { answer } = answered([both], '2024-03-01', {}, day('2024-03-02'));
    expect(answer).toMatchObject({
      verdict: 'undetermined',
      couldBe: ['prohibited', 'not-covered'],
      segments: [
        { from: '2024-03-01T00:00:00Z', verdict: 'undetermined' },
        { from: '2024-03-01T01:00:00Z', verdict: 'prohibited' },
      ],
    });
    expect(answer.readings).toHaveLength(2);
    expect(answerOf([both], '2024-03-02').readings).toEqual([]);
  });
});

describe('an answer across a change', () => {
  it('could be all that it is, in order, and is that of the end', () => {
    const laws = [law('law', clause('advice', 'advised-against', 'e0'), clause('bar', 'prohibited', 'e1'))];
    const { answer, determinations } = answered(laws, '2024-01-31', {}, day('2024-02-02'));
    expect(answer).toMatchObject({
      verdict: 'undetermined',
      couldBe: ['prohibited', 'advised-against'],
      segments: [
        { from: '2024-01-31T00:00:00Z', verdict: 'advised-against' },
        { from: '2024-02-01T00:00:00Z', verdict: 'prohibited' },
      ],
      since: null,
    });
    expect(determinations.map(({ clause: id, verdict }) => [id, verdict])).toEqual([
      ['advice', 'advised-against'],
      ['bar', 'prohibited'],
    ]);
    expect(answerOf(laws, '2024-02-01', {}, day('2024-02-02')).segments).toEqual([]);
  });
});

describe('what a day asked about leaves open', () => {
  const within = (clauses: Clause[], until: string) => {
    const disputed: Prohibition = { ...lawOf(clauses, true), id: 'law' };
    return answered([disputed], '2024-03-01', {}, day(until)).answer;
  };
  const span = (from: string, to: string): Partial<Clause> => ({ valid: { from, to } });

  it('is no dispute about a clause beside which another says the same', () => {
    const clauses = [
      clause('a', 'prohibited', 'e2', span('e2', 'e3')),
      clause('b', 'prohibited', 'e0', span('e0', 'e3')),
    ];
    expect(within(clauses, '2024-04-02')).toMatchObject({
      segments: [{ verdict: 'prohibited' }, { verdict: 'not-covered' }],
      readings: [],
    });
  });

  it('is no dispute of the other side, though something else is open', () => {
    const sale = clause('sale', 'prohibited', 'e2', { binds: ['supplier'], does: ['sell'], to: ['anyone'] });
    const bar = clause('bar', 'prohibited', 'e0', { ...span('e0', 'e3'), ...asks('q/a') });
    expect(within([sale, bar], '2024-04-02')).toMatchObject({
      segments: [{ verdict: 'undetermined' }, { verdict: 'not-covered' }],
      readings: [],
    });
  });

  it('is decided by all that can bring the most serious', () => {
    const laws = [
      law(
        'law',
        clause('advice', 'advised-against', 'e0'),
        clause('bar', 'prohibited', 'e1'),
        clause('perhaps', 'prohibited', 'e1', asks('q/a')),
      ),
    ];
    const across = answerOf(laws, '2024-01-31', {}, day('2024-02-02'));
    expect(across).toMatchObject({ verdict: 'undetermined', decidedBy: ['law/bar', 'law/perhaps'] });
    expect(answerOf(laws, '2024-02-01').decidedBy).toEqual(['law/bar']);
  });

  it('ends with the dispute, whatever begins meanwhile', () => {
    const plain = lawOf(
      [clause('bar', 'prohibited', 'e2'), clause('advice', 'advised-against', 'half')],
      true,
    );
    const half = plain.events
      .slice(0, 1)
      .map((event) => ({ ...event, id: 'half', at: '2024-03-01T00:30:00Z' }));
    const disputed: Prohibition = { ...plain, id: 'law', events: [...plain.events, ...half] };
    const at = day('2024-03-01') + 60_000;
    const one = caseOf([disputed], new Map(), day('2024-12-31'));
    expect(answerActivity([disputed], 'use', one, { from: at, until: at + 1 }).answer.next).toMatchObject({
      verdict: 'prohibited',
      from: '2024-03-01T01:00:00Z',
    });
  });
});

describe('what comes when all ends', () => {
  it('is named after the first by name of what ended', () => {
    const ends = (id: string) => clause(id, 'prohibited', 'e0', { valid: { from: 'e0', to: 'e1' } });
    expect(answerOf([law('law', ends('b'), ends('a'))], '2024-01-15').next).toEqual({
      verdict: 'not-covered',
      from: '2024-02-01T00:00:00Z',
      clause: 'a',
    });
  });
});

describe('an answer across several changes', () => {
  it('tells each, and none where a clause more says the same', () => {
    const on = (id: string, effect: ClauseEffect, from: string, to: string) =>
      clause(id, effect, from, { valid: { from, to } });
    const turns = law(
      'law',
      on('a', 'prohibited', 'e0', 'e1'),
      on('b', 'exempt', 'e1', 'e2'),
      on('c', 'prohibited', 'e2', 'e3'),
      on('d', 'exempt', 'e3', 'e4'),
    );
    const whole = answerOf([turns], '2024-01-01', {}, day('2024-05-01'));
    expect(whole.segments.map(({ verdict }) => verdict)).toEqual([
      'prohibited',
      'exempt',
      'prohibited',
      'exempt',
    ]);
    expect(whole.couldBe).toEqual(['prohibited', 'exempt']);
    const same = law('law', clause('a', 'prohibited', 'e0'), clause('b', 'prohibited', 'e1'));
    expect(answerOf([same], '2024-01-15', {}, day('2024-02-15'))).toMatchObject({
      verdict: 'prohibited',
      segments: [],
    });
  });
});

describe('what binds the other side', () => {
  const sale = (effect: ClauseEffect, from: string, parts: Partial<Clause> = {}): Clause =>
    clause('sale', effect, from, { binds: ['supplier'], does: ['sell'], to: ['anyone'], ...parts });

  it('is addressed to it, and is no verdict for the asker', () => {
    const note = 'the supplier is told';
    const { answer, determinations } = answered([
      law('law', sale('prohibited', 'e1', { counterpartyNote: note })),
    ]);
    expect(answer).toMatchObject({
      verdict: 'not-covered',
      couldBe: ['not-covered'],
      bound: 'counterparty',
      decidedBy: [],
      counterparty: {
        verdict: 'prohibited',
        since: '2024-02-01T00:00:00Z',
        next: null,
        decidedBy: ['law/sale'],
        note: 'Supplier is told',
      },
      byProhibition: [{ prohibition: 'law', verdict: 'not-covered', bound: 'counterparty' }],
    });
    expect(determinations).toMatchObject([{ clause: 'sale', bound: 'counterparty', activity: 'use' }]);
  });

  it("is an agency's where it binds agencies alone", () => {
    const buys = sale('prohibited', 'e1', { binds: ['federal-agency'] });
    expect(answerOf([law('law', buys)])).toMatchObject({
      bound: 'agency',
      byProhibition: [{ bound: 'agency' }],
      counterparty: { note: null },
    });
  });

  it('leaves the asker bound where something binds the asker', () => {
    const laws = [law('law', sale('prohibited', 'e1'), clause('advice', 'advised-against', 'e1'))];
    expect(answerOf(laws)).toMatchObject({
      verdict: 'advised-against',
      bound: 'self',
      decidedBy: ['law/advice'],
      counterparty: { verdict: 'prohibited' },
    });
  });

  it('is told apart from what binds the asker, though both are prohibited', () => {
    const laws = [
      law(
        'law',
        sale('prohibited', 'e1', { counterpartyNote: 'the supplier is told' }),
        clause('bar', 'prohibited', 'e2'),
      ),
    ];
    expect(answerOf(laws)).toMatchObject({
      verdict: 'prohibited',
      bound: 'self',
      decidedBy: ['law/bar'],
      since: '2024-03-01T00:00:00Z',
      byProhibition: [{ bound: 'self', since: '2024-03-01T00:00:00Z' }],
      counterparty: { decidedBy: ['law/sale'], since: '2024-02-01T00:00:00Z', note: 'Supplier is told' },
    });
  });

  it('carries the note of what decided, and of no other', () => {
    const advice = sale('advised-against', 'e1', { counterpartyNote: 'the supplier is warned' });
    const bare = law('law', { ...advice, id: 'advice' }, sale('prohibited', 'e1'));
    expect(answerOf([bare]).counterparty).toMatchObject({ verdict: 'prohibited', note: null });
    const noted = law(
      'law',
      { ...sale('prohibited', 'e1'), id: 'first' },
      sale('prohibited', 'e1', { counterpartyNote: 'no' }),
    );
    expect(answerOf([noted]).counterparty).toMatchObject({
      decidedBy: ['law/first', 'law/sale'],
      note: 'no',
    });
  });

  it('reaches a contract now, from a day on, or as a question decides', () => {
    const contracts: Contract[] = [
      { id: 'C-2', date: '2024-03-01', renewals: null, agency: null, clauses: [] },
      { id: 'C-1', date: '2024-03-05', renewals: [], agency: null, clauses: [] },
      { id: 'C-3', date: '2024-01-05', renewals: ['2024-07-01'], agency: null, clauses: [] },
      { id: 'C-0', date: '2024-01-05', renewals: ['2024-08-01'], agency: null, clauses: [] },
      { id: 'C-4', date: '2024-01-05', renewals: null, agency: null, clauses: [] },
      { id: 'C-35', date: '2024-01-05', renewals: null, agency: null, clauses: [] },
      { id: 'C-5', date: '2024-01-05', renewals: [], agency: null, clauses: [] },
    ];
    const renewed = law('law', sale('prohibited', 'e2', { anchor: 'contract-renewal' }));
    const plain = catalogueOf([renewed]);
    const word = { says: '', implies: [], presenceQuestion: null, contract: null };
    const catalogue: Case['catalogue'] = {
      ...plain,
      vocabulary: {
        actors: [
          { id: 'anyone', says: '', implies: [], activities: [] },
          { id: 'supplier', says: '', implies: [], activities: [] },
        ],
        activities: [
          { ...word, id: 'use', label: '', converse: 'sell' },
          { ...word, id: 'sell', label: '', converse: 'use' },
        ],
        classes: [],
      },
      questions: [
        {
          ...question('q/renewed'),
          ask: 'Renewed since?',
          derive: { kind: 'contract-renewed', from: '2024-03-01' },
        },
      ],
    };
    const { counterparty } = answerOf([renewed], '2024-06-01', { contracts, catalogue });
    expect(counterparty).toMatchObject({
      contracts: ['C-1', 'C-2'],
      openContracts: ['C-35: Renewed since? [q/renewed]', 'C-4: Renewed since? [q/renewed]'],
      contractsToCome: [
        { contract: 'C-0', from: '2024-08-01T00:00:00Z' },
        { contract: 'C-3', from: '2024-07-01T00:00:00Z' },
      ],
    });
  });

  it('is open beyond any contract where a question is, and of what does not decide asks nothing', () => {
    const known = (id: string): Question => ({ ...question(id), ask: `Is it ${id}?` });
    const laws = [
      law(
        'law',
        sale('prohibited', 'e1', { ...asks('q/b') }),
        { ...sale('prohibited', 'e1', asks('q/a')), id: 'second' },
        { ...sale('advised-against', 'e1', asks('q/c')), id: 'third' },
        { ...sale('prohibited', 'e1', not('q/d')), id: 'fourth' },
      ),
    ];
    const { one } = answered(laws);
    const catalogue = { ...one.catalogue, questions: ['q/a', 'q/b', 'q/c', 'q/d'].map(known) };
    const answers = [{ question: 'q/d', answer: 'yes' as const, assets: [], contract: null, because: null }];
    expect(answerOf(laws, '2024-06-01', { catalogue, answers }).counterparty).toMatchObject({
      verdict: 'undetermined',
      decidedBy: ['law/sale', 'law/second'],
      open: ['Is it q/a? [q/a]', 'Is it q/b? [q/b]'],
      openContracts: [],
      contractsToCome: [],
    });
  });

  it('names each contract once and in order, whichever clause comes to reach it', () => {
    const signed = (id: string, renewals: string[] | null, date = '2024-01-05'): Contract => ({
      ...{ id, date, renewals, agency: null, clauses: [] },
    });
    const contracts = [
      signed('A', ['2024-08-01']),
      signed('B', ['2024-08-01']),
      signed('C', null),
      signed('D', null),
      signed('E', ['2024-08-01']),
      signed('F', ['2024-02-15', '2024-08-01'], '2024-01-05'),
      signed('G', [], '2024-03-15'),
    ];
    const said = (id: string, of: Record<string, 'yes' | 'no'>) =>
      Object.entries(of).map(([contract, answer]) => ({
        question: id,
        answer,
        assets: [],
        contract,
        because: null,
      }));
    const renewal = { anchor: 'contract-renewal' } as const;
    const laws = [
      law(
        'law',
        // Reaches B, D, F and G alone, the next all but E, and the last, which does not decide, all.
        sale('prohibited', 'e1', { ...renewal, ...asks('q/a') }),
        { ...sale('prohibited', 'e2', { ...renewal, ...asks('q/b') }), id: 'second' },
        { ...sale('advised-against', 'e2', renewal), id: 'third' },
      ),
    ];
    const since = (id: string, from: string): Question => ({
      ...question(id),
      ask: `Renewed since ${from}?`,
      derive: { kind: 'contract-renewed', from },
    });
    const { one } = answered(laws);
    const questions = [
      question('q/a'),
      question('q/b'),
      since('q/feb', '2024-02-01'),
      since('q/mar', '2024-03-01'),
    ];
    const answers = [
      ...said('q/a', { A: 'no', B: 'yes', C: 'no', D: 'yes', E: 'no', F: 'yes', G: 'yes' }),
      ...said('q/b', { A: 'yes', B: 'yes', C: 'yes', D: 'yes', E: 'no', F: 'yes', G: 'yes' }),
    ];
    const catalogue = { ...one.catalogue, questions };
    const { counterparty } = answerOf(laws, '2024-06-01', { catalogue, answers, contracts });
    expect(counterparty).toMatchObject({
      verdict: 'prohibited',
      decidedBy: ['law/sale', 'law/second'],
      // F is under the first clause already, though not yet under the second.
      contracts: ['F', 'G'],
      contractsToCome: [
        { contract: 'A', from: '2024-08-01T00:00:00Z' },
        { contract: 'B', from: '2024-08-01T00:00:00Z' },
      ],
      openContracts: [
        'C: Renewed since 2024-03-01? [q/mar]',
        'D: Renewed since 2024-02-01? [q/feb]',
        'D: Renewed since 2024-03-01? [q/mar]',
      ],
    });
  });

  it('asks nothing of a dispute, and promises nothing of a contract that comes to an end or is to be made', () => {
    const disputed: Prohibition = { ...lawOf([sale('prohibited', 'e2')], true), id: 'law' };
    expect(answerOf([disputed], '2024-03-01').counterparty).toMatchObject({
      verdict: 'undetermined',
      open: [],
    });
    const to = { valid: { from: 'e1', to: 'e4' } };
    const awarded = [law('law', sale('prohibited', 'e3', { anchor: 'contract-award' }))];
    const contract: Contract = { id: 'A', date: '2024-04-15', renewals: [], agency: null, clauses: [] };
    expect(answerOf(awarded, '2024-03-15', { contracts: [contract] }).counterparty).toMatchObject({
      contracts: ['A'],
      contractsToCome: [],
    });
    const ending = [law('law', sale('prohibited', 'e1', { ...to, ...asks('q/made') }))];
    const { one } = answered(ending);
    const made: Question = { ...question('q/made'), derive: { kind: 'contract-made', before: '2024-12-01' } };
    const catalogue = { ...one.catalogue, questions: [made] };
    expect(answerOf(ending, '2024-03-15', { contracts: [contract], catalogue }).counterparty).toMatchObject({
      contracts: ['A'],
      contractsToCome: [],
    });
  });

  it('says of a dispute that only the other side has nothing to the asker', () => {
    const theirs: Prohibition = {
      ...lawOf([sale('prohibited', 'e2'), clause('bar', 'prohibited', 'e3', asks('q/a'))], true),
      id: 'law',
    };
    const { answer } = answered([theirs], '2024-03-01', {}, day('2024-04-02'));
    expect(answer.segments.map(({ verdict }) => verdict)).toEqual(['not-covered', 'undetermined']);
    expect(answer.readings).toEqual([]);
  });

  it('is nothing where it says nothing, now or later', () => {
    expect(answerOf([law('law', clause('bar', 'prohibited', 'e1'))]).counterparty).toBeNull();
    const ended = sale('prohibited', 'e1', { valid: { from: 'e1', to: 'e2' } });
    expect(answerOf([law('law', ended)])).toMatchObject({ bound: 'self', counterparty: null });
    expect(answerOf([law('law', sale('prohibited', 'e3'))], '2024-01-15')).toMatchObject({
      bound: 'counterparty',
      counterparty: {
        verdict: 'not-covered',
        since: null,
        decidedBy: [],
        next: { verdict: 'prohibited', from: '2024-04-01T00:00:00Z', clause: 'sale' },
      },
    });
  });
});

describe('law by law', () => {
  it('each has held since its own day, and binds whom it binds', () => {
    const sale = (id: string, binds: string[]): Prohibition =>
      law(id, clause('sale', 'prohibited', 'e1', { binds, does: ['sell'], to: ['anyone'] }));
    const laws = [
      law('a', clause('bar', 'prohibited', 'e1')),
      law('b', clause('bar', 'prohibited', 'e2')),
      sale('c', ['supplier']),
      sale('d', ['federal-agency']),
    ];
    expect(answerOf(laws).byProhibition).toMatchObject([
      { prohibition: 'a', since: '2024-02-01T00:00:00Z', bound: 'self' },
      { prohibition: 'b', since: '2024-03-01T00:00:00Z', bound: 'self' },
      { prohibition: 'c', since: null, bound: 'counterparty' },
      { prohibition: 'd', since: null, bound: 'agency' },
    ]);
  });

  it('one exemption never cancels the bar of another', () => {
    const laws = [
      law('b', clause('bar', 'prohibited', 'e1')),
      law('a', clause('bar', 'prohibited', 'e0'), except('x', 'bar')),
      law('c', clause('tell', 'disclosure-required', 'e0')),
      law('d', clause('later', 'prohibited', 'e4')),
    ];
    const { answer, determinations, duties } = answered(laws, '2024-04-15');
    expect(answer).toMatchObject({ verdict: 'prohibited', decidedBy: ['b/bar'] });
    expect(answer.byProhibition).toEqual([
      {
        prohibition: 'b',
        verdict: 'prohibited',
        couldBe: ['prohibited'],
        bound: 'self',
        since: '2024-02-01T00:00:00Z',
        next: null,
      },
      {
        prohibition: 'a',
        verdict: 'exempt',
        couldBe: ['exempt'],
        bound: 'self',
        since: '2024-01-01T00:00:00Z',
        next: null,
      },
      {
        prohibition: 'd',
        verdict: 'not-covered',
        couldBe: ['not-covered'],
        bound: 'self',
        since: null,
        next: { verdict: 'prohibited', from: '2024-05-01T00:00:00Z', clause: 'later' },
      },
    ]);
    expect(determinations.map(({ prohibition }) => prohibition)).toEqual(['a', 'b', 'd']);
    // What has to be told is no verdict.
    expect(duties.map(({ clause: { id } }) => id)).toEqual(['tell']);
  });
});

it('asks each open question once, whichever activity asked', () => {
  const open = (id: string): OpenQuestion => ({ id, ask: id, help: null, ifYes: [], ifNo: [] });
  const answer = answerOf([]);
  expect(
    openQuestionsOf([
      { ...answer, questions: [open('b'), open('a')] },
      { ...answer, questions: [open('a'), open('c')] },
    ]).map(({ id }) => id),
  ).toEqual(['b', 'a', 'c']);
});
