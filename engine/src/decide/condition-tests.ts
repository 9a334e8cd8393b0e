import { questionsIn } from '../catalogue/questions-in.ts';
import type { Contract } from '../model/profile.ts';
import type { Condition } from '../model/prohibition.ts';
import type { Asker } from './case.ts';
import { type ClauseTest, type PlannedTest, pendingTests, readByQuestion, testOf } from './clause-test.ts';
import { askerFact, factOf, isAboutThing, type Occasion, open } from './facts.ts';
import { all, any, type Formula, not } from './formula.ts';
import { lawIndex } from './law-index.ts';

/** The tests of a condition: one for each part where all have to hold; those that ask about the thing left pending. */
export function conditionTests(
  tree: Condition,
  step: ClauseTest['step'],
  act: Occasion,
  asker: Asker,
  contract: Contract | null,
): PlannedTest[] {
  const { questions } = lawIndex(asker.catalogue);
  const planned = (part: Condition): PlannedTest[] => {
    if (part.kind === 'all') return part.of.flatMap(planned);
    const isPending = questionsIn(part).some((id) => {
      const question = questions.get(id);
      return question !== undefined && isAboutThing(question);
    });
    if (!isPending) {
      const settled = (id: string): ClauseTest => {
        const question = questions.get(id);
        return testOf(step, id, question ? askerFact(question, act, asker, contract) : open(id));
      };
      return [treeTest(part, step, settled)];
    }
    return [
      pendingTests(readByQuestion, (one) => {
        const answered = (id: string): ClauseTest => {
          const question = questions.get(id);
          return testOf(step, id, question ? factOf(question, act, one, contract) : open(id));
        };
        return [treeTest(part, step, answered)];
      }),
    ];
  };
  return planned(tree);
}

/** A condition as one test, with what each of its questions met. */
function treeTest(tree: Condition, step: ClauseTest['step'], leaf: (id: string) => ClauseTest): ClauseTest {
  if (tree.kind === 'question') return leaf(tree.id);
  const leaves: ClauseTest[] = [];
  const formula = conditionFormula(tree, (id) => {
    const test = leaf(id);
    leaves.push(test);
    return test.formula;
  });
  const joined = testOf(step, leaves.map((test) => test.subject).join(', '), {
    formula,
    text: leaves.map((test) => `${test.subject}: ${test.fact}`).join('; '),
    from: leaves.find((test) => test.from === 'nobody')?.from ?? leaves[0]?.from ?? 'nobody',
  });
  return { ...joined, assumed: leaves.flatMap((test) => test.assumed), leaves };
}

/** A condition with every question replaced by the formula that answers it. */
export function conditionFormula(tree: Condition, answer: (id: string) => Formula): Formula {
  switch (tree.kind) {
    case 'question':
      return answer(tree.id);
    case 'not':
      return not(conditionFormula(tree.of, answer));
    case 'all':
      return all(tree.of.map((each) => conditionFormula(each, answer)));
    case 'any':
      return any(tree.of.map((each) => conditionFormula(each, answer)));
  }
}
