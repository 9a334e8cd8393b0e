import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerActivity } from '../../src/decide/activity-answer.ts';
import type { ActivityAnswer } from '../../src/model/determination.ts';
import type { Prohibition } from '../../src/model/prohibition.ts';
import { caseOf, DAYS, type Facts, instants, laws, QUESTIONS, someFacts } from './arbitrary-law.ts';
import { PROPERTY } from './property-runs.ts';
import { referenceVerdicts } from './reference-evaluator.ts';

function answer(law: Prohibition, facts: Facts, at: number, asKnown: number): ActivityAnswer {
  return answerActivity([law], 'use', caseOf([law], facts, asKnown), { from: at, until: at + 1 }).answer;
}

const NOW = Date.parse('2025-01-01T00:00:00Z');

describe('the engine', () => {
  it('leaves possible exactly what a second evaluator, written from the semantics alone, leaves possible', () => {
    fc.assert(
      fc.property(laws, someFacts, instants, instants, (law, facts, at, asKnown) => {
        expect(answer(law, facts, at, asKnown).couldBe).toEqual(referenceVerdicts([law], facts, at, asKnown));
      }),
      PROPERTY,
    );
  });

  it('never gains a possibility from an answer', () => {
    fc.assert(
      fc.property(
        laws,
        someFacts,
        instants,
        fc.constantFrom(...QUESTIONS),
        fc.constantFrom('yes' as const, 'no' as const),
        (law, facts, at, id, word) => {
          fc.pre(!facts.has(id));
          const before = answer(law, facts, at, NOW).couldBe;
          const after = answer(law, new Map([...facts, [id, word]]), at, NOW).couldBe;
          expect(after.every((each) => before.includes(each))).toBe(true);
        },
      ),
      PROPERTY,
    );
  });

  it('asks when it has not settled, and asking to the end settles it', () => {
    fc.assert(
      fc.property(
        laws,
        someFacts,
        instants,
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        (law, facts, at, words) => {
          let given = facts;
          for (const word of words) {
            const now = answer(law, given, at, NOW);
            const readings = referenceVerdicts([law], given, at, NOW);
            expect(now.couldBe).toEqual(readings);
            const question = now.questions[0];
            if (!question) break;
            expect(given.has(question.id)).toBe(false);
            given = new Map([...given, [question.id, word ? ('yes' as const) : ('no' as const)]]);
          }
          const last = answer(law, given, at, NOW);
          if (last.couldBe.length > 1) {
            const disputed = law.events.some((event) => event.alternatives.length > 0);
            expect(last.questions.length > 0 || disputed).toBe(true);
          }
        },
      ),
      PROPERTY,
    );
  });

  it('says the same whatever the order of clauses, events and facts', () => {
    fc.assert(
      fc.property(laws, someFacts, instants, (law, facts, at) => {
        const turned = { ...law, clauses: [...law.clauses].reverse(), events: [...law.events].reverse() };
        const one = answer(law, facts, at, NOW);
        const other = answer(turned, new Map([...facts].reverse()), at, NOW);
        expect(other).toEqual(one);
      }),
      PROPERTY,
    );
  });

  it('changes over time only at instants that the law names', () => {
    const named = DAYS.flatMap((day) => [Date.parse(`${day}T00:00:00Z`), Date.parse(`${day}T01:00:00Z`)]);
    fc.assert(
      fc.property(laws, someFacts, instants, instants, (law, facts, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        fc.pre(!named.some((instant) => from < instant && instant <= to));
        expect(answer(law, facts, to, NOW).couldBe).toEqual(answer(law, facts, from, NOW).couldBe);
      }),
      PROPERTY,
    );
  });

  it('gives the same for what was known then, whatever became known later', () => {
    fc.assert(
      fc.property(laws, someFacts, instants, instants, (law, facts, at, asKnown) => {
        const then = {
          ...law,
          clauses: law.clauses.filter((clause) => {
            const event = law.events.find((each) => each.id === clause.known.from);
            return event !== undefined && Date.parse(`${event.known}T00:00:00Z`) <= asKnown;
          }),
        };
        expect(answer(law, facts, at, asKnown)).toEqual(answer(then, facts, at, asKnown));
      }),
      PROPERTY,
    );
  });

  it('names as next the first instant at which the answer changes, by main readings', () => {
    fc.assert(
      fc.property(laws, someFacts, instants, (law, facts, at) => {
        const plain = { ...law, events: law.events.map((event) => ({ ...event, alternatives: [] })) };
        const now = answer(plain, facts, at, NOW);
        const days = DAYS.map((day) => Date.parse(`${day}T00:00:00Z`)).filter((day) => day > at);
        const change = days.find(
          (day) => answer(plain, facts, day, NOW).couldBe.join() !== now.couldBe.join(),
        );
        expect(now.next === null ? undefined : Date.parse(now.next.from)).toBe(change);
      }),
      PROPERTY,
    );
  });
});
