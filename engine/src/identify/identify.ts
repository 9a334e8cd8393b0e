import type { CoverageGap, TargetCoverage } from '../model/coverage.ts';
import type { Finding } from '../model/finding.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Sighting } from '../model/sighting.ts';
import type { Observation } from '../observe/source.ts';
import { AssetEvidence } from './asset-evidence.ts';
import { carrierOf } from './carrier.ts';
import { findingId } from './finding-id.ts';
import { compareFindings, findingOf } from './finding-of.ts';
import { foldEvidence } from './fold.ts';
import type { IndicatorIndex } from './indicator-index.ts';
import { compareMatches, type ScoredMatch, scoreMatch } from './scored-match.ts';
import { lesser } from './standing.ts';

/** What flows out: gaps and coverage as they come, findings when nothing more can be seen of what they are on. */
export type Identified =
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'gap'; readonly gap: CoverageGap }
  | { readonly kind: 'coverage'; readonly coverage: TargetCoverage };

/**
 * Folds sightings into findings, asset by asset. What meets no indicator is dropped as it streams, so that
 * memory follows what is found and not the target. The order of the sightings does not matter.
 *
 * @param isOneTarget with one target, what is on a file that nothing larger is known of is told when the reading has
 * gone on from the file; with more, another may have a file of that path, and its id would not be its own
 */
export async function* identify(
  observations: AsyncIterable<Observation>,
  index: IndicatorIndex,
  isOneTarget = false,
): AsyncGenerator<Identified> {
  const evidence: Evidence = new Map();
  let file: FileAtHand | null = null;
  for await (const observation of observations) {
    if (file !== null && !mayBeOf(observation, file.path)) {
      for (const finding of findingsOf(file.evidence)) yield { kind: 'finding', finding };
      file = null;
    }
    if (observation.kind === 'sighting') {
      const { sighting, target } = observation;
      if (isOneTarget && isOfFileItself(sighting)) {
        file ??= { path: sighting.location.path, evidence: new Map() };
        take(file.evidence, sighting, target, index);
      } else take(evidence, sighting, target, index);
    } else if (observation.kind !== 'file-read') yield observation;
  }
  if (file !== null) for (const finding of findingsOf(file.evidence)) yield { kind: 'finding', finding };
  for (const finding of findingsOf(evidence)) yield { kind: 'finding', finding };
}

type Evidence = Map<string, AssetEvidence>;

/** A file that is its own asset, while it is read: a reader sees one after the other, and comes to none again. */
interface FileAtHand {
  readonly path: string;
  readonly evidence: Evidence;
}

function isOfFileItself({ asset, location }: Sighting): boolean {
  return asset.kind === 'file' && asset.id === location.path;
}

/** Whether more of a file may come, as far as an observation tells. */
function mayBeOf(observation: Observation, path: string): boolean {
  if (observation.kind === 'sighting') return observation.sighting.location.path === path;
  return observation.kind === 'gap';
}

function take(evidence: Evidence, sighting: Sighting, target: string, index: IndicatorIndex): void {
  const indicators = index.match(sighting.observable);
  for (const match of bestPerProduct(indicators, sighting, target, index)) {
    const key = [assetKey(sighting, target), match.supplier].join('\0');
    const known = evidence.get(key) ?? new AssetEvidence(sighting.asset, target, match.supplier);
    evidence.set(key, known);
    known.add(target, sighting.artefact, match.scored);
  }
}

/** A machine, an image and a product are the same in every target; a path is one target's. */
function assetKey({ asset }: Sighting, target: string): string {
  const shared = asset.kind === 'machine' || asset.kind === 'image';
  return [asset.kind, asset.id, shared ? '' : target].join('\0');
}

/**
 * Of the indicators that one sighting meets, the best for each product; those that point only to the
 * supplier count where none points to a product.
 */
function bestPerProduct(
  indicators: readonly Indicator[],
  sighting: Sighting,
  target: string,
  index: IndicatorIndex,
): { supplier: string; scored: ScoredMatch }[] {
  const best = new Map<string, { supplier: string; scored: ScoredMatch }>();
  for (const indicator of indicators) {
    const carrier = carrierOf(indicator, sighting, index);
    const scored = scoreMatch(indicator, sighting, target, carrier);
    const key = `${indicator.supplier}\0${indicator.product ?? ''}`;
    const held = best.get(key);
    if (!held || compareMatches(scored, held.scored) < 0)
      best.set(key, { supplier: indicator.supplier, scored });
  }
  const found = [...best.values()];
  return found.filter((each) => each.scored.product !== null || !isOutspoken(each, found));
}

/** True where a match says only the supplier and another says the product no less surely. */
function isOutspoken(
  each: { supplier: string; scored: ScoredMatch },
  found: readonly { supplier: string; scored: ScoredMatch }[],
): boolean {
  return found.some(
    (other) =>
      other.supplier === each.supplier &&
      other.scored.product !== null &&
      lesser(other.scored.strength, each.scored.strength) === each.scored.strength,
  );
}

function findingsOf(evidence: ReadonlyMap<string, AssetEvidence>): Finding[] {
  const findings = [...evidence.values()].flatMap((each) =>
    foldEvidence(each).map((group) => findingOf(group, each)),
  );
  return withDistinctIds(findings).sort(compareFindings);
}

/** The same path in two targets is two things: there the target is part of the id. */
function withDistinctIds(findings: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>();
  for (const { id } of findings) counts.set(id, (counts.get(id) ?? 0) + 1);
  return findings.map((finding) =>
    counts.get(finding.id) === 1
      ? finding
      : {
          ...finding,
          id: findingId(finding.asset, finding.supplier, finding.product, finding.carrier, finding.target),
        },
  );
}
