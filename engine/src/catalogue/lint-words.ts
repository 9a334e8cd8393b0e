import type { Question } from '../model/question.ts';
import { type LintFinding, lintNote } from './lint-finding.ts';
import { questionsOf } from './lint-law.ts';
import type { LawData } from './read-catalogue.ts';

/** Two questions that share so much of their words may ask one fact. */
const NEAR = 0.85;
const MOST_WORDS = 25;
/** Terms of art that a question may only use with a help that explains them. */
const TERMS = /\b(covered|ICTS|FASCSA|backhaul)\b/i;

/** Checks the words of a whole catalogue: questions nobody asks, asked twice or hard to answer; words nobody uses. */
export function lintWords(law: LawData, productClasses: readonly string[]): LintFinding[] {
  return [
    ...unasked(law),
    ...nearDuplicates(law.questions),
    ...law.questions.flatMap(wordingFindings),
    ...orphans(law, productClasses),
  ];
}

/** What the anchor of a clause asks by itself. */
const BY_ANCHOR: ReadonlySet<string | undefined> = new Set(['model-year', 'contract-renewed']);

function unasked(law: LawData): LintFinding[] {
  const asked = new Set([
    ...law.prohibitions.flatMap(({ clauses }) => clauses.flatMap(questionsOf)),
    ...law.vocabulary.activities.flatMap(({ presenceQuestion }) => presenceQuestion ?? []),
  ]);
  return law.questions
    .filter(({ id, derive }) => !asked.has(id) && !BY_ANCHOR.has(derive?.kind))
    .map(({ id }) =>
      lintNote('unreachable-question', id, 'No clause turns on it.', 'Name it in a clause, or remove it.'),
    );
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}.-]+/gu) ?? []);
}

function nearDuplicates(questions: readonly Question[]): LintFinding[] {
  const worded = questions.map((question) => ({ question, words: wordsOf(question.ask) }));
  return worded.flatMap((a, index) =>
    worded.slice(index + 1).flatMap((b) => {
      const shared = [...a.words].filter((word) => b.words.has(word)).length;
      if (shared / (a.words.size + b.words.size - shared) < NEAR) return [];
      const message = `It asks nearly what ${a.question.id} asks.`;
      return [lintNote('near-duplicate-question', b.question.id, message, 'Use one question for one fact.')];
    }),
  );
}

function wordingFindings({ id, ask, help }: Question): LintFinding[] {
  const faults: string[] = [];
  if (ask.split(/\s+/).length > MOST_WORDS) faults.push(`has more than ${MOST_WORDS} words`);
  if ((ask.match(/\b(not|no|never|neither|nor|without|unless)\b/gi) ?? []).length > 1)
    faults.push('negates twice');
  const term = TERMS.exec(ask);
  if (term && help === null) faults.push(`says "${term[0]}" and does not explain it`);
  return faults.map((fault) =>
    lintNote('question-wording', id, `Its question ${fault}.`, 'Say it more plainly.'),
  );
}

/** A word of the vocabulary that no clause, product, question or other word uses. */
function orphans(law: LawData, productClasses: readonly string[]): LintFinding[] {
  const clauses = law.prohibitions.flatMap((each) => each.clauses);
  const { actors, activities, classes } = law.vocabulary;
  const used = {
    actor: new Set([
      ...clauses.flatMap(({ binds, to }) => [...binds, ...to]),
      ...actors.flatMap((each) => each.implies),
    ]),
    activity: new Set([
      ...clauses.flatMap(({ does }) => does),
      ...activities.flatMap(({ implies, converse }) => [
        ...implies,
        ...(converse === null ? [] : [converse]),
      ]),
      ...actors.flatMap((each) => each.activities),
    ]),
    class: new Set([
      ...clauses.flatMap(({ object }) => object.classes),
      ...classes.flatMap((each) => each.implies),
      ...law.questions.flatMap(({ derive }) => (derive?.kind === 'product-class' ? derive.classes : [])),
      ...productClasses,
    ]),
  };
  const findings = (what: keyof typeof used, words: readonly { readonly id: string }[]): LintFinding[] =>
    words
      .filter(({ id }) => !used[what].has(id))
      .map(({ id }) =>
        lintNote(
          'vocabulary-orphan',
          id,
          `No clause, product or question uses the ${what} "${id}".`,
          'Use it, or remove it.',
        ),
      );
  return [...findings('actor', actors), ...findings('activity', activities), ...findings('class', classes)];
}
