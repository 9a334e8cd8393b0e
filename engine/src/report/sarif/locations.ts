import type { Match } from '../../model/finding.ts';
import { type Location, printLocation } from '../../model/location.ts';
import type { ScanResult } from '../../model/result.ts';
import { excerpt } from '../text/printable.ts';
import { EVIDENCE_WORDS } from '../words/evidence-words.ts';
import { type ArtifactLocation, artifactLocation } from './artifact-location.ts';
import { type Message, message } from './message.ts';

/** SARIF 2.1.0, 3.28. */
export interface SarifLocation {
  readonly id?: number;
  readonly message?: Message;
  readonly physicalLocation: {
    readonly artifactLocation: ArtifactLocation;
    readonly region?: { readonly startLine: number; readonly startColumn?: number };
  };
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string; readonly kind: string }[];
}

/** How targets are read, by the word that names them. */
export type Schemes = ReadonlyMap<string, string>;

export function schemesOf({ coverage }: Pick<ScanResult, 'coverage'>): Schemes {
  return new Map(coverage.targets.map(({ target, scheme }) => [target, scheme]));
}

/**
 * The file of a location, with its line. A line inside an archive is not one of the file that can be opened:
 * there the way in stands as a logical location, as does a row's field or a registry value.
 */
export function sarifLocation(target: string, location: Location, schemes: Schemes): SarifLocation {
  const { within = [], line, column, pointer } = location;
  const artifact = artifactLocation(target, schemes.get(target) ?? null, location.path);
  const region =
    line === undefined || within.length > 0
      ? null
      : { startLine: line, ...(column === undefined ? {} : { startColumn: column }) };
  const logical = [
    ...(within.length > 0 ? [{ fullyQualifiedName: printLocation(location), kind: 'member' }] : []),
    ...(pointer === undefined ? [] : [{ fullyQualifiedName: pointer, kind: 'property' }]),
  ];
  return {
    physicalLocation: { artifactLocation: artifact, ...(region === null ? {} : { region }) },
    ...(logical.length > 0 ? { logicalLocations: logical } : {}),
  };
}

/** What was seen, each at its place: the strongest is where a finding is, the others stand beside it. */
export function evidenceLocations(
  target: string,
  matches: readonly Match[],
  schemes: Schemes,
): { readonly locations: SarifLocation[]; readonly relatedLocations: SarifLocation[] } {
  const [first, ...others] = matches.map(({ sighting }, index) => ({
    id: index,
    message: message(
      `${EVIDENCE_WORDS[sighting.observable.kind]} "${excerpt(sighting.observable.value, 200)}"`,
    ),
    ...sarifLocation(target, sighting.location, schemes),
  }));
  // Coverage keeps no finding without a mark; should one come, the target is where it is.
  return { locations: [first ?? sarifLocation(target, { path: '.' }, schemes)], relatedLocations: others };
}
