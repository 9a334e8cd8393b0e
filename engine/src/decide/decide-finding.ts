import type { Catalogue } from '../model/catalogue.ts';
import type { Determination, Duty } from '../model/determination.ts';
import type { Finding } from '../model/finding.ts';
import type { Clocks } from '../model/instant.ts';
import type { Profile } from '../model/profile.ts';
import type { Prohibition } from '../model/prohibition.ts';
import type { DecidedFinding } from '../model/result.ts';
import { type AnsweredActivity, answerActivity } from './activity-answer.ts';
import { bindingLaws } from './binding-laws.ts';
import type { Case, ProductKnowledge } from './case.ts';
import { dutiesOf } from './duties.ts';
import { headlineOf } from './headline.ts';
import { lawIndex } from './law-index.ts';
import { readOf } from './reads.ts';
import { intervalOf, isoOf } from './zoned-time.ts';

/** What a finding is decided by. */
export interface DecideContext {
  readonly catalogue: Catalogue;
  readonly profile: Profile;
  readonly clocks: Clocks;
  /** Asked for by name; else the profile's, else what its roles usually do. */
  readonly activities?: readonly string[];
}

/** What is said of a finding, whichever machine it is on. */
type Decision = Pick<DecidedFinding, 'headline' | 'activities' | 'determinations' | 'duties'>;

/** What was decided in a context already. */
interface Decided {
  readonly discoveredAt: string;
  readonly activities: readonly string[];
  readonly byCase: Map<string, Decision>;
  /** By what is read of a case for all activities, which is often less than sets cases apart. */
  readonly byRead: Map<string, Decision>;
  readonly byActivity: Map<string, AnsweredWithDuties>;
}

interface AnsweredWithDuties {
  readonly answered: AnsweredActivity;
  readonly duties: readonly Duty[];
}

const contexts = new WeakMap<DecideContext, Decided>();

function decidedIn(context: DecideContext): Decided {
  const found = contexts.get(context) ?? {
    discoveredAt: isoOf(context.clocks.now),
    activities: activitiesOf(context),
    byCase: new Map<string, Decision>(),
    byRead: new Map<string, Decision>(),
    byActivity: new Map<string, AnsweredWithDuties>(),
  };
  contexts.set(context, found);
  return found;
}

/**
 * Says for each activity that concerns the profile what every prohibition says about a finding. Findings
 * that differ in nothing that deciding reads are decided once: ten thousand machines with one product are
 * one case. Hand in the same context for all findings of a scan.
 */
export function decideFinding(finding: Finding, context: DecideContext): DecidedFinding {
  const decided = decidedIn(context);
  const key = caseKey(finding, context.profile);
  let decision = decided.byCase.get(key);
  if (!decision) {
    decision = decide(caseOf(finding, context), context, decided);
    decided.byCase.set(key, decision);
  }
  return withDecision(finding, decided.discoveredAt, decision);
}

const NOTHING_ACCEPTED: readonly string[] = [];

/**
 * Named field by field: an object of so many fields that is put together by spreading takes thirty times as long
 * and ten times the memory, for each of a hundred thousand findings.
 */
function withDecision(finding: Finding, discoveredAt: string, decision: Decision): DecidedFinding {
  return {
    id: finding.id,
    supplier: finding.supplier,
    product: finding.product,
    carrier: finding.carrier,
    version: finding.version,
    confidence: finding.confidence,
    presence: finding.presence,
    asset: finding.asset,
    target: finding.target,
    matches: finding.matches,
    matchCount: finding.matchCount,
    why: finding.why,
    discoveredAt,
    headline: decision.headline,
    activities: decision.activities,
    determinations: decision.determinations,
    duties: decision.duties,
    accepted: NOTHING_ACCEPTED,
  };
}

/** Everything that deciding reads of a finding: two findings with one key are one case. */
export function caseKey(finding: Finding, profile: Profile): string {
  const { supplier, product, presence } = finding;
  const origins = originsOf(finding);
  const names = namesThatMatter(finding, profile);
  const key = `${supplier}\n${product ?? ''}\n${presence}`;
  return origins.length + names.length === 0 ? key : `${key}\n${JSON.stringify([origins, names])}`;
}

function decide(one: Case, context: DecideContext, decided: Decided): Decision {
  const prohibitions = bindingLaws(one);
  const reads = decided.activities.map((activity) => readOf(prohibitions, activity, one));
  const read = reads.join('\n\n');
  const known = decided.byRead.get(read);
  if (known) return known;
  const interval = intervalOf(context.clocks.asOf, dayZone(prohibitions, one.countries));
  const all = decided.activities.map((activity, place) => {
    const key = reads[place] ?? '';
    const found = decided.byActivity.get(key) ?? answerWithDuties(prohibitions, activity, one, interval);
    decided.byActivity.set(key, found);
    return found;
  });
  const made = decisionOf(all, context.catalogue);
  decided.byRead.set(read, made);
  return made;
}

function answerWithDuties(
  prohibitions: readonly Prohibition[],
  activity: string,
  one: Case,
  interval: ReturnType<typeof intervalOf>,
): AnsweredWithDuties {
  const answered = answerActivity(prohibitions, activity, one, interval);
  return { answered, duties: dutiesOf(answered.duties, activity, one, interval.from) };
}

function decisionOf(all: readonly AnsweredWithDuties[], { version }: Catalogue): Decision {
  const answered = all.map((each) => each.answered);
  const head = headlineOf(answered.map((each) => each.answer));
  return {
    headline: {
      verdict: head?.verdict ?? 'not-covered',
      activity: head?.activity ?? null,
      says: head?.says ?? `No clause in the catalogue of ${version} reaches this supplier.`,
    },
    activities: answered.map((each) => each.answer),
    determinations: determinationsOf(answered),
    duties: nearestDuties(all.flatMap((each) => each.duties)),
  };
}

/** The activities that are asked about for a profile. */
export function activitiesOf(context: Pick<DecideContext, 'catalogue' | 'profile' | 'activities'>): string[] {
  const asked = context.activities ?? context.profile.activities;
  if (asked.length > 0) return [...new Set(asked)];
  return usualActivities(context.catalogue, context.profile.roles);
}

/** What such actors usually do with a product, in the vocabulary's order. */
export function usualActivities(catalogue: Catalogue, roles: readonly string[]): string[] {
  const found = new Set<string>();
  for (const role of roles) {
    const word = catalogue.vocabulary.actors.find((each) => each.id === role);
    for (const activity of word?.activities ?? []) found.add(activity);
  }
  return catalogue.vocabulary.activities.map((each) => each.id).filter((id) => found.has(id));
}

/** The zone that a day without a time is read in: that of the first law of the asker's own place. */
export function dayZone(prohibitions: readonly Prohibition[], countries: readonly string[]): string {
  const own = prohibitions.find(({ jurisdiction }) =>
    countries.some((country) => jurisdiction === country || jurisdiction.startsWith(`${country}-`)),
  );
  return (own ?? prohibitions[0])?.zone ?? 'UTC';
}

/** A finding as what clauses are held against. */
export function caseOf(finding: Finding, context: DecideContext): Case {
  const { catalogue, profile, clocks } = context;
  return {
    catalogue,
    supplier: finding.supplier,
    product: productKnowledge(catalogue, finding.product),
    roles: profile.roles,
    unknownRoles: profile.unknownRoles,
    countries: [...new Set([...profile.territory, ...profile.nationality])],
    contracts: profile.contracts,
    contractsComplete: profile.contractsComplete,
    answers: profile.answers,
    waivers: profile.waivers,
    origins: originsOf(finding),
    modelYear: null,
    manufactured: null,
    assetNames: namesThatMatter(finding, profile),
    presence: finding.presence,
    given: profile.assumed ? 'assumed' : 'profile',
    asKnown: intervalOf(clocks.asKnown, 'UTC').until - 1,
  };
}

function originsOf({ matches }: Finding): string[] {
  const found: string[] = [];
  for (const { sighting } of matches) {
    const { kind, value } = sighting.observable;
    if (kind === 'country-of-origin') found.push(value.toUpperCase());
  }
  return found;
}

/** Of an asset's names those by which some answer of the profile is limited; no other is ever read. */
function namesThatMatter({ asset }: Finding, { answers }: Profile): string[] {
  if (answers.length === 0) return [];
  return [asset.id, asset.label].filter((name) => answers.some((answer) => answer.assets.includes(name)));
}

function productKnowledge(catalogue: Catalogue, id: string | null): ProductKnowledge {
  const product = id === null ? undefined : lawIndex(catalogue).products.get(id);
  return product ? { kind: 'product', product } : { kind: 'unknown' };
}

export function determinationsOf(answered: readonly AnsweredActivity[]): Determination[] {
  return answered.flatMap((each) => each.determinations);
}

/** The duties on several activities; see `nearestDuties`. */
export function mergedDuties(answered: readonly AnsweredActivity[], one: Case, at: number): Duty[] {
  return nearestDuties(answered.flatMap((each) => dutiesOf(each.duties, each.answer.activity, one, at)));
}

/** A duty named by several activities is one duty; the one nearest to applying is kept. */
function nearestDuties(duties: readonly Duty[]): Duty[] {
  const rank: Readonly<Record<Duty['status'], number>> = { applies: 0, undetermined: 1, 'not-triggered': 2 };
  const found = new Map<string, Duty>();
  for (const duty of duties) {
    const key = `${duty.prohibition}/${duty.clause}/${duty.contract ?? ''}`;
    const before = found.get(key);
    if (!before || rank[duty.status] < rank[before.status]) found.set(key, duty);
  }
  return [...found.values()];
}
