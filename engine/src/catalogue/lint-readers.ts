import type { Clause, LawEvent, Prohibition } from '../model/prohibition.ts';
import type { Question } from '../model/question.ts';
import { type LintFinding, lintNote } from './lint-finding.ts';

/** How whoever checks a field says that its sources do not agree. */
const DISAGREEMENT =
  /\b(sources|reports|accounts|firms|copies|summaries|authors|texts) (all )?(differ|disagree|vary|contradict|conflict)|\bdisagree(s|ment)?\b/i;

/** Fields of which another reading is another date. */
const DATED = ['valid', 'known'];

/** How many pairs of eyes a law rests on, and whether what they disagree on is told as open. */
export function lintReaders(law: Prohibition): LintFinding[] {
  return [
    ...singleReader(law),
    ...law.events.flatMap((event) => singleReading(law, event)),
    ...law.clauses.flatMap((clause) => unheardReading(law, clause)),
  ];
}

/** One finding for each law: who reads it whole has to look at each of its clauses anyway. */
function singleReader({ id, clauses }: Prohibition): LintFinding[] {
  const readers = clauses.flatMap(readersOfFields);
  const few = readers.filter(({ size }) => size < 2);
  if (few.length === 0) return [];
  const unnamed = few.filter(({ size }) => size === 0).length;
  const parts = [
    ...(few.length > unnamed ? [`${few.length - unnamed} were read by one reader`] : []),
    ...(unnamed > 0 ? [`${unnamed} name nobody who read them`] : []),
  ];
  const message = `Of its ${readers.length} checked fields ${parts.join(', and ')}.`;
  const remedy = 'Have a second reader check them, each entry of checked with its own "by".';
  return [lintNote('single-reader', id, message, remedy)];
}

/** Who read each field of a clause that anybody is said to have checked. */
function readersOfFields({ checked }: Clause): ReadonlySet<string>[] {
  const readers = new Map<string, Set<string>>();
  for (const { fields, by } of checked) {
    for (const field of fields) {
      const known = readers.get(field) ?? new Set();
      readers.set(field, by === undefined ? known : known.add(by));
    }
  }
  return [...readers.values()];
}

const REMEDY =
  'Record the other reading with its source: alternatives of the event, or open-norm of the clause.';

function singleReading({ id }: Prohibition, event: LawEvent): LintFinding[] {
  if (event.alternatives.length > 0 || !DISAGREEMENT.test(event.why ?? '')) return [];
  const message = `Its sources disagree ("${event.why}"), and no other reading is recorded.`;
  return [lintNote('single-reading', `${id}#${event.id}`, message, REMEDY)];
}

/** A check that says so of a field: of a date the event has the readings, of anything else the clause is open. */
function unheardReading({ id, events }: Prohibition, clause: Clause): LintFinding[] {
  const { valid, known } = clause;
  const dates = events.filter((event) =>
    [valid.from, valid.to, known.from, known.to].some((bound) => bound === event.id),
  );
  const isDisputed = dates.some(({ alternatives }) => alternatives.length > 0);
  return clause.checked
    .filter(({ why }) => why !== null && DISAGREEMENT.test(why))
    .filter(({ fields }) =>
      fields.every((field) => (DATED.includes(field) ? !isDisputed : clause.openNorm === null)),
    )
    .map(({ fields, why }) => {
      const message = `Sources disagree on ${fields.join(', ')} ("${why}"), and no other reading is recorded.`;
      return lintNote('single-reading', `${id}/${clause.id}`, message, REMEDY);
    });
}

/** How an answer says that it rests on something's not being there. */
const ABSENCE = /^(no|none|nobody|nothing)\b|\b(un)?known\b|\bnot? (been )?(found|seen|reported)\b/i;

/** A "no" because nothing was found is worth as much as the register that was looked in. */
export function lintAbsence({ id, assume }: Question): LintFinding[] {
  return assume
    .filter(({ answer, register, says }) => answer === 'no' && register === undefined && ABSENCE.test(says))
    .map(({ says }) => {
      const message = `It is answered "no" because "${says}", and nobody says where it was looked for.`;
      const remedy = 'Look in the register that would have it, and name it with the day: "register".';
      return lintNote('absence-no-without-register', id, message, remedy);
    });
}
