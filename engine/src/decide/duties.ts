import type { Catalogue } from '../model/catalogue.ts';
import type { Duty, DutyDeadline, OpenQuestion } from '../model/determination.ts';
import type { Instant } from '../model/instant.ts';
import type { DeadlineRule, DutyRule, Prohibition } from '../model/prohibition.ts';
import type { Ternary } from '../model/verdict.ts';
import { weaker } from '../model/verification.ts';
import { deadlineDate } from './business-days.ts';
import type { Case } from './case.ts';
import type { ClauseCase } from './clause-case.ts';
import { conditionFormula } from './condition-tests.ts';
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
  const words = held.words();
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
    contract: words.contract,
    contractClause: words.contractClause,
    citation: words.citation,
    url: words.url,
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
  const start = rule.event === null ? null : startOf(prohibition, rule.event);
  return {
    what: rule.what,
    count: rule.count,
    unit: rule.unit,
    of: rule.of,
    because: selected === 'unknown' ? `if ${rule.because}` : rule.because,
    from: start === null ? null : dateIn(start.at, start.zone),
    by: start === null ? null : endOf(rule, start, catalogue),
    ifEventNowBy: start === null ? endOf(rule, { at, zone: prohibition.zone }, catalogue) : null,
    basis: rule.basis,
  };
}

interface Start {
  readonly at: Instant;
  readonly zone: string;
}

/** The last day of a clock that starts at an instant; null where it counts by a calendar that is not known. */
function endOf(rule: DeadlineRule, { at, zone }: Start, { holidays }: Catalogue): string | null {
  if (rule.unit === 'hour') return dateIn(at + rule.count * 3_600_000, zone);
  const calendar = holidays.find((each) => each.id === rule.holidays) ?? null;
  if (rule.unit === 'business-day' && calendar === null) return null;
  return deadlineDate(dateIn(at, zone), rule.count, rule.unit, calendar);
}

/** When and where an event happened; null for what has not. */
function startOf(prohibition: Prohibition, id: string): Start | null {
  const event = eventOf(prohibition, id);
  return event === null || event.at === null ? null : { at: mainInstant(event), zone: event.zone };
}

/** A duty's open questions say what each answer means; what each would give is the duty itself. */
function questionsOf(open: ReadonlySet<string>, catalogue: Catalogue): OpenQuestion[] {
  return [...open]
    .sort()
    .flatMap((id) => lawIndex(catalogue).questions.get(id) ?? [])
    .map((question) => ({ id: question.id, ask: question.ask, help: question.help, ifYes: [], ifNo: [] }));
}
