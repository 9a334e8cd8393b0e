import { type Indicator, STRENGTHS, type Strength } from '../model/indicator.ts';
import type { Sighting } from '../model/sighting.ts';

/** The weaker of two strengths. */
export function lesser(a: Strength, b: Strength): Strength {
  return STRENGTHS.indexOf(a) >= STRENGTHS.indexOf(b) ? a : b;
}

/** True where the only word for the sighting is the thing's own: anybody could have written it. */
export function isSelfDeclared(sighting: Sighting): boolean {
  if (sighting.observable.kind === 'signer') return sighting.signer?.standing !== 'anchored';
  return sighting.standing === 'declared';
}

/**
 * What a match of this indicator is worth on this sighting. Only a verified sighting is conclusive; a
 * signature whose root is not held is no more than a declaration, and a broken one is a lead.
 */
export function strengthOn(indicator: Indicator, sighting: Sighting): Strength {
  if (sighting.observable.kind === 'signer') {
    const standing = sighting.signer?.standing;
    if (standing === 'anchored') return indicator.strength;
    return lesser(indicator.strength, standing === 'broken' ? 'weak' : 'strong');
  }
  return sighting.standing === 'verified' ? indicator.strength : lesser(indicator.strength, 'strong');
}
