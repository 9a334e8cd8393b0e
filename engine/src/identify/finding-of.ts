import { CONFIDENCES, type Finding, type Match } from '../model/finding.ts';
import type { AssetEvidence } from './asset-evidence.ts';
import { confidenceOf } from './confidence.ts';
import { findingId } from './finding-id.ts';
import type { FindingGroup } from './fold.ts';
import { strongestPresence } from './presence.ts';
import { compareMatches, compareText, type ScoredMatch } from './scored-match.ts';
import { whyOf } from './why.ts';

/** Sightings listed with a finding; the rest are counted. */
export const LISTED_MATCHES = 20;

/** Makes the finding of one group. */
export function findingOf(group: FindingGroup, evidence: AssetEvidence): Finding {
  const matches = [...group.own, ...group.traces].sort(compareMatches);
  const confidence = confidenceOf(matches);
  return {
    id: findingId(evidence.asset, evidence.supplier, group.product, group.carrier),
    supplier: evidence.supplier,
    product: group.product,
    carrier: group.carrier,
    version: versionOf(group),
    confidence,
    presence: strongestPresence(group.own, group.carrier),
    asset: evidence.asset,
    target: evidence.target,
    matches: matches.slice(0, LISTED_MATCHES).map(matchOf),
    matchCount: group.count,
    why: whyOf(confidence, group.product, matches),
  };
}

/** Surest first; then by supplier, product, carrier and asset: the same order in every run. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) ||
    compareText(a.supplier, b.supplier) ||
    compareText(a.product ?? '', b.product ?? '') ||
    compareText(a.carrier ?? '', b.carrier ?? '') ||
    compareText(a.asset.label, b.asset.label) ||
    compareText(a.id, b.id)
  );
}

/** The version that the surest mark of the product itself gives. */
function versionOf(group: FindingGroup): string | null {
  const sorted = [...group.own].sort(compareMatches);
  const own = sorted.find((match) => match.product === group.product && match.sighting.version !== undefined);
  return own?.sighting.version ?? null;
}

function matchOf(match: ScoredMatch): Match {
  return {
    sighting: match.sighting,
    indicator: match.indicator,
    strength: match.strength,
    note: match.note,
    verification: match.verification,
  };
}
