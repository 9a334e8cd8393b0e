import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/decide/case.ts';
import { NEVER_SAYS, overclaims } from '../../src/decide/verdict-words.ts';
import type { ActivityAnswer } from '../../src/model/determination.ts';
import type { Condition, Prohibition } from '../../src/model/prohibition.ts';
import { clauseOf, instants, laws, QUESTIONS, question, someFacts } from './arbitrary-law.ts';
import { answerOf, NOW } from './given-law.ts';
import { FEWER } from './property-runs.ts';

const swapped = new Map(QUESTIONS.map((id, i) => [id, `q/z${QUESTIONS.length - i}`]));
const renamed = (id: string): string => swapped.get(id) ?? id;

function renamedIn(tree: Condition): Condition {
  if (tree.kind === 'question') return { ...tree, id: renamed(tree.id) };
  return tree.kind === 'not'
    ? { ...tree, of: renamedIn(tree.of) }
    : { ...tree, of: tree.of.map((each) => renamedIn(each)) };
}

function renamedLaw(law: Prohibition): Prohibition {
  return {
    ...law,
    groups: law.groups.map((group) => ({ ...group, roots: ['aaa-other-name'] })),
    clauses: law.clauses.map((clause) => ({
      ...clause,
      when: clause.when === null ? null : renamedIn(clause.when),
    })),
  };
}

function renamedCase(one: Case): Case {
  return {
    ...one,
    supplier: 'aaa-other-name',
    answers: one.answers.map((answer) => ({ ...answer, question: renamed(answer.question) })),
    catalogue: {
      ...one.catalogue,
      suppliers: one.catalogue.suppliers.map((each) => ({ ...each, id: 'aaa-other-name' })),
      questions: one.catalogue.questions.map(({ id }) => question(renamed(id))),
    },
  };
}

const named = ({ couldBe, since, next, decidedBy }: ActivityAnswer) => ({ couldBe, since, next, decidedBy });

describe('names', () => {
  it('of questions and suppliers decide nothing', () => {
    fc.assert(
      fc.property(laws, someFacts, instants, (law, facts, at) => {
        const here = answerOf([law], facts, at);
        const there = answerOf([renamedLaw(law)], facts, at, NOW, renamedCase);
        expect(named(there)).toEqual(named(here));
        expect(there.questions.map(({ id }) => id).sort()).toEqual(
          here.questions.map(({ id }) => renamed(id)).sort(),
        );
      }),
      FEWER,
    );
  });
});

describe('a broader word', () => {
  /** A reseller is anyone too. */
  const wider = (roles: readonly string[]) => (one: Case) => ({
    ...one,
    roles,
    catalogue: {
      ...one.catalogue,
      vocabulary: {
        ...one.catalogue.vocabulary,
        actors: [
          ...one.catalogue.vocabulary.actors,
          { id: 'reseller', says: '', implies: ['anyone'], activities: ['use'] },
        ],
      },
    },
  });

  it('in a clause reaches whoever a narrower one names, and not the other way round', () => {
    fc.assert(
      fc.property(laws, someFacts, instants, (law, facts, at) => {
        const asReseller = answerOf([law], facts, at, NOW, wider(['reseller']));
        expect(named(asReseller)).toEqual(named(answerOf([law], facts, at)));
        const narrow = { ...law, clauses: law.clauses.map((each) => ({ ...each, binds: ['reseller'] })) };
        expect(answerOf([narrow], facts, at, NOW, wider(['anyone'])).verdict).toBe('not-covered');
        expect(named(answerOf([narrow], facts, at, NOW, wider(['reseller'])))).toEqual(named(asReseller));
      }),
      FEWER,
    );
  });
});

describe('what is said', () => {
  it('never says more than the verdict, and names for each prohibition a clause that was known and is cited', () => {
    fc.assert(
      fc.property(laws, someFacts, instants, instants, (law, facts, at, asKnown) => {
        const answer = answerOf([law], facts, at, asKnown);
        expect(overclaims(answer.says, NEVER_SAYS[answer.verdict])).toEqual([]);
        if (answer.verdict !== 'prohibited') return;
        const clauses = law.clauses.filter(({ id }) => answer.decidedBy.includes(`law/${id}`));
        expect(clauses.length).toBeGreaterThan(0);
        for (const clause of clauses) {
          const known = law.events.find(({ id }) => id === clause.known.from)?.known ?? '';
          expect(Date.parse(known)).toBeLessThanOrEqual(asKnown);
          expect(clause.cite.some(({ pin }) => pin !== null)).toBe(true);
        }
      }),
      FEWER,
    );
  });
});

it('a verdict that two open clauses bring between them names both', () => {
  const [law] = fc.sample(laws, { seed: 1, numRuns: 1 });
  if (law === undefined) throw new Error('no sample');
  const asked: Condition = { kind: 'question', id: 'q/a' };
  const from = { valid: { from: 'e0', to: 'open' }, known: { from: 'e0', to: 'open' } };
  const clauses = [
    clauseOf('if-so', 'prohibited', { when: asked, ...from }),
    clauseOf('if-not', 'prohibited', { when: { kind: 'not', of: asked }, ...from }),
  ];
  const answer = answerOf([{ ...law, clauses }], new Map(), NOW);
  expect(answer.decidedBy).toEqual(['law/if-not', 'law/if-so']);
  expect(answer.says).toBe('Prohibited: if-not; if-so.');
});
