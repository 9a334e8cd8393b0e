import type { Clause, Condition } from '../model/prohibition.ts';
import { questionsIn } from './questions-in.ts';

/** Truth tables are written out up to so many questions; beyond, nothing is said. */
const MOST_QUESTIONS = 12;

/** Answers to a list of questions: the bit at a question's place is its answer. */
type Row = number;
/** The place of each question in a row. */
type Places = ReadonlyMap<string, number>;

/** The questions of conditions with every way to answer them. */
export interface TruthTable {
  readonly places: Places;
  readonly rows: readonly Row[];
}

/** What has to hold for a clause to apply. */
export function conditionsOf({ nexus, when }: Clause): Condition[] {
  return [nexus, when].filter((each) => each !== null);
}

/** The table of conditions; null where they ask too many questions. */
export function tableOf(trees: readonly Condition[]): TruthTable | null {
  const questions = [...new Set(trees.flatMap(questionsIn))];
  if (questions.length > MOST_QUESTIONS) return null;
  const places = new Map(questions.map((id, place) => [id, place]));
  return { places, rows: Array.from({ length: 2 ** questions.length }, (_, row) => row) };
}

/** Whether every one of the conditions holds by the answers of a row. */
export function allHold(trees: readonly Condition[], row: Row, places: Places): boolean {
  return trees.every((tree) => holds(tree, row, places));
}

function holds(tree: Condition, row: Row, places: Places): boolean {
  switch (tree.kind) {
    case 'question':
      return (row & (1 << (places.get(tree.id) ?? 0))) !== 0;
    case 'not':
      return !holds(tree.of, row, places);
    case 'all':
      return tree.of.every((each) => holds(each, row, places));
    case 'any':
      return tree.of.some((each) => holds(each, row, places));
  }
}

/** The answers of a row by question. */
export function answersOf(row: Row, places: Places): ReadonlyMap<string, boolean> {
  return new Map([...places].map(([id, place]) => [id, (row & (1 << place)) !== 0]));
}

/**
 * Answers by which every condition holds; null where there are none, or too many questions to tell.
 *
 * @param fixed answers that are given already, whether or not a condition asks for them
 */
export function answersFor(
  trees: readonly Condition[],
  fixed: ReadonlyMap<string, boolean> = new Map(),
): ReadonlyMap<string, boolean> | null {
  const table = tableOf(trees);
  if (table === null) return null;
  const { places, rows } = table;
  for (const row of rows) {
    const answers = answersOf(row, places);
    const agrees = [...fixed].every(([id, yes]) => (answers.get(id) ?? yes) === yes);
    if (agrees && allHold(trees, row, places)) return new Map([...fixed, ...answers]);
  }
  return null;
}
