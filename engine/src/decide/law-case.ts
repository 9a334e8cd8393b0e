import type { LawCase } from '../catalogue/cases-file.ts';
import { DEFAULT_PROFILE } from '../catalogue/default-profile.ts';
import type { CaseTable } from '../catalogue/read-cases.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Instant, Moment } from '../model/instant.ts';
import type { Contract, Profile } from '../model/profile.ts';
import type { AskAnswer } from '../model/result.ts';
import type { AskRequest } from './ask.ts';
import { assuming } from './assume.ts';
import { NEVER_SAYS, overclaims } from './verdict-words.ts';

type Given = LawCase['given'];

/** A case's question: what it gives over the file's defaults. */
export function requestOf(
  lawCase: LawCase,
  defaults: { given: Given; asKnown: string },
  now: Instant,
): AskRequest {
  const given = { ...defaults.given, ...lawCase.given };
  const facts = { ...defaults.given.facts, ...lawCase.given.facts };
  const actors =
    given.actor === undefined ? [] : typeof given.actor === 'string' ? [given.actor] : given.actor;
  return {
    ...(given.supplier === undefined ? {} : { supplier: given.supplier }),
    ...(given.product === undefined ? {} : { product: given.product }),
    ...(given.activity === undefined ? {} : { activity: given.activity }),
    ...(given.jurisdiction === undefined ? {} : { jurisdiction: given.jurisdiction }),
    ...(given.prohibition === undefined ? {} : { prohibition: given.prohibition }),
    ...(given['model-year'] === undefined ? {} : { modelYear: given['model-year'] }),
    ...(given.manufactured === undefined ? {} : { manufactured: given.manufactured }),
    ...(given.contracts === undefined ? {} : { profile: holderOf(given.contracts, actors) }),
    actors,
    facts: Object.entries(facts).map(([question, answer]) => ({ question, answer })),
    clocks: {
      asOf: momentOf(given.conduct ?? '2026-11-24T12:00:00Z'),
      asKnown: momentOf(given['as-known'] ?? defaults.asKnown),
      now,
    },
  };
}

/** Somebody of whom nothing is known but these contracts, and that there is no other. */
function holderOf(contracts: readonly Contract[], roles: readonly string[]): Profile {
  return { ...DEFAULT_PROFILE, assumed: false, territory: [], roles, contracts, contractsComplete: true };
}

/** The catalogue that a case is asked of: where it says `assume`, the proposal beside it is made on that day. */
export function catalogueOf(lawCase: LawCase, table: CaseTable, catalogue: Catalogue): Catalogue {
  const date = lawCase.given.assume ?? table.defaults.given.assume;
  return date === undefined ? catalogue : assuming(catalogue, [{ prohibition: table.prohibition, date }]);
}

function momentOf(text: string): Moment {
  return text.includes('T') ? { kind: 'instant', at: Date.parse(text) } : { kind: 'day', date: text };
}

/** What an answer gets wrong of what a case asks for; empty where the case passes. */
export function faultsOf(lawCase: LawCase, answer: AskAnswer): string[] {
  const { wants } = lawCase;
  const faults: string[] = [];
  const want = (what: string, wanted: unknown, found: unknown): void => {
    if (wanted === undefined) return;
    if (JSON.stringify(wanted) !== JSON.stringify(found)) {
      faults.push(`${what}: wanted ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`);
    }
  };
  want('verdict', wants.verdict, answer.verdict);
  for (const activity of answer.activities)
    want(`verdict of ${activity.activity}`, allVerdicts(lawCase), activity.verdict);
  want('could-be', wants['could-be'], answer.couldBe);
  want('bound', wants.bound, answer.bound);
  want('since', wants.since, answer.since);
  want('next', wants.next, answer.next && { verdict: answer.next.verdict, from: answer.next.from });
  want(
    'ask',
    wants.ask,
    answer.questions.map((question) => question.id),
  );
  want(
    'clauses',
    wants.clauses,
    answer.activities.flatMap((each) => each.decidedBy),
  );
  want(
    'under',
    wants.under,
    answer.activities.flatMap((each) => [...each.contracts, ...(each.counterparty?.contracts ?? [])]),
  );
  for (const [law, verdict] of Object.entries(wants.laws ?? {})) {
    want(law, verdict, answer.activities[0]?.byProhibition.find((each) => each.prohibition === law)?.verdict);
  }
  want(
    'readings',
    wants.readings,
    answer.answers.reduce((count, each) => Math.max(count, each.readings.length), 0),
  );
  for (const verdict of lawCase.not ?? []) {
    if (answer.verdict === verdict) faults.push(`must never come to ${verdict}`);
  }
  faults.push(...wordFaults(lawCase, answer), ...dutyFaults(lawCase, answer));
  return faults;
}

/** Several activities in one case are meant to come to one verdict. */
function allVerdicts(lawCase: LawCase): string | undefined {
  return lawCase.given.activity?.includes(',') ? lawCase.wants.verdict : undefined;
}

function wordFaults(lawCase: LawCase, answer: AskAnswer): string[] {
  const faults: string[] = [];
  for (const phrase of lawCase.wants.says ?? []) {
    if (!answer.says.toLowerCase().includes(phrase.toLowerCase()))
      faults.push(`does not say "${phrase}": ${answer.says}`);
  }
  const never = [...(lawCase.wants['never-says'] ?? []), ...NEVER_SAYS[answer.verdict]];
  // What the other side is told stands in the same sentence and has its own verdict.
  const own = answer.bound !== 'self' ? (answer.says.split(' For ')[0] ?? '') : answer.says;
  for (const word of overclaims(own, never)) faults.push(`says "${word}": ${own}`);
  return faults;
}

function dutyFaults(lawCase: LawCase, answer: AskAnswer): string[] {
  const faults: string[] = [];
  if (lawCase.wants.duties?.length === 0) {
    // An empty list says that nothing is to be told, and not that nothing is asked about it.
    const open = answer.duties.filter((each) => each.status !== 'not-triggered');
    faults.push(
      ...open.map((each) => `duty ${each.prohibition}/${each.clause}: wanted none, ${each.status}`),
    );
  }
  for (const wanted of lawCase.wants.duties ?? []) {
    const duty = answer.duties.find(
      (each) =>
        each.clause === wanted.clause && (wanted.contract === undefined || each.contract === wanted.contract),
    );
    if (!duty) {
      faults.push(`no duty ${wanted.clause}`);
      continue;
    }
    const found = {
      status: duty.status,
      deadlines: duty.deadlines.map((each) => `${each.what}: ${each.count} ${each.unit}`),
      by: duty.deadlines.map((each) => each.by ?? each.ifEventNowBy),
      ask: duty.questions.map((question) => question.id),
    };
    for (const key of ['status', 'deadlines', 'by', 'ask'] as const) {
      if (wanted[key] !== undefined && JSON.stringify(wanted[key]) !== JSON.stringify(found[key])) {
        faults.push(
          `${wanted.clause} ${key}: wanted ${JSON.stringify(wanted[key])}, found ${JSON.stringify(found[key])}`,
        );
      }
    }
    if (wanted.to !== undefined && !duty.to.includes(wanted.to))
      faults.push(`${wanted.clause} is not reported to ${wanted.to}`);
  }
  return faults;
}

/** The given facts in which two cases differ, by name. */
export function differences(a: LawCase, b: LawCase): string[] {
  const flat = (one: LawCase): Map<string, string> => {
    const { facts, ...rest } = one.given;
    return new Map(
      [...Object.entries(rest), ...Object.entries(facts ?? {})].map(([key, value]) => [
        key,
        JSON.stringify(value),
      ]),
    );
  };
  const [left, right] = [flat(a), flat(b)];
  return [...new Set([...left.keys(), ...right.keys()])].filter((key) => left.get(key) !== right.get(key));
}
