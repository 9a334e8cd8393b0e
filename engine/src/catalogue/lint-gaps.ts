import type { Vocabulary } from '../model/catalogue.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import type { Question } from '../model/question.ts';
import { broader } from './broader-words.ts';
import type { ShownCase } from './lint-case.ts';
import { type LintFinding, lintWarning, shownBy } from './lint-finding.ts';
import { questionsOf } from './lint-law.ts';
import { answersFor, conditionsOf } from './lint-tables.ts';

/** So many countries of a cell are named. */
const MOST_NAMED = 5;

/** Looks for what a law ought to say and does not: cells of its table of classes by country, and acts in its title. */
export function lintGaps(
  law: Prohibition,
  vocabulary: Vocabulary,
  questions: readonly Question[],
): LintFinding[] {
  return [...emptyCells(law, vocabulary, questions), ...actsOfTheTitle(law, vocabulary)];
}

/** A class with the countries from which a clause covers it; null where it covers it from anywhere. */
interface Row {
  readonly clause: Clause;
  readonly covered: string;
  readonly countries: readonly string[] | null;
}

/** Law that goes by class and country of production, whoever made it: each class from each country that it names. */
function emptyCells(law: Prohibition, vocabulary: Vocabulary, questions: readonly Question[]): LintFinding[] {
  const { id, clauses } = law;
  const countriesOf = new Map(
    questions.flatMap((each) =>
      each.derive?.kind === 'country-of-origin' ? [[each.id, each.derive.countries]] : [],
    ),
  );
  const rows = clauses
    .filter(({ mode, object }) => mode === null && object.madeBy === null)
    .flatMap((clause) => rowsOf(clause, countriesOf));
  const named = [...new Set(rows.flatMap(({ countries }) => countries ?? []))];
  return [...new Set(rows.map((row) => row.covered))].flatMap((kind) => {
    const wide = broader(kind, vocabulary.classes);
    const reaching = rows.filter((row) => wide.has(row.covered));
    const left = named.filter(
      (country) => !reaching.some(({ countries }) => countries === null || countries.includes(country)),
    );
    if (left.length === 0) return [];
    const shown = [...left.slice(0, MOST_NAMED), ...(left.length > MOST_NAMED ? ['and others'] : [])];
    const message = `No clause says what holds of ${kind} from ${shown.join(', ')}, from where other classes are covered.`;
    const found = lintWarning('gap', id, message, 'Add the clause, or the countries to its question.');
    return [shownBy(law, cellCases(kind, left, rows, countriesOf), found)];
  });
}

function rowsOf(clause: Clause, countriesOf: ReadonlyMap<string, readonly string[]>): Row[] {
  const lists = questionsOf(clause).flatMap((question) => {
    const countries = countriesOf.get(question);
    return countries === undefined ? [] : [countries];
  });
  const countries = lists.length === 0 ? null : lists.flat();
  return clause.object.classes.map((covered) => ({ clause, covered, countries }));
}

/** A thing of the class from the first country that no clause speaks of, treated as the others are. */
function cellCases(
  kind: string,
  [country]: readonly string[],
  rows: readonly Row[],
  countriesOf: ReadonlyMap<string, readonly string[]>,
): ShownCase[] {
  const row = rows.find(({ countries }) => country !== undefined && countries?.includes(country));
  if (country === undefined || row === undefined) return [];
  const { clause } = row;
  const answers = [...(answersFor(conditionsOf(clause)) ?? [])].map(([question, yes]): [string, boolean] => {
    const countries = countriesOf.get(question);
    return [question, countries === undefined ? yes : countries.includes(country)];
  });
  const elsewhere = rows
    .flatMap((each) => questionsOf(each.clause))
    .flatMap((question) => {
      const countries = countriesOf.get(question);
      return countries === undefined ? [] : [[question, countries.includes(country)] as const];
    });
  const facts = new Map([...answers, ...elsewhere]);
  const sentence = `It is ${kind} from ${country}.`;
  const shown = { id: `${kind}-from-${country.toLowerCase()}`, sentence, clause, facts };
  return [{ ...shown, product: kind, wants: clause.effect }];
}

/** What a title says is done ("sale", "procurement of"), as far as an act of the vocabulary is one plain word. */
function actsOfTheTitle(law: Prohibition, { activities }: Vocabulary): LintFinding[] {
  const { id, title, shortTitle, clauses } = law;
  const said = new Set(`${title} ${shortTitle}`.toLowerCase().match(/\p{L}+/gu) ?? []);
  const done = new Set(
    clauses
      .flatMap(({ does }) => does)
      .flatMap((act) => [
        ...broader(act, activities),
        ...act.split('-'),
        activities.find((each) => each.id === act)?.converse ?? act,
      ]),
  );
  return activities
    .filter((each) => !done.has(each.id) && formsOf(each.id).some((form) => said.has(form)))
    .map((each) => {
      const message = `Its title speaks of what the vocabulary calls "${each.id}", and no clause does.`;
      const found = lintWarning('gap', id, message, 'Add the clause, or say the title in other words.');
      const clause = clauses.find(({ mode }) => mode === null);
      if (clause === undefined) return found;
      const shown = { id: `${each.id}-as-in-the-title`, sentence: 'It does what the title speaks of.' };
      return shownBy(law, [{ ...shown, clause, activity: each.id, wants: clause.effect }], found);
    });
}

/** "procure", "procures", "procuring", "procurement", and the like. */
function formsOf(word: string): string[] {
  if (word.includes('-')) return [];
  const stem = word.replace(/e$/, '');
  const irregular: Readonly<Record<string, readonly string[]>> = {
    sell: ['sale', 'sales'],
    resell: ['resale'],
  };
  return [word, `${word}s`, `${stem}ing`, `${word}ment`, `${stem}ation`, ...(irregular[word] ?? [])];
}
