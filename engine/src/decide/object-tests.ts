import type { Instant } from '../model/instant.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import type { Asker, Case } from './case.ts';
import {
  type ClauseTest,
  type PlannedTest,
  pendingTests,
  productKey,
  readByQuestion,
  testOf,
} from './clause-test.ts';
import { classFact, factOf, makerFact, type Occasion } from './facts.ts';
import { atom, evaluate, known } from './formula.ts';
import { type LawIndex, lawIndex } from './law-index.ts';

/** Whether the thing is what a clause speaks of: by whom made, of which classes, and how it was met. */
export function objectTests(
  prohibition: Prohibition,
  { object }: Clause,
  act: Occasion,
  asker: Asker,
  at: Instant,
): PlannedTest[] {
  const index = lawIndex(asker.catalogue);
  const tests: PlannedTest[] = [];
  const group = prohibition.groups.find((each) => each.id === object.madeBy);
  if (group) {
    const members = index.members(group, at);
    tests.push(
      pendingTests(
        ({ supplier, presence }) => (presence === null ? `asked\n${supplier}` : supplier),
        (one) => [memberTest(group.id, members, one)],
      ),
    );
  }
  const { classes } = object;
  if (classes.length > 0) {
    const id = `class/${classes.join('+')}`;
    tests.push(
      pendingTests(productKey, (one) => {
        const fact = (group ? null : makerFact(classes, one)) ?? classFact(id, classes, one);
        return [testOf('object', classes.join(', '), fact)];
      }),
    );
  }
  const presence = index.activities.get(act.activity)?.presenceQuestion ?? null;
  if (presence !== null) {
    tests.push(
      pendingTests(
        (one) => (isInPlace(one) ? '' : `${one.presence}\n${readByQuestion(one)}`),
        (one) => presenceTests(presence, act, one),
      ),
    );
  }
  return tests;
}

/** An ownership that nobody knows leaves membership open. */
function memberTest(
  group: string,
  { surely, perhaps }: ReturnType<LawIndex['members']>,
  { supplier, presence }: Case,
): ClauseTest {
  return testOf('object', group, {
    formula: perhaps.has(supplier) ? atom(`member/${supplier}`) : known(surely.has(supplier)),
    text: supplier,
    from: presence === null ? 'asked' : 'finding',
  });
}

const IN_PLACE: ReadonlySet<string> = new Set(['installed', 'component']);

/** Whether the thing was met where it is used, or nobody looked. */
export function isInPlace({ presence }: Case): boolean {
  return presence === null || IN_PLACE.has(presence);
}

/** A trace, a contact or a file lying about is no use of the product until somebody says so. */
function presenceTests(id: string, act: Occasion, one: Case): ClauseTest[] {
  if (isInPlace(one)) return [];
  const question = lawIndex(one.catalogue).questions.get(id);
  const fact = question ? factOf(question, act, one, null) : null;
  if (fact && evaluate(fact.formula) !== 'unknown') return [testOf('object', id, fact)];
  return [testOf('object', id, { formula: atom(id), text: `seen as: ${one.presence}`, from: 'nobody' })];
}
