import { describe, expect, it } from 'vitest';
import { caseOf, catalogueOf, clauseOf, type Facts, lawOf, question } from '../../tests/law/arbitrary-law.ts';
import { heldClause } from '../../tests/law/given-law.ts';
import type { Bound, Determination } from '../model/determination.ts';
import type { Contract } from '../model/profile.ts';
import type { Clause, FieldCheck, Prohibition } from '../model/prohibition.ts';
import type { SourceDocument } from '../model/source-document.ts';
import type { Answer } from '../model/verdict.ts';
import type { Case } from './case.ts';
import { determinationOf } from './determination.ts';

const at = (text: string): number => Date.parse(text.includes('T') ? text : `${text}T00:00:00Z`);

/** In force from the first of February to that of April 2024. */
const bar: Clause = {
  ...clauseOf('bar', 'prohibited', {
    when: null,
    valid: { from: 'e1', to: 'e3' },
    known: { from: 'e0', to: 'open' },
  }),
  text: 'Nobody may use it.',
};
const except: Clause = {
  ...bar,
  id: 'except',
  effect: 'exempt',
  mode: 'undercuts',
  excepts: ['bar'],
  text: 'But for research.',
};
const asks = (id: string): Partial<Clause> => ({ when: { kind: 'question', id } });
const facts = (a: Answer): Facts => new Map([['q/a', a]]);

interface Given {
  readonly clauses?: readonly Clause[];
  readonly on?: string;
  readonly facts?: Facts;
  readonly bound?: Bound;
  readonly one?: Partial<Case>;
  readonly contract?: Contract;
  readonly law?: Partial<Prohibition>;
  readonly readings?: 'every' | 'main';
}

function determined(given: Given): Determination {
  const clauses = given.clauses ?? [bar];
  const law = { ...lawOf([...clauses], true), ...given.law };
  const one = { ...caseOf([law], given.facts ?? new Map(), at('2024-12-31')), ...given.one };
  const { on = '2024-02-15', readings = 'every', bound = 'self' } = given;
  const held = heldClause(law, one, { at: at(on), readings, bound }, given.contract);
  return determinationOf(held, 'use', one);
}

describe('the verdict of a clause', () => {
  const open = [{ ...bar, ...asks('q/a') }];
  const maybe = [bar, { ...except, ...asks('q/a') }];

  it.each<{ what: string; given: Given; verdict: string; couldBe: string[] }>([
    { what: 'in force', given: {}, verdict: 'prohibited', couldBe: ['prohibited'] },
    {
      what: 'before it begins',
      given: { on: '2024-01-31' },
      verdict: 'not-covered',
      couldBe: ['not-covered'],
    },
    {
      what: 'from its end on',
      given: { on: '2024-04-01' },
      verdict: 'not-covered',
      couldBe: ['not-covered'],
    },
    {
      what: 'whose condition is open',
      given: { clauses: open },
      verdict: 'undetermined',
      couldBe: ['prohibited', 'not-covered'],
    },
    {
      what: 'whose condition fails',
      given: { clauses: open, facts: facts('no') },
      verdict: 'not-covered',
      couldBe: ['not-covered'],
    },
    {
      what: 'that is taken away',
      given: { clauses: maybe, facts: facts('yes') },
      verdict: 'exempt',
      couldBe: ['exempt'],
    },
    {
      what: 'with an exception that is open',
      given: { clauses: maybe },
      verdict: 'undetermined',
      couldBe: ['prohibited', 'exempt'],
    },
    {
      what: 'whose exception fails',
      given: { clauses: maybe, facts: facts('no') },
      verdict: 'prohibited',
      couldBe: ['prohibited'],
    },
    {
      what: 'open, and so is its exception',
      given: {
        clauses: [
          { ...bar, ...asks('q/a') },
          { ...except, ...asks('q/b') },
        ],
      },
      verdict: 'undetermined',
      couldBe: ['prohibited', 'exempt', 'not-covered'],
    },
    {
      what: 'that exempts, with an exception that is open',
      given: {
        clauses: [
          { ...bar, effect: 'exempt' },
          { ...except, ...asks('q/a'), mode: 'reinstates' },
        ],
      },
      verdict: 'exempt',
      couldBe: ['exempt'],
    },
    {
      what: 'that only has something told',
      given: { clauses: [{ ...bar, effect: 'disclosure-required', ...asks('q/a') }] },
      verdict: 'not-covered',
      couldBe: ['not-covered'],
    },
  ])('$what: $verdict', ({ given, verdict, couldBe }) => {
    expect(determined(given)).toMatchObject({ verdict, couldBe });
  });
});

describe('since when, and what is next', () => {
  const next = (verdict: string) => ({ verdict, from: '2024-02-01T00:00:00Z', clause: 'bar' });
  const since = '2024-02-01T00:00:00Z';

  it.each<{ what: string; given: Given; since: string | null; next: object | null }>([
    { what: 'in force', given: {}, since, next: null },
    { what: 'not yet', given: { on: '2024-01-31' }, since: null, next: next('prohibited') },
    // It was, and will not be again.
    { what: 'no longer', given: { on: '2024-04-02' }, since: null, next: null },
    {
      what: 'not yet, and open',
      given: { on: '2024-01-31', clauses: [{ ...bar, ...asks('q/a') }] },
      since: null,
      next: next('undetermined'),
    },
    {
      what: 'not yet, and not for them',
      given: { on: '2024-01-31', clauses: [{ ...bar, ...asks('q/a') }], facts: facts('no') },
      since: null,
      next: null,
    },
    { what: 'open', given: { clauses: [{ ...bar, ...asks('q/a') }] }, since, next: null },
    {
      what: 'in force, not for them',
      given: { clauses: [{ ...bar, ...asks('q/a') }], facts: facts('no') },
      since: null,
      next: null,
    },
    // What was made before it begins does not come under it by waiting.
    {
      what: 'made before',
      given: { clauses: [{ ...bar, anchor: 'manufacture' }], one: { manufactured: '2024-01-31' } },
      since: null,
      next: null,
    },
    {
      what: 'made since',
      given: { clauses: [{ ...bar, anchor: 'manufacture' }], one: { manufactured: '2024-02-01' } },
      since,
      next: null,
    },
    {
      what: 'of a proposal',
      given: { clauses: [{ ...bar, valid: { from: 'no event', to: 'open' } }] },
      since: null,
      next: null,
    },
    {
      what: 'of a proposal that nobody has made',
      given: {
        law: {
          events: lawOf([], true).events.map((event) => (event.id === 'e1' ? { ...event, at: null } : event)),
        },
      },
      since: null,
      next: null,
    },
    {
      what: 'without an end, before it begins',
      given: { on: '2024-01-31', clauses: [{ ...bar, valid: { from: 'e1', to: 'open' } }] },
      since: null,
      next: next('prohibited'),
    },
    {
      what: 'excepted from its first day',
      given: { on: '2024-01-31', clauses: [bar, { ...except, valid: { from: 'e0', to: 'open' } }] },
      since: null,
      next: null,
    },
  ])('$what', (row) => {
    expect(determined(row.given)).toMatchObject({ since: row.since, next: row.next });
  });
});

describe('the renewal to come', () => {
  const contract = (...renewals: string[]): Contract => ({
    id: 'C',
    date: '2024-01-05',
    renewals,
    agency: null,
    clauses: [],
  });
  const renewed: Clause = { ...bar, anchor: 'contract-renewal' };
  const next = (verdict: string, from: string) => ({ verdict, from: `${from}T00:00:00Z`, clause: 'bar' });

  it.each<{ what: string; given: Given; next: object | null }>([
    {
      what: 'while the clause holds',
      given: { contract: contract('2024-02-10') },
      next: next('prohibited', '2024-02-10'),
    },
    {
      what: 'of several the first that brings it under it',
      given: { contract: contract('2024-01-20', '2024-02-01', '2024-03-01') },
      next: next('prohibited', '2024-02-01'),
    },
    {
      what: 'before it begins and after its end',
      given: { contract: contract('2024-01-20', '2024-04-01') },
      next: null,
    },
    {
      what: 'of a contract that is under it whatever the act',
      given: { contract: contract('2024-02-10', '2024-03-10'), on: '2024-02-10' },
      next: null,
    },
    {
      what: 'where a condition is open',
      given: { contract: contract('2024-02-10'), clauses: [{ ...renewed, ...asks('q/a') }] },
      next: next('undetermined', '2024-02-10'),
    },
    {
      what: 'where a condition fails',
      given: {
        contract: contract('2024-02-10'),
        clauses: [{ ...renewed, ...asks('q/a') }],
        facts: facts('no'),
      },
      next: null,
    },
    {
      what: 'where it is excepted',
      given: {
        contract: contract('2024-02-10'),
        clauses: [renewed, { ...except, valid: { from: 'e0', to: 'open' } }],
      },
      next: null,
    },
    {
      what: 'of a clause that goes by the act',
      given: { contract: contract('2024-02-10'), clauses: [bar], on: '2024-04-15' },
      next: null,
    },
    {
      what: 'of a clause that goes by the day of manufacture',
      given: {
        contract: contract('2024-02-10'),
        clauses: [{ ...bar, anchor: 'manufacture' }],
        one: { manufactured: '2024-01-15' },
      },
      next: null,
    },
    {
      what: 'is none that is past',
      given: { contract: contract('2024-02-10', '2024-04-10'), on: '2024-04-15' },
      next: null,
    },
    {
      what: 'of a disputed hour is by the stronger reading',
      given: {
        contract: contract('2024-03-01'),
        clauses: [{ ...renewed, valid: { from: 'e2', to: 'open' } }],
      },
      next: next('prohibited', '2024-03-01'),
    },
  ])('$what', (row) => {
    const plain = catalogueOf([lawOf([renewed], true)]);
    const since = ['2024-02-01', '2024-03-01', '2024-04-01'].map((from) => ({
      ...question(`q/renewed-${from}`),
      derive: { kind: 'contract-renewed', from } as const,
    }));
    const catalogue = { ...plain, questions: [...plain.questions, ...since] };
    const given = { clauses: [renewed], on: '2024-01-15', ...row.given };
    expect(determined({ ...given, one: { catalogue, ...given.one } }).next).toEqual(row.next);
  });
});

describe('the proof', () => {
  const steps = ({ basis }: Determination) =>
    basis.map(({ step, subject, result, determining }) => [step, subject, result, determining]);

  it('names every test in order, with what it met', () => {
    const { basis } = determined({ clauses: [{ ...bar, ...asks('q/a') }, except], facts: facts('yes') });
    expect(basis).toEqual([
      { step: 'actor', subject: 'anyone', result: 'true', fact: 'anyone', from: 'asked', determining: true },
      { step: 'activity', subject: 'use', result: 'true', fact: 'use', from: 'asked', determining: true },
      { step: 'object', subject: 'g', result: 'true', fact: 'supplier', from: 'asked', determining: true },
      {
        step: 'time',
        subject: 'e1',
        result: 'true',
        fact: 'the act is on 2024-02-15',
        from: 'clock',
        determining: true,
      },
      {
        step: 'condition',
        subject: 'q/a',
        result: 'true',
        fact: 'answered: yes',
        from: 'asked',
        determining: true,
      },
      {
        step: 'exception',
        subject: 'except',
        result: 'true',
        fact: 'But for research.',
        from: 'catalogue',
        determining: true,
      },
    ]);
  });

  it('says what decided: of a clause that fails what failed, of an open one what is open', () => {
    const clauses = [{ ...bar, ...asks('q/a') }];
    const decisive = (given: Given) =>
      determined({ clauses, ...given })
        .basis.filter(({ determining }) => determining)
        .map(({ subject }) => subject);
    expect(decisive({ facts: facts('yes') })).toEqual(['anyone', 'use', 'g', 'e1', 'q/a']);
    expect(decisive({ facts: facts('no') })).toEqual(['q/a']);
    expect(decisive({})).toEqual(['q/a']);
    expect(decisive({ on: '2024-01-01' })).toEqual(['e1']);
  });

  it('lets an exception decide only where it may take away what applies', () => {
    const clauses = [
      { ...bar, ...asks('q/b') },
      { ...except, ...asks('q/a') },
    ];
    const exception = (given: Facts) => steps(determined({ clauses, facts: given })).at(-1);
    expect(
      exception(
        new Map([
          ['q/b', 'yes'],
          ['q/a', 'no'],
        ]),
      ),
    ).toEqual(['exception', 'except', 'false', false]);
    expect(exception(new Map([['q/b', 'yes']]))).toEqual(['exception', 'except', 'unknown', true]);
    expect(
      exception(
        new Map([
          ['q/b', 'no'],
          ['q/a', 'yes'],
        ]),
      ),
    ).toEqual(['exception', 'except', 'true', false]);
  });

  it('asks what is open in the clause and in its exceptions, in order', () => {
    const open = determined({
      clauses: [
        { ...bar, ...asks('q/b'), openNorm: { construct: 'contrary to the purpose', why: 'an open norm' } },
        { ...except, ...asks('q/a') },
      ],
    });
    expect(open.openQuestions).toEqual(['q/a', 'q/b']);
    expect(open.note).toBe('an open norm');
    expect(determined({}).openQuestions).toEqual([]);
  });
});

const document = (id: string, kind: SourceDocument['kind']): SourceDocument => ({
  id,
  title: `The ${id}`,
  kind,
  url: '',
  original: null,
  published: null,
  read: 'whole',
  text: null,
});

function catalogueWith(sources: SourceDocument[]): Partial<Case> {
  return { catalogue: { ...catalogueOf([lawOf([bar], true)]), sources } };
}

describe('where it says so', () => {
  const cited = (pin: string | null): Clause => ({ ...bar, cite: [{ source: 's', pin, quote: null }] });

  it.each([
    { what: 'the instrument', kind: 'instrument', pin: 'p. 1', citation: 'c, p. 1' },
    { what: 'the instrument as a whole', kind: 'instrument', pin: null, citation: 'c' },
    { what: 'another document', kind: 'press', pin: 'para 4', citation: 'c; as read in The s, para 4' },
  ] as const)('cites $what', ({ kind, pin, citation }) => {
    const one = catalogueWith([document('s', kind)]);
    expect(determined({ clauses: [cited(pin)], one }).citation).toBe(citation);
  });

  it('cites by its id what the catalogue does not hold, and without a place the law alone', () => {
    expect(determined({ clauses: [cited('p. 1')] }).citation).toBe('c; as read in s, p. 1');
    expect(determined({ clauses: [{ ...bar, cite: [] }] }).citation).toBe('c');
    expect(determined({}).url).toBe('u');
  });

  const MARCH: Clause = { ...bar, valid: { from: 'e2', to: 'open' } };
  const written = (parts: object): Partial<Prohibition> => {
    const { events } = lawOf([MARCH], true);
    return { events: events.map((event) => (event.id === 'e2' ? { ...event, ...parts } : event)) };
  };

  it('gives both readings of a disputed hour, each with its source, while they differ', () => {
    const one = catalogueWith([document('s', 'instrument')]);
    const law = written({ asWritten: 'midnight', why: 'the agency says so' });
    const both = [
      {
        says: 'midnight',
        at: '2024-03-01T00:00:00Z',
        source: 'The s',
        stronger: true,
        why: 'the agency says so',
      },
      { says: 'an hour later', at: '2024-03-01T01:00:00Z', source: 'The s', stronger: false, why: null },
    ];
    const read = (on: string, clause = MARCH) => determined({ clauses: [clause], law, one, on }).readings;
    expect(read('2024-03-01T00:30:00Z')).toEqual(both);
    expect(read('2024-02-29T23:59:59Z')).toEqual([]);
    expect(read('2024-03-01T01:00:00Z')).toEqual([]);
    // Of an end as of a beginning.
    expect(read('2024-03-01T00:30:00Z', { ...bar, valid: { from: 'e1', to: 'e2' } })).toEqual(both);
    expect(determined({ clauses: [MARCH], law, on: '2024-03-01T00:30:00Z' }).readings[0]?.source).toBe('s');
  });

  it('says of an instant that nobody wrote out when it is', () => {
    const read = determined({ clauses: [MARCH], on: '2024-03-01T00:30:00Z' }).readings;
    expect(read[0]?.says).toBe('2024-03-01T00:00:00Z');
  });

  it('is undetermined within the disputed hour, and asks no question about it', () => {
    expect(determined({ clauses: [MARCH], on: '2024-03-01T00:30:00Z' })).toMatchObject({
      verdict: 'undetermined',
      openQuestions: [],
      since: '2024-03-01T00:00:00Z',
    });
    expect(determined({ clauses: [MARCH], on: '2024-03-01T00:30:00Z', readings: 'main' }).verdict).toBe(
      'prohibited',
    );
  });
});

describe('how well it was read', () => {
  const checked = (...checks: [string[], FieldCheck['status']][]): Clause => ({
    ...bar,
    checked: checks.map(([fields, status]) => ({ fields, status, date: '2024-01-01', why: null })),
  });

  it.each<{ checks: [string[], FieldCheck['status']][]; weakest: string; restsOn: string | null }>([
    {
      checks: [[['effect', 'binds', 'does', 'object', 'valid'], 'primary']],
      weakest: 'primary',
      restsOn: null,
    },
    {
      checks: [
        [['effect', 'valid'], 'primary'],
        [['binds'], 'official-secondary'],
      ],
      weakest: 'official-secondary',
      restsOn: null,
    },
    {
      checks: [
        [['effect', 'valid'], 'secondary'],
        [['binds'], 'primary'],
      ],
      weakest: 'secondary',
      restsOn: 'what it says, from when: secondary',
    },
    {
      checks: [
        [['effect'], 'secondary'],
        [['binds', 'does', 'object'], 'memory'],
      ],
      weakest: 'memory',
      restsOn: 'who is bound, which acts, which products: memory',
    },
    { checks: [], weakest: 'primary', restsOn: null },
    // What does not decide does not weaken.
    {
      checks: [
        [['effect'], 'primary'],
        [['cite'], 'memory'],
      ],
      weakest: 'primary',
      restsOn: null,
    },
  ])('$weakest, where it rests on $restsOn', ({ checks, weakest, restsOn }) => {
    expect(determined({ clauses: [checked(...checks)] })).toMatchObject({ verification: weakest, restsOn });
  });
});

describe('whom it is about', () => {
  const named: Clause = { ...bar, binds: ['reseller', 'business'], counterpartyNote: 'the supplier is told' };

  it('is the asker, or whom the clause binds', () => {
    const one = { roles: ['anyone', 'business'] };
    expect(determined({ one }).actor).toBe('anyone, business');
    expect(determined({ clauses: [named], one, bound: 'counterparty' })).toMatchObject({
      actor: 'reseller, business',
      bound: 'counterparty',
      note: 'Supplier is told',
    });
    expect(determined({ clauses: [named], one }).note).toBeNull();
    expect(
      determined({ clauses: [named], one: { ...one, supplier: 'stranger' }, bound: 'agency' }).note,
    ).toBe('the supplier is told');
  });

  it('names the contract and its clause as printed', () => {
    const contract: Contract = {
      id: 'A-2022',
      date: '2022-01-01',
      renewals: null,
      agency: null,
      clauses: [{ id: 'FAR 52.204-99', edition: 'JUL 2018' }],
    };
    const clauses = [{ ...bar, contractClause: '52.204-99' }];
    expect(determined({ clauses, contract })).toMatchObject({
      contract: 'A-2022',
      contractClause: 'FAR 52.204-99 (JUL 2018)',
    });
    expect(determined({ clauses })).toMatchObject({ contract: null, contractClause: null });
    const unprinted = { ...contract, clauses: [{ id: '52.204-99', edition: null }] };
    expect(determined({ clauses, contract: unprinted }).contractClause).toBe('52.204-99');
    expect(determined({ clauses, contract: { ...contract, clauses: [] } }).contractClause).toBeNull();
    expect(determined({ contract })).toMatchObject({ contract: 'A-2022', contractClause: null });
  });
});
