import { type ExplainedWord, suggest, suggestMeant } from '../catalogue/nearest-word.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { ActivityAnswer } from '../model/determination.ts';
import type { Clocks, Instant, Moment } from '../model/instant.ts';
import { InterdictError } from '../model/interdict-error.ts';
import type { Contract, Profile, ProfileAnswer } from '../model/profile.ts';
import type { Prohibition } from '../model/prohibition.ts';
import type { AskAnswer } from '../model/result.ts';
import { TOOL } from '../model/tool.ts';
import type { Answer } from '../model/verdict.ts';
import { answerActivity } from './activity-answer.ts';
import { bindingLaws, reaching } from './binding-laws.ts';
import type { Case, ProductKnowledge } from './case.ts';
import { dayZone, determinationsOf, mergedDuties, usualActivities } from './decide-finding.ts';
import { headlineOf } from './headline.ts';
import { countriesOf as countriesFrom } from './introduction-words.ts';
import { lawIndex } from './law-index.ts';
import { noticeAbout } from './notice.ts';
import { takenAsComplete } from './profile-statement.ts';
import { intervalOf, isoOf } from './zoned-time.ts';

/** A question as `interdict ask` takes it, in raw words. */
export interface AskRequest {
  readonly supplier?: string;
  /** A product id, or a product class. */
  readonly product?: string;
  /** Given actors are the only roles; without them those of the profile, if one is given. */
  readonly actors: readonly string[];
  /** All contracts that bind the asker; without them those of the profile. */
  readonly contracts?: readonly Contract[];
  /** Contracts, answers and waivers of the asker; roles and nexus where the question gives none. */
  readonly profile?: Profile;
  readonly activity?: string;
  readonly jurisdiction?: string;
  readonly prohibition?: string;
  /** Of the thing that is asked about, where law goes by model year. */
  readonly modelYear?: number;
  /** ISO day on which the thing was made, where law goes by that. */
  readonly manufactured?: string;
  readonly facts: readonly { readonly question: string; readonly answer: Answer }[];
  readonly clocks: Clocks;
}

const ACTIVITY_FOR_SUPPLIER: Readonly<Record<string, string>> = { update: 'provide-update' };
const ACTIVITY_FOR_OTHERS: Readonly<Record<string, string>> = { update: 'receive-update' };

/** A question with its words understood and what it left out assumed. */
export interface PosedQuestion {
  readonly one: Case;
  readonly prohibitions: readonly Prohibition[];
  readonly activities: readonly string[];
  readonly interval: { readonly from: Instant; readonly until: Instant };
  readonly jurisdiction: string;
  readonly assumed: readonly string[];
}

/**
 * Reads a question's words. Throws `InterdictError` `unknown-word` for a word that the catalogue does not
 * know, with the nearest.
 */
export function poseQuestion(catalogue: Catalogue, request: AskRequest): PosedQuestion {
  const assumed: string[] = [];
  const actors = actorsOf(catalogue, request, assumed);
  const { supplier, product } = subjectOf(catalogue, request, assumed);
  const activities = activitiesAsked(catalogue, request, actors, assumed);
  const countries = countriesOf(request, assumed);
  if (request.contracts !== undefined) assumed.push('contracts: no other contract or subcontract');
  else if (request.profile && request.actors.length === 0)
    assumed.push(`profile: ${takenAsComplete(request.profile).join('; ')}`);
  const one: Case = {
    catalogue,
    supplier,
    product,
    roles: actors,
    unknownRoles: request.actors.length > 0 ? [] : (request.profile?.unknownRoles ?? []),
    countries,
    contracts: request.contracts ?? request.profile?.contracts ?? [],
    contractsComplete: areContractsComplete(request, actors),
    answers: answersOf(catalogue, request),
    waivers: request.profile?.waivers ?? [],
    origins: [],
    modelYear: request.modelYear ?? null,
    manufactured: request.manufactured ?? null,
    assetNames: [],
    presence: null,
    given: 'asked',
    asKnown: intervalOf(request.clocks.asKnown, 'UTC').until - 1,
  };
  const prohibitions = prohibitionsAsked(catalogue, request, one);
  const interval = intervalOf(request.clocks.asOf, dayZone(prohibitions, countries));
  return { one, prohibitions, activities, interval, jurisdiction: countries.join(', '), assumed };
}

/** Answers a question without a scan. What is not given is assumed, and `assumed` says each. */
export function ask(catalogue: Catalogue, request: AskRequest): AskAnswer {
  const { one, prohibitions, activities, interval, jurisdiction, ...posed } = poseQuestion(
    catalogue,
    request,
  );
  const answered = activities.map((activity) => answerActivity(prohibitions, activity, one, interval));
  const head: Head = headlineOf(answered.map((each) => each.answer)) ?? nothing(catalogue);
  const determinations = determinationsOf(answered);
  return {
    schema: 'interdict.answer/1',
    tool: TOOL,
    catalogue: { version: catalogue.version, digest: catalogue.digest },
    asOf: momentText(request.clocks.asOf),
    asKnown: momentText(request.clocks.asKnown),
    question: {
      supplier: one.supplier,
      product: request.product ?? null,
      activities,
      actors: one.roles,
      contracts: one.contracts.map(({ id }) => id),
      jurisdiction,
      prohibition: request.prohibition ?? null,
      modelYear: one.modelYear,
      manufactured: one.manufactured,
    },
    assumed: [...new Set([...posed.assumed, ...answered.flatMap(({ answer }) => assumedIn(answer))])],
    verdict: head.verdict,
    couldBe: head.couldBe,
    bound: head.bound,
    since: head.since,
    next: head.next,
    says: head.says,
    questions: head.questions,
    activities: answered.map((each) => each.answer),
    answers: determinations,
    duties: mergedDuties(answered, one, interval.from),
    notice: noticeAbout(catalogue, request.clocks.asOf),
  };
}

function assumedIn({ assumed, counterparty }: ActivityAnswer): string[] {
  return [...assumed, ...(counterparty?.assumed ?? [])];
}

function momentText(moment: Moment): string {
  return moment.kind === 'day' ? moment.date : isoOf(moment.at);
}

/** What heads an answer. */
type Head = Pick<ActivityAnswer, 'verdict' | 'couldBe' | 'bound' | 'since' | 'next' | 'questions' | 'says'>;

function nothing({ version }: Catalogue): Head {
  return {
    verdict: 'not-covered',
    couldBe: ['not-covered'],
    bound: 'self',
    since: null,
    next: null,
    questions: [],
    says: `No clause in the catalogue of ${version} reaches this.`,
  };
}

function actorsOf(catalogue: Catalogue, request: AskRequest, assumed: string[]): string[] {
  for (const actor of request.actors) refuseUnmeant('actor', '--actor', actor, catalogue.vocabulary.actors);
  if (request.actors.length > 0) return [...request.actors];
  if (request.profile) return [...request.profile.roles];
  assumed.push('actor: a private person or business, neither agency nor contractor');
  return ['household', 'business'];
}

/** A profile's contracts are all there are for who it is about, and not for another whom the question names. */
function areContractsComplete({ contracts, profile }: AskRequest, actors: readonly string[]): boolean {
  if (contracts !== undefined) return true;
  return profile?.contractsComplete === true && isAsProfiled(actors, profile);
}

function isAsProfiled(actors: readonly string[], { roles, unknownRoles }: Profile): boolean {
  return actors.every((actor) => roles.includes(actor) || unknownRoles.includes(actor));
}

function subjectOf(
  catalogue: Catalogue,
  request: AskRequest,
  assumed: string[],
): { supplier: string; product: ProductKnowledge } {
  const suppliers = catalogue.suppliers.map((each) => each.id);
  if (request.supplier !== undefined) refuseUnknown('supplier', '--supplier', request.supplier, suppliers);
  const product = catalogue.products.find((each) => each.id === request.product);
  if (product) {
    if (request.supplier !== undefined && request.supplier !== product.supplier) {
      throw new InterdictError({
        code: 'product-of-another-supplier',
        family: 'usage',
        message: `The product "${product.id}" is one of "${product.supplier}", not of "${request.supplier}".`,
        subject: '--product',
        remedy: `Leave --supplier out, or give --supplier ${product.supplier}.`,
      });
    }
    return { supplier: product.supplier, product: { kind: 'product', product } };
  }
  const classes = catalogue.vocabulary.classes.map((word) => word.id);
  if (request.product !== undefined && !classes.includes(request.product)) {
    const known = catalogue.products
      .filter((each) => request.supplier === undefined || each.supplier === request.supplier)
      .map((each) => each.id);
    refuseUnknown('product or product class', '--product', request.product, [...known, ...classes]);
  }
  if (request.supplier === undefined) {
    throw new InterdictError({
      code: 'nothing-asked-about',
      family: 'usage',
      message: 'The question names neither a supplier nor a product.',
      subject: '--supplier',
      remedy: 'Give --supplier or --product; interdict catalogue list prints both.',
    });
  }
  if (request.product !== undefined) {
    return { supplier: request.supplier, product: { kind: 'classes', classes: [request.product] } };
  }
  assumed.push('product: of the classes that each prohibition names, and of none that it exempts');
  if (lawIndex(catalogue).classesMade(request.supplier) === null) {
    assumed.push(
      'product: none that is barred whoever made it, for no product of this maker is known (--product CLASS asks)',
    );
  }
  return { supplier: request.supplier, product: { kind: 'law-own' } };
}

function activitiesAsked(
  catalogue: Catalogue,
  request: AskRequest,
  actors: readonly string[],
  assumed: string[],
): string[] {
  if (request.activity !== undefined) {
    const bySupplier = actors.includes('supplier');
    const aliases = bySupplier ? ACTIVITY_FOR_SUPPLIER : ACTIVITY_FOR_OTHERS;
    const asked = request.activity.split(',').map((written) => aliases[written] ?? written);
    for (const activity of asked)
      refuseUnmeant('activity', '--activity', activity, catalogue.vocabulary.activities);
    return [...new Set(asked)];
  }
  const usual = usualActivities(catalogue, actors);
  assumed.push(`activity: what such an actor usually does (${usual.join(', ')})`);
  return usual;
}

/** Where it is done and by whom: given, else the profile's, else the United States, which is said. */
function countriesOf(request: AskRequest, assumed: string[]): string[] {
  if (request.jurisdiction !== undefined) return [placeOf(request.jurisdiction)];
  const own = [...new Set([...(request.profile?.territory ?? []), ...(request.profile?.nationality ?? [])])];
  if (own.length > 0) return own;
  assumed.push('jurisdiction: the United States, and done in its territory or by a US person');
  return ['US'];
}

/** A country by its two letters, or a part of one: US, US-TX. */
function placeOf(word: string): string {
  const [place, ...more] = countriesFrom(word) ?? [];
  if (place !== undefined && more.length === 0) return place;
  throw new InterdictError({
    code: 'unknown-word',
    family: 'usage',
    message: `"${word}" is no country.`,
    subject: '--jurisdiction',
    remedy: 'Write its two letters as ISO 3166 has them: US, DE.',
  });
}

/** A fact given with the question stands in place of the profile's answer to the same question. */
function answersOf(catalogue: Catalogue, request: AskRequest): ProfileAnswer[] {
  const facts = factsOf(catalogue, request);
  const kept = (request.profile?.answers ?? []).filter(
    (answer) => !facts.some((fact) => fact.question === answer.question),
  );
  return [...facts, ...kept];
}

function factsOf(catalogue: Catalogue, request: AskRequest): ProfileAnswer[] {
  const valid = catalogue.questions.map((question) => question.id);
  return request.facts.map(({ question, answer }) => {
    refuseUnknown('question', '--fact', question, valid);
    return { question, answer, assets: [], contract: null, because: null };
  });
}

function prohibitionsAsked(catalogue: Catalogue, request: AskRequest, one: Case): readonly Prohibition[] {
  if (request.prohibition === undefined) return bindingLaws(one);
  refuseUnknown(
    'prohibition',
    '--prohibition',
    request.prohibition,
    catalogue.prohibitions.map((each) => each.id),
  );
  return reaching(one).filter((each) => each.id === request.prohibition);
}

function refuseUnknown(what: string, flag: string, word: string, valid: readonly string[]): void {
  if (!valid.includes(word)) throw unknownWord(what, flag, word, suggest(word, valid));
}

function refuseUnmeant(what: string, flag: string, word: string, words: readonly ExplainedWord[]): void {
  if (!words.some(({ id }) => id === word)) throw unknownWord(what, flag, word, suggestMeant(word, words));
}

function unknownWord(what: string, flag: string, word: string, remedy: string): InterdictError {
  return new InterdictError({
    code: 'unknown-word',
    family: 'usage',
    message: `"${word}" is no ${what} that the catalogue knows.`,
    subject: flag,
    remedy,
  });
}
