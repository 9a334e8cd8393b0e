import type { Catalogue } from '../model/catalogue.ts';
import type { Instant } from '../model/instant.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import type { Ternary } from '../model/verdict.ts';
import { activityCases } from './activity-cases.ts';
import { anchorOf } from './anchor.ts';
import { type AskRequest, poseQuestion } from './ask.ts';
import type { ClauseCase } from './clause-case.ts';
import { eventOf, mainInstant } from './event-time.ts';
import { evaluate } from './formula.ts';
import { instantOf } from './zoned-time.ts';

/** What the cases of a prohibition have to show of each clause. */
export const OBLIGATIONS = [
  'applies',
  'does-not',
  'unknown',
  'questions',
  'exceptions',
  'from',
  'to',
  'as-known',
] as const;
export type Obligation = (typeof OBLIGATIONS)[number];

/** A clause with what its cases show: null where there is nothing to show, else what is still missing. */
export interface ClauseCoverage {
  readonly clause: string;
  readonly cells: Readonly<Record<Obligation, readonly string[] | null>>;
}

/** How one case met one clause. */
interface Meeting {
  readonly at: Instant;
  readonly asKnown: Instant;
  readonly modelYear: number | null;
  /** Null where the clause was not held against the case at all: another actor, another activity, not yet known. */
  readonly held: ClauseCase | null;
}

/**
 * Which obligations of a prohibition's clauses its cases meet: applies, does not, unknown; each question
 * alone flips it; each exception fires and does not; a second before and at each boundary; asked as known
 * before it was public.
 */
export function coverageOf(
  prohibition: Prohibition,
  asked: readonly { readonly of: Catalogue; readonly request: AskRequest }[],
): ClauseCoverage[] {
  const meetings = new Map<string, Meeting[]>(prohibition.clauses.map((clause) => [clause.id, []]));
  for (const { of, request } of asked) {
    const { one, activities, interval } = poseQuestion(of, request);
    const law = of.prohibitions.filter((each) => each.id === prohibition.id);
    for (const activity of activities) {
      const cases = activityCases(law, activity, one, interval.from, 'every');
      const all = [...cases.own, ...cases.counterparty];
      for (const clause of prohibition.clauses) {
        for (const held of meetingsOf(all, clause)) {
          const { at } = anchorOf(
            prohibition,
            clause,
            held?.act.activity ?? activity,
            one,
            held?.contract ?? null,
            interval.from,
          );
          meetings.get(clause.id)?.push({ at, asKnown: one.asKnown, modelYear: one.modelYear, held });
        }
      }
    }
  }
  return prohibition.clauses.map((clause) => ({
    clause: clause.id,
    cells: cellsOf(prohibition, clause, meetings.get(clause.id) ?? []),
  }));
}

/** Each contract that a clause is held against is a meeting of its own; null where there is none at all. */
function meetingsOf(all: readonly ClauseCase[], clause: Clause): readonly (ClauseCase | null)[] {
  const held = all.filter((each) => each.clause.id === clause.id);
  return held.length > 0 ? held : [exceptionHeld(all, clause)];
}

/** An exception is met where a clause that it takes away is. */
function exceptionHeld(all: readonly ClauseCase[], clause: Clause): ClauseCase | null {
  if (clause.mode === null) return null;
  return all.find((each) => each.exceptions.some((exception) => exception.clause.id === clause.id)) ?? null;
}

function resultOf(clause: Clause, meeting: Meeting): Ternary {
  if (meeting.held === null) return 'false';
  if (clause.mode === null) return evaluate(meeting.held.scope);
  const exception = meeting.held.exceptions.find((each) => each.clause.id === clause.id);
  return exception ? evaluate(exception.applies) : 'false';
}

function cellsOf(
  prohibition: Prohibition,
  clause: Clause,
  meetings: readonly Meeting[],
): ClauseCoverage['cells'] {
  const results = new Set(meetings.map((meeting) => resultOf(clause, meeting)));
  const asks = meetings.some((meeting) => asksSomething(meeting.held, clause));
  const missing = (shown: boolean, what: string): string[] => (shown ? [] : [what]);
  return {
    // What an open norm makes of every case is never more than open.
    applies: clause.openNorm ? null : missing(results.has('true'), 'no case to which it applies'),
    'does-not': missing(results.has('false'), 'no case to which it does not apply'),
    unknown: asks || clause.openNorm ? missing(results.has('unknown'), 'no case that it leaves open') : null,
    questions: clause.mode === null ? flips(clause, meetings) : null,
    exceptions:
      clause.mode === null && !clause.openNorm ? exceptionCells(prohibition, clause, meetings) : null,
    from: boundary(prohibition, clause.valid.from, meetings),
    to: boundary(prohibition, clause.valid.to, meetings),
    'as-known': asKnownCell(prohibition, clause, meetings),
  };
}

/** Of an exception it is not asked: what is held is the clause that it takes away. */
function asksSomething(held: ClauseCase | null, clause: Clause): boolean {
  if (held?.clause.id !== clause.id) return false;
  return held.tests.some((test) => test.subject.startsWith('q/'));
}

/**
 * For each question: two cases that differ in its answer alone among all that the clause asks, and in the outcome. A
 * question that stands with others in one test (any of them, none of them) is one of its own (law-model 3: each leaf).
 */
function flips(clause: Clause, meetings: readonly Meeting[]): string[] | null {
  const rows = meetings.flatMap(({ held }) =>
    held === null
      ? []
      : [
          {
            tests: new Map(
              held.tests
                .flatMap((test) => test.leaves ?? [test])
                .map((test) => [test.subject, evaluate(test.formula)]),
            ),
            result: evaluate(held.scope),
          },
        ],
  );
  const asked = new Set(
    rows.flatMap((row) => [...row.tests.keys()].filter((subject) => subject.startsWith('q/'))),
  );
  if (asked.size === 0) return null;
  // What an open norm makes of a case to which all else applies is open, and that is its most.
  const most = clause.openNorm ? 'unknown' : 'true';
  const isFlip = (one: Ternary, other: Ternary): boolean =>
    (one === most && other === 'false') || (one === 'false' && other === most);
  return [...asked].sort().flatMap((subject) => {
    const shown = rows.some((a) =>
      rows.some(
        (b) =>
          a.tests.get(subject) === 'true' &&
          b.tests.get(subject) === 'false' &&
          isFlip(a.result, b.result) &&
          [...a.tests].every(([other, value]) => other === subject || b.tests.get(other) === value),
      ),
    );
    return shown ? [] : [`${subject} alone never flips it`];
  });
}

function exceptionCells(
  prohibition: Prohibition,
  clause: Clause,
  meetings: readonly Meeting[],
): string[] | null {
  const exceptions = prohibition.clauses.filter(
    (each) =>
      each.mode !== null &&
      (each.excepts === 'all' || each.excepts.includes(clause.id)) &&
      overlaps(each, clause),
  );
  if (exceptions.length === 0) return null;
  return exceptions.flatMap((exception) => {
    const seen = new Set(
      meetings.flatMap(({ held }) =>
        held?.clause.id === clause.id && evaluate(held.scope) === 'true'
          ? held.exceptions
              .filter((each) => each.clause.id === exception.id)
              .map((each) => evaluate(each.applies))
          : [],
      ),
    );
    const missing: string[] = [];
    if (!seen.has('true')) missing.push(`${exception.id} never fires`);
    if (!seen.has('false')) missing.push(`${exception.id} always fires`);
    return missing;
  });
}

/** An exception that speaks of none of a clause's activities can never meet it. */
function overlaps(exception: Clause, clause: Clause): boolean {
  return exception.does.some((word) => clause.does.includes(word));
}

function boundary(prohibition: Prohibition, id: string, meetings: readonly Meeting[]): string[] | null {
  const event = eventOf(prohibition, id);
  if (event === null || event.at === null) return null;
  const at = mainInstant(event);
  const missing: string[] = [];
  const held = meetings.filter((meeting) => meeting.held !== null);
  if (!held.some((meeting) => meeting.at === at)) missing.push(`no case at ${id}`);
  if (!held.some((meeting) => meeting.at === at - 1_000)) missing.push(`no case a second before ${id}`);
  const year = event.modelYear;
  if (!year) return missing;
  if (!held.some((meeting) => meeting.modelYear === year)) missing.push(`no case of model year ${year}`);
  if (!held.some((meeting) => meeting.modelYear === year - 1))
    missing.push(`no case of model year ${year - 1}`);
  return missing;
}

function asKnownCell(
  prohibition: Prohibition,
  clause: Clause,
  meetings: readonly Meeting[],
): string[] | null {
  const event = eventOf(prohibition, clause.known.from);
  if (event === null) return null;
  const known = instantOf(event.known, event.zone);
  return meetings.some((meeting) => meeting.asKnown < known) ? [] : ['no case as known before it was public'];
}
