import { CONFIDENCES, type Finding } from '../model/finding.ts';
import type { DecidedFinding } from '../model/result.ts';
import { headlineRank } from './headline.ts';

/** Most serious first; among equals the surest, then by name, so that the order is always the same. */
export function orderFindings(findings: readonly DecidedFinding[]): DecidedFinding[] {
  return [...findings].sort((a, b) => severity(a) - severity(b) || byName(a, b));
}

export function orderLeads(leads: readonly Finding[]): Finding[] {
  return [...leads].sort(byName);
}

/** The place of a finding's headline in the order of headlines; smaller is more serious. */
function severity({ headline, activities }: DecidedFinding): number {
  const answer = activities.find((each) => each.activity === headline.activity);
  return headlineRank({ verdict: headline.verdict, couldBe: answer?.couldBe ?? [] });
}

function byName(a: Finding, b: Finding): number {
  return (
    CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) ||
    compare(a.supplier, b.supplier) ||
    Number(a.product === null) - Number(b.product === null) ||
    compare(a.product ?? '', b.product ?? '') ||
    compare(a.asset.label, b.asset.label) ||
    compare(a.id, b.id)
  );
}

/** By code unit: no locale decides an order here. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
