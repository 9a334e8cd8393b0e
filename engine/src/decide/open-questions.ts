import type { Catalogue } from '../model/catalogue.ts';
import type { OpenQuestion } from '../model/determination.ts';
import type { SettledVerdict } from '../model/verdict.ts';
import type { Case } from './case.ts';
import { classFact } from './facts.ts';
import type { Assignment } from './formula.ts';
import { atomsOf, completion, EXACT_ATOMS, possibleVerdicts, type Rule } from './possible.ts';

/** Up to this many open questions the fewest that can settle the answer are found exactly, beyond it greedily. */
const EXACT_QUESTIONS = 12;

/** The question that stands for all that would follow from knowing the product. */
export const PRODUCT_QUESTION = 'product';

/**
 * The fewest questions whose answers can settle the verdict, most decisive first. A question whose answer
 * cannot change what is possible is never among them. Disputed readings and open norms are no questions.
 *
 * Where the product itself is unknown, which product it is comes first, and stands for every question of
 * class and line; what would only be asked of some products waits until that is known.
 */
export function shortestQuestions(rules: readonly Rule[], one: Case): OpenQuestion[] {
  const atoms = atomsOf(rules).filter(isQuestion);
  const ofProduct =
    one.product.kind === 'unknown' ? atoms.filter((id) => followsFromProduct(id, one.catalogue)) : [];
  if (ofProduct.length === 0) return fewest(rules, atoms, one.catalogue, new Map());
  const rest = atoms.filter((id) => !ofProduct.includes(id));
  return [productQuestion(one), ...fewest(rules, rest, one.catalogue, usualProduct(ofProduct, one))];
}

function fewest(
  rules: readonly Rule[],
  asked: readonly string[],
  catalogue: Catalogue,
  given: Assignment,
): OpenQuestion[] {
  const before = possibleVerdicts(rules, given);
  const useful = asked
    .map((id) => describe(id, rules, catalogue, given))
    .filter((each) => shrinks(each, before) || mattersWithOthers(each.id, asked, rules, given))
    .sort(
      (a, b) =>
        decisiveness(a) - decisiveness(b) ||
        cost(a, catalogue) - cost(b, catalogue) ||
        (a.id < b.id ? -1 : 1),
    );
  const needed = fewestThatSettle(
    useful.map((each) => each.id),
    rules,
    before,
    given,
  );
  return useful.filter((each) => needed.includes(each.id));
}

function isQuestion(id: string): boolean {
  return !id.startsWith('reading/') && !id.startsWith('open/');
}

function followsFromProduct(id: string, catalogue: Catalogue): boolean {
  if (id.startsWith('class/')) return true;
  return catalogue.questions.find((each) => each.id === id)?.derive?.kind === 'product-class';
}

function productQuestion(one: Case): OpenQuestion {
  const name = one.catalogue.suppliers.find((each) => each.id === one.supplier)?.name ?? one.supplier;
  return {
    id: PRODUCT_QUESTION,
    ask: `Which product of ${name} is it?`,
    help: 'What the law says differs by product: name it to `interdict ask --product`.',
    ifYes: [],
    ifNo: [],
  };
}

/** How the product's atoms stand for an ordinary product: of the classes that laws name, of no exempt line. */
function usualProduct(ofProduct: readonly string[], one: Case): Assignment {
  const ordinary: Case = { ...one, product: { kind: 'law-own' } };
  return new Map(
    ofProduct.map((id) => {
      const rule = one.catalogue.questions.find((each) => each.id === id)?.derive;
      const classes = rule?.kind === 'product-class' ? rule.classes : id.slice('class/'.length).split('+');
      const fact = classFact(id, classes, ordinary).formula;
      return [id, fact.kind === 'known' && fact.value];
    }),
  );
}

function describe(id: string, rules: readonly Rule[], catalogue: Catalogue, given: Assignment): OpenQuestion {
  const question = catalogue.questions.find((each) => each.id === id);
  return {
    id,
    ask: question?.ask ?? askOfWord(id, catalogue),
    help: question?.help ?? null,
    ifYes: possibleVerdicts(rules, new Map([...given, [id, true]])),
    ifNo: possibleVerdicts(rules, new Map([...given, [id, false]])),
  };
}

/** What to ask of an atom that is a word of the vocabulary and no question of its own. */
function askOfWord(id: string, catalogue: Catalogue): string {
  const [kind = '', words = ''] = id.split('/', 2);
  if (kind === 'member') {
    const name = catalogue.suppliers.find((each) => each.id === words)?.name ?? words;
    return `Do those whom the law names own enough of ${name} for it to be reached?`;
  }
  if (kind === 'role') {
    const word = catalogue.vocabulary.actors.find((each) => each.id === words);
    return `Are you this: ${words.replaceAll('-', ' ')}? (${word?.says ?? ''})`;
  }
  return `Is the product one of these: ${words.split('+').join(', ').replaceAll('-', ' ')}?`;
}

function shrinks(question: OpenQuestion, before: readonly SettledVerdict[]): boolean {
  return question.ifYes.length < before.length || question.ifNo.length < before.length;
}

/** Whether flipping this one changes the outcome under some answers to the others. */
function mattersWithOthers(
  id: string,
  asked: readonly string[],
  rules: readonly Rule[],
  given: Assignment,
): boolean {
  const others = asked.filter((each) => each !== id);
  if (others.length > EXACT_ATOMS) return true;
  for (let bits = 0; bits < 2 ** others.length; bits++) {
    const rest = completion(others, bits, given);
    const yes = possibleVerdicts(rules, new Map([...rest, [id, true]]));
    const no = possibleVerdicts(rules, new Map([...rest, [id, false]]));
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

/** The smallest set of questions, earliest in the given order, every answer to which leaves one verdict. */
function fewestThatSettle(
  ids: readonly string[],
  rules: readonly Rule[],
  before: readonly SettledVerdict[],
  given: Assignment,
): string[] {
  if (ids.length === 0 || before.length < 2) return [];
  if (ids.length > EXACT_QUESTIONS) return ids.slice(0, EXACT_QUESTIONS);
  for (let size = 1; size < ids.length; size++) {
    for (const subset of subsetsOf(ids, size)) {
      if (settles(subset, rules, given)) return subset;
    }
  }
  return [...ids];
}

function settles(subset: readonly string[], rules: readonly Rule[], given: Assignment): boolean {
  for (let bits = 0; bits < 2 ** subset.length; bits++) {
    if (possibleVerdicts(rules, completion(subset, bits, given)).length > 1) return false;
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
