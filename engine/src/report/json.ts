import type { Finding, Match } from '../model/finding.ts';
import type { DecidedFinding, ScanResult } from '../model/result.ts';
import type { Sighting } from '../model/sighting.ts';
import type { Report } from './report.ts';
import { lazily, printableJsonPieces } from './text/json-pieces.ts';

/** A sighting with the indicator that it met, as one object. */
export type PrintedSighting = Sighting & Omit<Match, 'sighting'>;

/** A finding as it is printed: its matches under the word that everybody uses for them. */
export type Printed<T extends Finding> = Omit<T, 'matches' | 'matchCount'> & {
  readonly sightings: readonly PrintedSighting[];
  readonly sightingCount: number;
};

/** `interdict.result/1`. */
export type PrintedResult = Omit<ScanResult, 'findings' | 'leads'> & {
  readonly findings: readonly Printed<DecidedFinding>[];
  readonly leads: readonly Printed<Finding>[];
};

/** `interdict.result/1`; its JSON Schema is `schema/result-1.schema.json`. Keys are always in the same order. */
export const json: Report = {
  id: 'json',
  title: 'the whole result, for programs',
  write: writeJson,
};

function* writeJson(result: ScanResult): Generator<string> {
  const { findings, leads, acceptances, notice, ...head } = result;
  yield* printableJsonPieces({
    ...head,
    findings: lazily(findings, printedDecided),
    leads: lazily(leads, printedFinding),
    acceptances,
    notice,
  });
  yield '\n';
}

/** A finding with what the law says about it, in the shape that is printed. */
export function printedDecided(finding: DecidedFinding): Printed<DecidedFinding> {
  const { discoveredAt, headline, activities, determinations, duties, accepted } = finding;
  return {
    ...printedFinding(finding),
    discoveredAt,
    headline,
    activities,
    determinations,
    duties,
    accepted,
  };
}

/** A finding in the shape that is printed; a lead is no more than this. */
export function printedFinding(finding: Finding): Printed<Finding> {
  const { id, supplier, product, carrier, version, confidence, presence, asset, target, why } = finding;
  return {
    id,
    supplier,
    product,
    carrier,
    version,
    confidence,
    presence,
    asset,
    target,
    sightings: finding.matches.map(({ sighting, ...match }) => ({ ...sighting, ...match })),
    sightingCount: finding.matchCount,
    why,
  };
}
