import type { Catalogue } from '../model/catalogue.ts';
import type { OpenQuestion } from '../model/determination.ts';
import type { SettledVerdict } from '../model/verdict.ts';
import { atomsOf, completion, EXACT_ATOMS, possibleVerdicts, type Rule } from './possible.ts';

/** Up to this many open questions the fewest that can settle the answer are found exactly, beyond it greedily. */
const EXACT_QUESTIONS = 12;

/**
 * The fewest questions whose answers can settle the verdict, most decisive first. A question whose answer
 * cannot change what is possible is never among them. Disputed readings and open norms are no questions.
 */
export function shortestQuestions(rules: readonly Rule[], catalogue: Catalogue): OpenQuestion[] {
  const asked = atomsOf(rules).filter(isQuestion);
  const before = possibleVerdicts(rules);
  const useful = asked
    .map((id) => describe(id, rules, catalogue))
    .filter(
      (question) =>
        shrinks(question.ifYes, before) ||
        shrinks(question.ifNo, before) ||
        mattersWithOthers(question.id, asked, rules),
    )
    .sort(
      (a, b) =>
        decisiveness(a) - decisiveness(b) ||
        cost(a, catalogue) - cost(b, catalogue) ||
        (a.id < b.id ? -1 : 1),
    );
  const needed = fewestThatSettle(
    useful.map((question) => question.id),
    rules,
    before,
  );
  return useful.filter((question) => needed.includes(question.id));
}

function isQuestion(id: string): boolean {
  return !id.startsWith('reading/') && !id.startsWith('open/');
}

function describe(id: string, rules: readonly Rule[], catalogue: Catalogue): OpenQuestion {
  const question = catalogue.questions.find((each) => each.id === id);
  return {
    id,
    ask: question?.ask ?? askOfWord(id, catalogue),
    help: question?.help ?? null,
    ifYes: possibleVerdicts(rules, new Map([[id, true]])),
    ifNo: possibleVerdicts(rules, new Map([[id, false]])),
  };
}

/** What to ask of an atom that is a word of the vocabulary and no question of its own. */
function askOfWord(id: string, catalogue: Catalogue): string {
  const [kind = '', words = ''] = id.split('/', 2);
  if (kind === 'role') {
    const word = catalogue.vocabulary.actors.find((each) => each.id === words);
    return `Are you this: ${words.replaceAll('-', ' ')}? (${word?.says ?? ''})`;
  }
  return `Is the product one of these: ${words.split('+').join(', ').replaceAll('-', ' ')}?`;
}

function shrinks(after: readonly SettledVerdict[], before: readonly SettledVerdict[]): boolean {
  return after.length < before.length;
}

/** Whether flipping this one changes the outcome under some answers to the others. */
function mattersWithOthers(id: string, asked: readonly string[], rules: readonly Rule[]): boolean {
  const others = asked.filter((each) => each !== id);
  if (others.length > EXACT_ATOMS) return true;
  for (let bits = 0; bits < 2 ** others.length; bits++) {
    const yes = possibleVerdicts(rules, completion([...others, id], bits + 2 ** others.length, new Map()));
    const no = possibleVerdicts(rules, completion([...others, id], bits, new Map()));
    if (yes.join() !== no.join()) return true;
  }
  return false;
}

/** Fewer verdicts left, over both answers, is more decisive. */
function decisiveness(question: OpenQuestion): number {
  return question.ifYes.length + question.ifNo.length;
}

function cost(question: OpenQuestion, catalogue: Catalogue): number {
  return catalogue.questions.find((each) => each.id === question.id)?.cost ?? 3;
}

/** The smallest set of questions, earliest in the given order, some answers to which leave as little as can be left. */
function fewestThatSettle(
  ids: readonly string[],
  rules: readonly Rule[],
  before: readonly SettledVerdict[],
): string[] {
  if (ids.length === 0 || before.length < 2) return [];
  if (ids.length > EXACT_QUESTIONS) return ids.slice(0, EXACT_QUESTIONS);
  for (let size = 1; size < ids.length; size++) {
    for (const subset of subsetsOf(ids, size)) {
      if (settles(subset, rules)) return subset;
    }
  }
  return [...ids];
}

/** Whether every way of answering a set of questions leaves one verdict. */
function settles(subset: readonly string[], rules: readonly Rule[]): boolean {
  for (let bits = 0; bits < 2 ** subset.length; bits++) {
    if (possibleVerdicts(rules, completion(subset, bits, new Map())).length > 1) return false;
  }
  return true;
}

function* subsetsOf(ids: readonly string[], size: number, from = 0): Generator<string[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let index = from; index <= ids.length - size; index++) {
    const id = ids[index];
    if (id === undefined) continue;
    for (const rest of subsetsOf(ids, size - 1, index + 1)) yield [id, ...rest];
  }
}
