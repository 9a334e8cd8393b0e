import type { Catalogue } from '../model/catalogue.ts';
import type { OpenQuestion } from '../model/determination.ts';
import type { SettledVerdict } from '../model/verdict.ts';
import type { Case } from './case.ts';
import { classFact } from './facts.ts';
import { type Assignment, NOTHING } from './formula.ts';
import { lawIndex } from './law-index.ts';
import { atomsOf, EXACT_ATOMS, possibleVerdicts, type Rule } from './possible.ts';
import { decisiveAtoms, verdictsWhere, verdictTable } from './verdict-table.ts';

/** Beyond the exact step every open question may matter: the most decisive ones are asked, up to this many. */
const MOST_QUESTIONS = 12;

/** The question that stands for all that would follow from knowing the product. */
export const PRODUCT_QUESTION = 'product';

/** The question that stands for those whether it is in this part of a country, or in that. */
export const PLACE_QUESTION = 'place';

/**
 * The fewest questions whose answers can settle the verdict, most decisive first. A question whose answer
 * cannot change what is possible is never among them. Disputed readings and open norms are no questions.
 *
 * Where the product itself is unknown, which product it is comes first, and stands for every question of
 * class and line; what would only be asked of some products waits until that is known. So does, where the
 * laws of several parts of a country may reach it, what each of them would ask.
 */
export function shortestQuestions(rules: readonly Rule[], one: Case): OpenQuestion[] {
  const { order } = lawIndex(one.catalogue);
  const parts = atomsOf(rules).filter((id) => isAboutPart(id, one.catalogue));
  if (parts.length < 2 || possibleVerdicts(rules, NOTHING, order).length < 2)
    return beyondPlace(rules, one, new Map());
  const elsewhere = new Map(parts.map((id) => [id, false]));
  return [placeQuestion(), ...beyondPlace(rules, one, elsewhere)];
}

function beyondPlace(rules: readonly Rule[], one: Case, given: Assignment): OpenQuestion[] {
  const atoms = atomsOf(rules, given).filter(isQuestion);
  const ofProduct =
    one.product.kind === 'unknown' ? atoms.filter((id) => followsFromProduct(id, one.catalogue)) : [];
  if (ofProduct.length === 0) return fewest(rules, atoms, one.catalogue, given);
  const rest = atoms.filter((id) => !ofProduct.includes(id));
  const usual = new Map([...given, ...usualProduct(ofProduct, one)]);
  return [productQuestion(one), ...fewest(rules, rest, one.catalogue, usual)];
}

/** Whether a question is one of parts of countries alone: which state a body is of. */
function isAboutPart(id: string, catalogue: Catalogue): boolean {
  const rule = catalogue.questions.find((each) => each.id === id)?.derive;
  return rule?.kind === 'nexus' && rule.places.every((place) => place.includes('-'));
}

function placeQuestion(): OpenQuestion {
  return {
    id: PLACE_QUESTION,
    ask: 'In which state, or other part of the country, is it?',
    help: 'Several have law on it, each for its own: name it to `interdict ask --jurisdiction`, or as territory in a profile (US-TX).',
    ifYes: [],
    ifNo: [],
  };
}

function fewest(
  rules: readonly Rule[],
  asked: readonly string[],
  catalogue: Catalogue,
  given: Assignment,
): OpenQuestion[] {
  if (asked.length === 0) return [];
  const { order } = lawIndex(catalogue);
  const atoms = atomsOf(rules, given);
  if (atoms.length > EXACT_ATOMS) {
    if (possibleVerdicts(rules, given, order).length < 2) return [];
    const left = (id: string, is: boolean): SettledVerdict[] =>
      possibleVerdicts(rules, new Map([...given, [id, is]]), order);
    return ranked(asked, catalogue, left).slice(0, MOST_QUESTIONS);
  }
  const table = verdictTable(rules, atoms, given, order);
  if (table.columns.size < 2) return [];
  const open = asked.filter((id) => atoms.includes(id));
  return ranked(decisiveAtoms(table, open), catalogue, (id, is) => verdictsWhere(table, id, is));
}

/** Most decisive first, then cheapest; of equals in the order they come in, which is that of their names. */
function ranked(
  ids: readonly string[],
  catalogue: Catalogue,
  left: (id: string, is: boolean) => SettledVerdict[],
): OpenQuestion[] {
  return ids
    .map((id) => describe(id, catalogue, left(id, true), left(id, false)))
    .sort((a, b) => decisiveness(a) - decisiveness(b) || cost(a, catalogue) - cost(b, catalogue));
}

function isQuestion(id: string): boolean {
  return !id.startsWith('reading/') && !id.startsWith('open/');
}

function followsFromProduct(id: string, catalogue: Catalogue): boolean {
  if (id.startsWith('class/')) return true;
  return lawIndex(catalogue).questions.get(id)?.derive?.kind === 'product-class';
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
      const rule = lawIndex(one.catalogue).questions.get(id)?.derive;
      const classes = rule?.kind === 'product-class' ? rule.classes : id.slice('class/'.length).split('+');
      const fact = classFact(id, classes, ordinary).formula;
      return [id, fact.kind === 'known' && fact.value];
    }),
  );
}

/** A question in words, as somebody is to be asked it, with its id: of an unknown product, which one it is. */
export function questionText(id: string, one: Case): string {
  if (one.product.kind === 'unknown' && followsFromProduct(id, one.catalogue)) {
    const { ask, id: product } = productQuestion(one);
    return `${ask} [${product}]`;
  }
  return `${describe(id, one.catalogue, [], []).ask} [${id}]`;
}

function describe(
  id: string,
  catalogue: Catalogue,
  ifYes: readonly SettledVerdict[],
  ifNo: readonly SettledVerdict[],
): OpenQuestion {
  const question = lawIndex(catalogue).questions.get(id);
  return {
    id,
    ask: question?.ask ?? askOfWord(id, catalogue),
    help: question?.help ?? null,
    ifYes,
    ifNo,
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

/** Fewer verdicts left, over both answers, is more decisive. */
function decisiveness(question: OpenQuestion): number {
  return question.ifYes.length + question.ifNo.length;
}

function cost(question: OpenQuestion, catalogue: Catalogue): number {
  return lawIndex(catalogue).questions.get(question.id)?.cost ?? 3;
}
