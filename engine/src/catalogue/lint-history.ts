import type { Clause, LawEvent, Prohibition } from '../model/prohibition.ts';
import type { ShownCase } from './lint-case.ts';
import { type LintFinding, lintError, shownBy } from './lint-finding.ts';

/** Checks a law's two clocks: one row for each clause, no hole where one was closed, none in force unheard of. */
export function lintHistory(law: Prohibition): LintFinding[] {
  const events = new Map(law.events.map((event) => [event.id, event]));
  return [
    ...repeatedIds(law),
    ...law.clauses.flatMap((clause) => holes(law, clause)),
    ...law.clauses.flatMap((clause) => unheardOf(law, clause, events)),
  ];
}

/** Two rows of one id are one clause told twice: exceptions, cases and results name a clause by its id. */
function repeatedIds(law: Prohibition): LintFinding[] {
  const seen = new Set<string>();
  return law.clauses.flatMap(({ id }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = 'Two clauses have this id.';
    return [
      lintError('overlapping-rows', `${law.id}/${id}`, message, 'Give a corrected row an id of its own.'),
    ];
  });
}

function holes(law: Prohibition, clause: Clause): LintFinding[] {
  const { id, known } = clause;
  if (known.to === 'open' || known.to === 'unknown') return [];
  if (law.clauses.some((other) => other.known.from === known.to)) return [];
  const message = `What was known of it ends with ${known.to}, and no clause is known from there.`;
  const remedy = 'Add the row that took its place, with known.from at that event.';
  const closed = law.events.find((event) => event.id === known.to)?.known.slice(0, 10);
  const shown = { id: `${id}-once-${known.to}`, sentence: `What holds is known since ${known.to} too.` };
  const cases: ShownCase[] =
    closed === undefined ? [] : [{ ...shown, clause, asKnown: closed, wants: clause.effect }];
  return [shownBy(law, cases, lintError('hole-in-history', `${law.id}/${id}`, message, remedy))];
}

function unheardOf(law: Prohibition, clause: Clause, events: ReadonlyMap<string, LawEvent>): LintFinding[] {
  if (clause.reachesBack || clause.effect !== 'prohibited') return [];
  const from = events.get(clause.valid.from)?.at?.slice(0, 10);
  const known = events.get(clause.known.from)?.known;
  if (from === undefined || known === undefined || from >= known) return [];
  const message = `It prohibits from ${from}, and nobody could know before ${known}.`;
  const remedy = 'Correct the events, or say "reaches-back: true" where the law does.';
  const sentence = 'It is done on the first day, by what anybody can know then.';
  const shown: ShownCase = {
    id: `${clause.id}-on-the-first-day`,
    sentence,
    clause,
    asKnown: from,
    wants: 'prohibited',
  };
  return [shownBy(law, [shown], lintError('valid-before-known', `${law.id}/${clause.id}`, message, remedy))];
}
