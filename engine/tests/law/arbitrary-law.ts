import fc from 'fast-check';
import type { Case } from '../../src/decide/case.ts';
import type { Catalogue } from '../../src/model/catalogue.ts';
import type { Clause, ClauseEffect, Condition, Prohibition } from '../../src/model/prohibition.ts';
import type { Question } from '../../src/model/question.ts';
import type { Answer } from '../../src/model/verdict.ts';

/** Small laws found Cedar's bugs: a few clauses, a few questions, exceptions of exceptions, a grid of days. */
export const QUESTIONS = ['q/a', 'q/b', 'q/c', 'q/d'];
export const DAYS = ['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01', '2024-05-01'];

const cite = { source: 's', pin: 'p. 1', quote: null };

const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...QUESTIONS).map((id): Condition => ({ kind: 'question', id })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((of): Condition => ({ kind: 'all', of })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((of): Condition => ({ kind: 'any', of })),
    tie('tree').map((of): Condition => ({ kind: 'not', of })),
  ),
})).tree;

const span = fc
  .tuple(fc.integer({ min: 0, max: DAYS.length - 1 }), fc.integer({ min: 0, max: DAYS.length }))
  .map(([from, to]) => ({ from: `e${from}`, to: to > from && to < DAYS.length ? `e${to}` : 'open' }));

export function clauseOf(
  id: string,
  effect: ClauseEffect,
  parts: { when: Condition | null; valid: Clause['valid']; known: Clause['known'] },
): Clause {
  return {
    id,
    title: id,
    effect,
    binds: ['anyone'],
    does: ['use'],
    to: [],
    object: { madeBy: 'g', classes: [], part: 'whole-or-part' },
    contractClause: null,
    anchor: 'conduct',
    reachesBack: false,
    nexus: null,
    excepts: [],
    mode: null,
    duty: null,
    text: id,
    says: [],
    neverSays: [],
    counterpartyNote: null,
    cite: [cite],
    checked: [
      { fields: ['effect', 'binds', 'does', 'valid'], status: 'primary', date: '2024-01-01', why: null },
    ],
    stillGoodOn: '2024-01-01',
    openNorm: null,
    ...parts,
  };
}

const parts = fc.record({
  when: fc.option(condition, { nil: null }),
  valid: span,
  known: fc.integer({ min: 0, max: DAYS.length - 1 }).map((from) => ({ from: `e${from}`, to: 'open' })),
});

/** A prohibition of one to four base clauses, up to two exceptions to them and one that blocks an exception. */
export const laws: fc.Arbitrary<Prohibition> = fc
  .record({
    bases: fc.array(
      fc.tuple(fc.constantFrom<ClauseEffect>('prohibited', 'advised-against', 'allowed'), parts),
      { minLength: 1, maxLength: 4 },
    ),
    exceptions: fc.array(fc.tuple(fc.nat(4), parts), { maxLength: 2 }),
    reinstating: fc.option(parts, { nil: null }),
    disputed: fc.boolean(),
  })
  .map(({ bases, exceptions, reinstating, disputed }) => {
    const clauses = bases.map(([effect, each], i) => clauseOf(`base-${i}`, effect, each));
    for (const [i, [target, each]] of exceptions.entries()) {
      const excepts = target < bases.length ? [`base-${target}`] : ('all' as const);
      clauses.push({ ...clauseOf(`except-${i}`, 'exempt', each), excepts, mode: 'undercuts' });
    }
    if (reinstating && exceptions.length > 0) {
      clauses.push({
        ...clauseOf('block-0', 'exempt', reinstating),
        excepts: ['except-0'],
        mode: 'reinstates',
      });
    }
    return lawOf(clauses, disputed);
  });

export function lawOf(clauses: Clause[], disputed: boolean): Prohibition {
  return {
    id: 'law',
    title: 'law',
    shortTitle: 'law',
    jurisdiction: 'US',
    authority: '',
    instrument: '',
    citation: 'c',
    url: 'u',
    guidanceUrl: null,
    zone: 'UTC',
    tier: 'A',
    status: 'made',
    concerns: 'supply',
    groups: [{ id: 'g', roots: ['supplier'], closure: [], threshold: null, text: '', cite }],
    events: DAYS.map((day, i) => ({
      id: `e${i}`,
      title: day,
      at: `${day}T00:00:00Z`,
      modelYear: null,
      asWritten: null,
      zone: 'UTC',
      known: day,
      cite,
      verification: 'primary',
      alternatives: disputed && i === 2 ? [{ at: `${day}T01:00:00Z`, asWritten: 'an hour later', cite }] : [],
      why: null,
    })),
    clauses,
    story: [],
  };
}

export const question = (id: string): Question => ({
  id,
  ask: id,
  yes: '',
  no: '',
  help: null,
  derive: null,
  assume: [],
  knownBy: '',
  cost: 1,
});

export function catalogueOf(prohibitions: readonly Prohibition[]): Catalogue {
  return {
    version: '2024.01.01',
    digest: 'sha256:0',
    vocabulary: {
      actors: [{ id: 'anyone', says: '', implies: [], activities: ['use'] }],
      activities: [
        {
          id: 'use',
          says: '',
          implies: [],
          converse: null,
          label: 'Using it',
          presenceQuestion: null,
          contract: null,
        },
      ],
      classes: [],
    },
    ceilings: [],
    suppliers: [{ id: 'supplier', name: 'Supplier', names: [], country: null, edges: [], note: null }],
    products: [],
    indicators: [],
    prohibitions,
    questions: QUESTIONS.map(question),
    sources: [],
    holidays: [],
    roots: [],
  };
}

export type Facts = ReadonlyMap<string, Answer>;

export const someFacts: fc.Arbitrary<Facts> = fc
  .array(fc.constantFrom<Answer>('yes', 'no', 'unknown'), {
    minLength: QUESTIONS.length,
    maxLength: QUESTIONS.length,
  })
  .map(
    (answers) =>
      new Map(
        QUESTIONS.flatMap((id, i) =>
          answers[i] && answers[i] !== 'unknown' ? [[id, answers[i]] as const] : [],
        ),
      ),
  );

export const instants = fc.oneof(
  fc
    .constantFrom(...DAYS)
    .chain((day) =>
      fc.constantFrom(-1, 0, 1, 1_800_000, 3_600_000).map((shift) => Date.parse(`${day}T00:00:00Z`) + shift),
    ),
  fc.integer({ min: Date.UTC(2023, 11, 1), max: Date.UTC(2024, 5, 30) }),
);

export function caseOf(prohibitions: readonly Prohibition[], facts: Facts, asKnown: number): Case {
  return {
    catalogue: catalogueOf(prohibitions),
    supplier: 'supplier',
    product: { kind: 'unknown' },
    roles: ['anyone'],
    unknownRoles: [],
    countries: [],
    contracts: [],
    contractsComplete: true,
    answers: [...facts].map(([id, answer]) => ({
      question: id,
      answer,
      assets: [],
      contract: null,
      because: null,
    })),
    waivers: [],
    origins: [],
    modelYear: null,
    manufactured: null,
    assetNames: [],
    presence: null,
    given: 'asked',
    asKnown,
  };
}
