import type { Match } from '../model/finding.ts';
import { type Indicator, STRENGTHS } from '../model/indicator.ts';
import { printLocation } from '../model/location.ts';
import type { Presence, Sighting } from '../model/sighting.ts';
import { presenceOf } from './presence.ts';
import { isSelfDeclared, strengthOn } from './standing.ts';

/** A match with what folding needs to know of it. */
export interface ScoredMatch extends Match {
  readonly presence: Presence;
  /** The indicator's; null where it points only to a supplier. */
  readonly product: string | null;
  readonly carrier: string | null;
  readonly selfDeclared: boolean;
  /** Who wrote it: the file that it stands in. Two artefacts of one author count once. */
  readonly author: string;
}

/** Weighs one indicator on one sighting. */
export function scoreMatch(
  indicator: Indicator,
  sighting: Sighting,
  target: string,
  carrier: string | null,
): ScoredMatch {
  return {
    sighting,
    indicator: indicator.id,
    strength: strengthOn(indicator, sighting),
    note: indicator.note,
    verification: indicator.verification,
    presence: presenceOf(indicator, sighting),
    product: indicator.product,
    carrier,
    selfDeclared: isSelfDeclared(sighting),
    author: [target, sighting.location.path, ...(sighting.location.within ?? [])].join('\0'),
  };
}

/** Strongest first, then verified before observed before declared, then by place: a total order. */
export function compareMatches(a: ScoredMatch, b: ScoredMatch): number {
  return (
    STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength) ||
    STANDINGS.indexOf(a.sighting.standing) - STANDINGS.indexOf(b.sighting.standing) ||
    compareText(placeOf(a), placeOf(b))
  );
}

const STANDINGS: readonly string[] = ['verified', 'observed', 'declared'];

function placeOf(match: ScoredMatch): string {
  const { sighting } = match;
  const { kind, value } = sighting.observable;
  return [
    printLocation(sighting.location),
    sighting.location.pointer ?? '',
    sighting.artefact,
    kind,
    value,
    match.indicator,
    sighting.source,
    sighting.presence,
    sighting.version ?? '',
    sighting.at ?? '',
    sighting.signer?.standing ?? '',
    sighting.carrier ?? '',
  ].join('\0');
}

/** Order by code unit: the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
