import type { Catalogue } from '../model/catalogue.ts';
import type { Duty, DutyDeadline, OpenQuestion } from '../model/determination.ts';
import type { Instant } from '../model/instant.ts';
import type { DeadlineRule, DutyRule, Prohibition } from '../model/prohibition.ts';
import type { Ternary } from '../model/verdict.ts';
import { weaker } from '../model/verification.ts';
import { deadlineDate } from './business-days.ts';
import type { Case } from './case.ts';
import { type ClauseCase, conditionFormula } from './clause-case.ts';
import { citationOf } from './determination.ts';
import { eventOf, mainInstant } from './event-time.ts';
import { factOf, type Occasion } from './facts.ts';
import { all, atom, evaluate, type Formula, known, openAtoms } from './formula.ts';
import { lawIndex } from './law-index.ts';
import { dateIn } from './zoned-time.ts';

/**
 * What the clauses on an activity require to be told, each with its own trigger. Finding a thing is not
 * always what starts a clock: the text of the contract's own edition of the clause decides.
 */
export function dutiesOf(cases: readonly ClauseCase[], activity: string, one: Case, at: Instant): Duty[] {
  const duties: Duty[] = [];
  for (const held of cases) {
    const rule = held.clause.duty;
    if (rule === null || evaluate(held.scope) === 'false') continue;
    duties.push(dutyOf(held, rule, activity, one, at));
  }
  return duties;
}

function dutyOf(held: ClauseCase, rule: DutyRule, activity: string, one: Case, at: Instant): Duty {
  const { prohibition, clause } = held;
  const act: Occasion = { activity, day: dateIn(at, prohibition.zone) };
  const answer = (id: string): Formula => {
    const question = lawIndex(one.catalogue).questions.get(id);
    return question ? factOf(question, act, one, held.contract).formula : atom(id);
  };
  const trigger = rule.trigger === null ? known(true) : answer(rule.trigger);
  const whole = all([held.scope, trigger]);
  const open = new Set([...openAtoms(whole)]);
  const deadlines: DutyDeadline[] = [];
  for (const each of rule.deadlines) {
    const selects = each.when === null ? known(true) : conditionFormula(each.when, answer);
    const value = evaluate(selects);
    if (value === 'false') continue;
    deadlines.push(deadlineOf(each, value, at, prohibition, one.catalogue));
    openAtoms(selects, open);
  }
  return {
    prohibition: prohibition.id,
    clause: clause.id,
    kind: rule.kind,
    actor: one.roles.join(', '),
    status: statusOf(evaluate(whole)),
    text: clause.text,
    to: rule.to,
    content: rule.content,
    deadlines,
    questions: questionsOf(open, one.catalogue),
    contract: held.contract?.id ?? null,
    citation: citationOf(prohibition, clause, lawIndex(one.catalogue).sources),
    url: prohibition.url,
    verification: clause.checked.map((check) => check.status).reduce(weaker, 'primary'),
  };
}

function statusOf(value: Ternary): Duty['status'] {
  if (value === 'true') return 'applies';
  return value === 'false' ? 'not-triggered' : 'undetermined';
}

function deadlineOf(
  rule: DeadlineRule,
  selected: Ternary,
  at: Instant,
  prohibition: Prohibition,
  catalogue: Catalogue,
): DutyDeadline {
  const holidays = catalogue.holidays.find((each) => each.id === rule.holidays) ?? null;
  const knownCalendar = rule.unit === 'calendar-day' || holidays !== null;
  const by = (from: string): string | null =>
    knownCalendar ? deadlineDate(from, rule.count, rule.unit, holidays) : null;
  const from = rule.event === null ? null : dayOf(prohibition, rule.event);
  return {
    what: rule.what,
    count: rule.count,
    unit: rule.unit,
    of: rule.of,
    because: selected === 'unknown' ? `if ${rule.because}` : rule.because,
    from,
    by: from === null ? null : by(from),
    ifEventNowBy: from === null ? by(dateIn(at, prohibition.zone)) : null,
    basis: rule.basis,
  };
}

/** The day of an event in its own place; null for what has not happened. */
function dayOf(prohibition: Prohibition, id: string): string | null {
  const event = eventOf(prohibition, id);
  return event === null || event.at === null ? null : dateIn(mainInstant(event), event.zone);
}

/** A duty's open questions say what each answer means; what each would give is the duty itself. */
function questionsOf(open: ReadonlySet<string>, catalogue: Catalogue): OpenQuestion[] {
  return [...open]
    .sort()
    .flatMap((id) => lawIndex(catalogue).questions.get(id) ?? [])
    .map((question) => ({ id: question.id, ask: question.ask, help: question.help, ifYes: [], ifNo: [] }));
}
