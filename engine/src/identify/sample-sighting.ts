import type { Asset } from '../model/asset.ts';
import type { Finding } from '../model/finding.ts';
import type { ObservableKind } from '../model/observable.ts';
import type { Sighting, SignerStanding } from '../model/sighting.ts';
import type { Observation } from '../observe/source.ts';
import { identify } from './identify.ts';
import type { IndicatorIndex } from './indicator-index.ts';

/** For tests: a sighting of which only what matters is said. */
export function sampleSighting(
  kind: ObservableKind,
  value: string,
  more: Partial<Omit<Sighting, 'observable' | 'signer'>> & { path?: string; signer?: SignerStanding } = {},
): Sighting {
  const { path = 'somewhere', signer, ...rest } = more;
  const asset: Asset = { kind: 'machine', id: 'pc-1', label: 'PC-1' };
  return {
    observable: { kind, value },
    asset,
    location: { path },
    source: 'test',
    standing: 'declared',
    artefact: path,
    presence: 'installed',
    ...rest,
    ...(signer === undefined ? {} : { signer: { standing: signer, reason: 'made for a test' } }),
  };
}

/** For tests: the findings of some sightings in one target. */
export function findingsFrom(sightings: readonly Sighting[], index: IndicatorIndex): Promise<Finding[]> {
  return findingsOf(observationsOf(sightings, 'target'), index);
}

/** For tests: the findings of observations as they come. */
export async function findingsOf(
  observations: AsyncIterable<Observation>,
  index: IndicatorIndex,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const each of identify(observations, index)) {
    if (each.kind === 'finding') findings.push(each.finding);
  }
  return findings;
}

/** For tests: sightings as they flow out of one target. */
export async function* observationsOf(
  sightings: readonly Sighting[],
  target: string,
): AsyncIterable<Observation> {
  for (const sighting of sightings) yield { kind: 'sighting', target, sighting };
}
