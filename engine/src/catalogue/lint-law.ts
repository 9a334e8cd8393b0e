import type { Citation, Clause, LawEvent, Prohibition } from '../model/prohibition.ts';
import { weaker } from '../model/verification.ts';
import { type LintFinding, lintError, shownBy } from './lint-finding.ts';
import { suggest } from './nearest-word.ts';
import { questionsIn } from './questions-in.ts';
import type { LawData } from './read-catalogue.ts';

/** Every lint over the law's data. Suppliers are known by id only; `suppliers` are those of the catalogue. */
export function lintLaw(law: LawData, suppliers: readonly string[]): LintFinding[] {
  const known = {
    actors: law.vocabulary.actors.map((word) => word.id),
    activities: law.vocabulary.activities.map((word) => word.id),
    classes: law.vocabulary.classes.map((word) => word.id),
    questions: law.questions.map((question) => question.id),
    renewals: law.questions.flatMap(({ derive }) =>
      derive?.kind === 'contract-renewed' ? [derive.from] : [],
    ),
    modelYears: law.questions.flatMap(({ derive }) => (derive?.kind === 'model-year' ? [derive.from] : [])),
    sources: law.sources.map((source) => source.id),
    holidays: law.holidays.map((calendar) => calendar.id),
    suppliers,
  };
  const findings: LintFinding[] = [];
  for (const prohibition of law.prohibitions) {
    findings.push(...lintProhibition(prohibition, known));
  }
  return findings;
}

type Known = Readonly<
  Record<
    'actors' | 'activities' | 'classes' | 'questions' | 'sources' | 'holidays' | 'suppliers',
    readonly string[]
  >
> & { readonly modelYears: readonly number[]; readonly renewals: readonly string[] };

function lintProhibition(prohibition: Prohibition, known: Known): LintFinding[] {
  const findings: LintFinding[] = [];
  const events = new Map(prohibition.events.map((event) => [event.id, event]));
  const groups = prohibition.groups.map((group) => group.id);
  const clauses = prohibition.clauses.map((clause) => clause.id);

  const refer = (where: string, what: string, word: string, valid: readonly string[]): void => {
    if (!valid.includes(word)) findings.push(dangling(where, what, word, valid));
  };
  const cites = (where: string, cite: Citation): void => refer(where, 'source', cite.source, known.sources);

  for (const event of prohibition.events) {
    cites(`${prohibition.id}#${event.id}`, event.cite);
    for (const reading of event.alternatives) cites(`${prohibition.id}#${event.id}`, reading.cite);
  }
  for (const group of prohibition.groups) {
    for (const root of group.roots) refer(`${prohibition.id}#${group.id}`, 'supplier', root, known.suppliers);
    cites(`${prohibition.id}#${group.id}`, group.cite);
  }
  for (const part of prohibition.story) {
    for (const line of part.lines) cites(`${prohibition.id}#story`, line.cite);
  }
  for (const clause of prohibition.clauses) {
    const where = `${prohibition.id}/${clause.id}`;
    for (const word of [...clause.binds, ...clause.to]) refer(where, 'actor', word, known.actors);
    for (const word of clause.does) refer(where, 'activity', word, known.activities);
    for (const word of clause.object.classes) refer(where, 'class', word, known.classes);
    if (clause.object.madeBy !== null) refer(where, 'group', clause.object.madeBy, groups);
    for (const question of questionsOf(clause)) refer(where, 'question', question, known.questions);
    for (const bound of [clause.valid.from, clause.known.from])
      refer(where, 'event', bound, [...events.keys()]);
    for (const bound of [clause.valid.to, clause.known.to]) {
      if (bound !== 'open' && bound !== 'unknown') refer(where, 'event', bound, [...events.keys()]);
    }
    if (clause.excepts !== 'all') for (const base of clause.excepts) refer(where, 'exception', base, clauses);
    for (const cite of clause.cite) cites(where, cite);
    for (const { event, holidays } of clause.duty?.deadlines ?? []) {
      if (event !== null) refer(where, 'event', event, [...events.keys()]);
      if (holidays !== null) refer(where, 'holidays', holidays, known.holidays);
    }
    findings.push(
      ...emptyIntervals(prohibition, clause),
      ...lintClause(where, clause),
      ...daysBetterThanTheirEvents(where, clause, events),
      ...lintAnchor(where, clause, events, known),
    );
  }
  findings.push(...lintExceptionCycles(prohibition));
  return findings;
}

/** What a word is to name, and does not. */
export function dangling(where: string, what: string, word: string, valid: readonly string[]): LintFinding {
  const message = `"${word}" is no ${what} of the catalogue.`;
  return lintError(`dangling-${what}`, where, message, suggest(word, valid));
}

/** A clause that ends before it begins, or of which knowledge does. */
function emptyIntervals(law: Prohibition, clause: Clause): LintFinding[] {
  const eventOf = (id: string): LawEvent | undefined => law.events.find((event) => event.id === id);
  const [from, to] = [eventOf(clause.valid.from)?.at, eventOf(clause.valid.to)?.at];
  const [heard, closed] = [eventOf(clause.known.from)?.known, eventOf(clause.known.to)?.known];
  const told = (key: string, message: string): LintFinding => {
    const remedy = `Correct the events that ${key}.from and ${key}.to name.`;
    const shown = { id: `${clause.id}-begins`, sentence: `It is done when ${clause.id} begins.` };
    const found = lintError('empty-interval', `${law.id}/${clause.id}`, message, remedy);
    return shownBy(law, [{ ...shown, clause, wants: clause.effect }], found);
  };
  return [
    ...(from && to && Date.parse(from) >= Date.parse(to)
      ? [told('valid', `It ends (${to}) no later than it begins (${from}).`)]
      : []),
    ...(heard && closed && heard >= closed
      ? [told('known', `What is known of it ends (${closed}) no later than it begins (${heard}).`)]
      : []),
  ];
}

function lintClause(where: string, clause: Clause): LintFinding[] {
  const findings: LintFinding[] = [];
  if (clause.cite.every((cite) => cite.pin === null)) {
    findings.push({
      lint: 'pin-too-coarse',
      severity: 'warning',
      where,
      message: 'No citation names a place inside its document.',
      remedy: 'Give a page, a section or a paragraph as pin.',
    });
  }
  if (clause.effect === 'disclosure-required' && clause.duty === null) {
    findings.push({
      lint: 'duty-without-terms',
      severity: 'error',
      where,
      message: 'It requires a disclosure and does not say which, to whom or by when.',
      remedy: 'Add a duty: kind, trigger, to, deadlines.',
    });
  }
  const checked = new Set(clause.checked.flatMap((check) => check.fields));
  for (const field of ['effect', 'binds', 'does', 'valid']) {
    if (checked.has(field)) continue;
    findings.push({
      lint: 'unchecked-field',
      severity: 'error',
      where,
      message: `Nothing says how well "${field}" was checked.`,
      remedy: 'Name the field in one entry of checked.',
    });
  }
  return findings;
}

/** A day is known no better than the event that it is taken from, and the verdict shows what the clause says. */
function daysBetterThanTheirEvents(
  where: string,
  { valid, known, checked }: Clause,
  events: ReadonlyMap<string, LawEvent>,
): LintFinding[] {
  const taken = [
    ['valid', valid.from],
    ['valid', valid.to],
    ['known', known.from],
  ] as const;
  return taken.flatMap(([field, id]) => {
    const event = events.get(id);
    const check = checked.find(({ fields }) => fields.includes(field));
    if (!event || !check || weaker(event.verification, check.status) === check.status) return [];
    const message = `"${field}" is said to be ${check.status}, and the day of "${id}" is ${event.verification}.`;
    const remedy = `Say status: ${event.verification} of "${field}", or check the event.`;
    return [lintError('day-better-than-its-event', where, message, remedy)];
  });
}

function lintAnchor(
  where: string,
  { anchor, valid }: Clause,
  events: ReadonlyMap<string, LawEvent>,
  { modelYears, renewals }: Known,
): LintFinding[] {
  const error = (lint: string, message: string, remedy: string): LintFinding => ({
    lint,
    severity: 'error',
    where,
    message,
    remedy,
  });
  if (anchor === 'contract-renewal') {
    return [valid.from, valid.to]
      .flatMap((id) => events.get(id)?.at?.slice(0, 10) ?? [])
      .filter((day) => !renewals.includes(day))
      .map((day) =>
        error(
          'renewal-not-asked',
          `No question asks whether a contract was made, extended or renewed on ${day} or later.`,
          `Add a question with derive: {contract-renewed-from: "${day}"}.`,
        ),
      );
  }
  const years = [valid.from, valid.to].flatMap((id) => events.get(id)?.modelYear ?? []);
  if ((anchor === 'model-year') !== years.length > 0) {
    return [
      error(
        'anchor-without-model-year',
        anchor === 'model-year'
          ? 'It goes by model year, and begins and ends with events of none.'
          : 'It begins or ends with an event of a model year, and does not go by it.',
        'Give anchor: model-year, and model-year to the event of valid.from.',
      ),
    ];
  }
  return years
    .filter((year) => !modelYears.includes(year))
    .map((year) =>
      error(
        'model-year-not-asked',
        `No question asks whether something is of model year ${year} or later.`,
        `Add a question with derive: {model-year-from: ${year}}.`,
      ),
    );
}

function lintExceptionCycles(prohibition: Prohibition): LintFinding[] {
  const edges = new Map(
    prohibition.clauses.map((clause) => [
      clause.id,
      clause.excepts === 'all'
        ? prohibition.clauses.filter((base) => base.effect !== 'exempt').map((base) => base.id)
        : clause.excepts.filter((base) => base !== clause.id),
    ]),
  );
  const findings = prohibition.clauses
    .filter(({ id, excepts }) => excepts !== 'all' && excepts.includes(id))
    .map(({ id }) => {
      const message = 'It names itself among what it excepts from.';
      return lintError('self-exception', `${prohibition.id}/${id}`, message, 'Take it out of excepts.');
    });
  for (const start of edges.keys()) {
    const reached = new Set<string>();
    const open = [...(edges.get(start) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(...(edges.get(next) ?? []));
    }
    if (!reached.has(start)) continue;
    findings.push({
      lint: 'exception-cycle',
      severity: 'error',
      where: `${prohibition.id}/${start}`,
      message: 'It takes itself away, by way of its own exceptions.',
      remedy: 'Correct excepts so that exceptions form no circle.',
    });
  }
  return findings;
}

/** Every question that a clause names anywhere. */
export function questionsOf(clause: Clause): string[] {
  const trees = [clause.nexus, clause.when, ...(clause.duty?.deadlines ?? []).map((rule) => rule.when)];
  const found = new Set(trees.flatMap((tree) => (tree === null ? [] : questionsIn(tree))));
  if (clause.duty?.trigger) found.add(clause.duty.trigger);
  return [...found];
}
