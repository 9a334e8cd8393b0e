import type { Finding } from '../../model/finding.ts';
import type { AcceptanceOutcome, DecidedFinding } from '../../model/result.ts';
import { evidenceLocations, type SarifLocation, type Schemes } from './locations.ts';
import { type Message, message } from './message.ts';
import { LEAD_DRAFT, type ResultDraft } from './result-drafts.ts';
import { leadWords, resultWords, type WordsContext } from './result-words.ts';
import type { Level } from './rules.ts';

/** SARIF 2.1.0, 3.27. */
export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: 'fail' | 'review';
  readonly level: Level;
  readonly message: Message;
  readonly locations: readonly SarifLocation[];
  readonly relatedLocations: readonly SarifLocation[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly Suppression[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** SARIF 2.1.0, 3.35. */
interface Suppression {
  readonly kind: 'external';
  readonly status: 'accepted';
  readonly justification: string;
  readonly properties: Readonly<Record<string, string>>;
}

export interface ResultContext extends WordsContext {
  readonly schemes: Schemes;
  readonly ruleIndex: ReadonlyMap<string, number>;
  readonly acceptances: readonly AcceptanceOutcome[];
}

/** A finding under one of its rules. */
export function sarifResult(
  finding: DecidedFinding,
  draft: ResultDraft,
  context: ResultContext,
): SarifResult {
  const { headline, accepted } = finding;
  return {
    ...framed(finding, draft, message(resultWords(finding, draft, context)), context),
    suppressions: context.acceptances
      .filter((acceptance) => isSuppressedBy(acceptance, finding, draft))
      .map(suppression),
    properties: {
      ...factsOf(finding),
      verdicts: draft.determinations.map(({ activity, verdict, couldBe, bound, contract }) => ({
        activity,
        verdict,
        couldBe,
        bound,
        contract,
      })),
      duties: draft.duties.map(({ kind, status, contract }) => ({ kind, status, contract })),
      headline: headline.verdict,
      accepted,
    },
  };
}

/** A lead: for a person to look at, and no failure (3.27.9). */
export function leadResult(lead: Finding, context: ResultContext): SarifResult {
  return {
    ...framed(lead, LEAD_DRAFT, message(leadWords(lead, context)), context),
    kind: 'review',
    suppressions: [],
    properties: factsOf(lead),
  };
}

function framed(finding: Finding, { ruleId, level }: ResultDraft, text: Message, context: ResultContext) {
  return {
    ruleId,
    ruleIndex: context.ruleIndex.get(ruleId) ?? -1,
    kind: 'fail',
    level,
    message: text,
    ...evidenceLocations(finding.target, finding.matches, context.schemes),
    // The finding's id is the same in every result in which the same product is on the same asset.
    partialFingerprints: { 'interdict/findingAndRule/v1': `${finding.id}:${ruleId}` },
  } as const;
}

function factsOf(finding: Finding): Record<string, unknown> {
  const { id, supplier, product, carrier, version, confidence, presence, asset, target, matchCount } =
    finding;
  return {
    finding: id,
    supplier,
    product,
    carrier,
    version,
    confidence,
    presence,
    asset,
    target,
    sightingCount: matchCount,
  };
}

/** The user's own decision speaks of a result where it covers everything that the result says. */
function isSuppressedBy(acceptance: AcceptanceOutcome, finding: DecidedFinding, draft: ResultDraft): boolean {
  const { state, findings, activity, prohibition } = acceptance;
  if (state !== 'applied' || !findings.includes(finding.id)) return false;
  if (prohibition !== null && !draft.ruleId.startsWith(`${prohibition}/`)) return false;
  // A duty belongs to no activity, so an acceptance of one activity does not reach it.
  if (activity === null) return true;
  return draft.determinations.length > 0 && draft.determinations.every((each) => each.activity === activity);
}

function suppression({ id, reason, approver, expires }: AcceptanceOutcome): Suppression {
  return {
    kind: 'external',
    status: 'accepted',
    justification: `${reason} (${approver}, until ${expires})`,
    properties: { acceptance: id, approver, expires },
  };
}
