import type { Clause, Condition, LawEvent, Prohibition } from '../model/prohibition.ts';
import { answersFor, conditionsOf } from './lint-tables.ts';

/** A case that shows what is wrong: who, what and when are the clause's own but for what is said otherwise. */
export interface ShownCase {
  readonly id: string;
  readonly sentence: string;
  readonly clause: Clause;
  /** The verdict that it ought to come to, and does not; of a duty there is none, and no case. */
  readonly wants: Clause['effect'] | 'not-covered' | 'undetermined';
  /** That the clause alone ought to decide it. */
  readonly alone?: true;
  readonly actor?: string;
  readonly activity?: string;
  readonly product?: string;
  /** ISO day or instant. */
  readonly conduct?: string;
  /** ISO day. */
  readonly asKnown?: string;
  readonly facts?: ReadonlyMap<string, boolean>;
  readonly siblingOf?: string;
}

/**
 * Writes cases as they stand in `<prohibition>.cases.yaml`, ready to paste below `cases:`; null where nothing is to
 * be shown.
 *
 * @param anySupplier whose product it is where the law names no maker
 */
export function pastedCases(
  law: Prohibition,
  shown: readonly ShownCase[],
  anySupplier: string | null,
): string | null {
  const cases = shown.filter(({ wants }) => wants !== 'disclosure-required');
  if (cases.length === 0) return null;
  return cases.map((each) => caseText(law, each, anySupplier)).join('\n');
}

function caseText(law: Prohibition, shown: ShownCase, anySupplier: string | null): string {
  const { id, sentence, clause, wants, alone, siblingOf } = shown;
  const cite = clause.cite.find(({ pin }) => pin !== null) ?? clause.cite[0];
  const because = { source: cite?.source ?? '', ...(cite?.pin ? { pin: cite.pin } : {}) };
  const then = { verdict: wants, ...(alone ? { clauses: [`${law.id}/${clause.id}`] } : {}) };
  return [
    `  - id: ${flow(id)}`,
    `    sentence: ${flow(sentence)}`,
    `    because: ${flow(because)}`,
    `    given: ${flow(givenOf(law, shown, anySupplier))}`,
    `    then: ${flow(then)}`,
    ...(siblingOf === undefined ? [] : [`    sibling-of: ${flow(siblingOf)}`]),
  ].join('\n');
}

function givenOf(law: Prohibition, shown: ShownCase, anySupplier: string | null): Record<string, unknown> {
  const { clause } = shown;
  const events = new Map(law.events.map((event) => [event.id, event]));
  const [from, heard] = [events.get(clause.valid.from), events.get(clause.known.from)];
  const supplier = law.groups.find(({ id }) => id === clause.object.madeBy)?.roots[0] ?? anySupplier;
  const product = shown.product ?? clause.object.classes[0];
  const facts = factsOf(law, shown);
  const year = clause.anchor === 'model-year' ? from?.modelYear : null;
  return {
    prohibition: law.id,
    actor: shown.actor ?? clause.binds[0],
    ...(supplier === null ? {} : { supplier }),
    ...(product === undefined ? {} : { product }),
    activity: shown.activity ?? clause.does[0],
    ...(year ? { 'model-year': year } : {}),
    ...conductOf(shown, from),
    ...(heard || shown.asKnown ? { 'as-known': shown.asKnown ?? heard?.known.slice(0, 10) } : {}),
    ...(clause.contractClause === null ? {} : { contracts: [contractOf(clause.contractClause, from)] }),
    ...(facts === null || facts.size === 0
      ? {}
      : { facts: Object.fromEntries([...facts].map(([question, yes]) => [question, yes ? 'yes' : 'no'])) }),
  };
}

/** Answers by which the clause applies and no exception does, so that nothing but the fault decides. */
function factsOf(law: Prohibition, { clause, facts }: ShownCase): ReadonlyMap<string, boolean> | null {
  const own = facts === undefined ? conditionsOf(clause) : [];
  const exceptions = law.clauses.filter(
    ({ mode, excepts }) => mode !== null && (excepts === 'all' || excepts.includes(clause.id)),
  );
  const none = exceptions
    .map(conditionsOf)
    .filter((trees) => trees.length > 0)
    .map((of): Condition => ({ kind: 'not', of: { kind: 'all', of } }));
  return answersFor([...own, ...none], facts) ?? facts ?? answersFor(own);
}

/** On what has not happened nobody can act: it is taken as made on the day on which it became known. */
function conductOf({ conduct }: ShownCase, from: LawEvent | undefined): Record<string, string> {
  if (conduct !== undefined) return { conduct };
  if (from === undefined) return {};
  if (from.at === null) return { conduct: from.known, assume: from.known };
  // By the last reading, so that what is disputed of the day does not decide.
  const readings = [from.at, ...from.alternatives.map(({ at }) => at)];
  return { conduct: readings.sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? from.at };
}

function contractOf(clause: string, from: LawEvent | undefined): Record<string, unknown> {
  const date = (from?.at ?? from?.known ?? '').slice(0, 10);
  return { id: 'C-1', date, clauses: [{ id: clause }] };
}

/** Plain words as they are; the answers, dates and sentences in quotation marks, as everywhere in the files. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, each]) => `${key}: ${flow(each)}`)
      .join(', ')}}`;
  }
  const text = String(value);
  const isPlain = /^[a-z][a-z0-9/-]*$/.test(text) && !/^(y|n|yes|no|on|off|true|false|null)$/.test(text);
  return isPlain || typeof value === 'number' ? text : JSON.stringify(text);
}
