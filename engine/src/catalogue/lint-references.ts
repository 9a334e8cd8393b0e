import type { Question } from '../model/question.ts';
import type { LintFinding } from './lint-finding.ts';
import { dangling } from './lint-law.ts';
import type { LawData } from './read-catalogue.ts';

/** Words that the vocabulary and the questions name, and that nothing in the catalogue defines. */
export function lintReferences({ vocabulary, questions }: LawData): LintFinding[] {
  const actors = vocabulary.actors.map(({ id }) => id);
  const activities = vocabulary.activities.map(({ id }) => id);
  const classes = vocabulary.classes.map(({ id }) => id);
  const asked = questions.map(({ id }) => id);
  const refer = (where: string, what: string, words: readonly string[], valid: readonly string[]) =>
    words.filter((word) => !valid.includes(word)).map((word) => dangling(where, what, word, valid));
  return [
    ...vocabulary.actors.flatMap((word) => [
      ...refer(word.id, 'actor', word.implies, actors),
      ...refer(word.id, 'activity', word.activities, activities),
    ]),
    ...vocabulary.activities.flatMap(({ id, implies, converse, presenceQuestion }) => [
      ...refer(id, 'activity', [...implies, ...(converse === null ? [] : [converse])], activities),
      ...refer(id, 'question', presenceQuestion === null ? [] : [presenceQuestion], asked),
    ]),
    ...vocabulary.classes.flatMap(({ id, implies }) => refer(id, 'class', implies, classes)),
    ...questions.flatMap((question) => [
      ...refer(
        question.id,
        'actor',
        question.assume.flatMap(({ unless }) => unless),
        actors,
      ),
      ...refer(
        question.id,
        'activity',
        question.assume.flatMap((each) => each.activities ?? []),
        activities,
      ),
      ...refer(question.id, 'class', classesOf(question), classes),
    ]),
  ];
}

function classesOf({ derive }: Question): readonly string[] {
  return derive?.kind === 'product-class' ? derive.classes : [];
}
