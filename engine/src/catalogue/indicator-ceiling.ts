import { type Indicator, STRENGTHS, type Strength } from '../model/indicator.ts';
import type { KindTable } from './kinds.ts';

/** Why an indicator may claim no more than it does. */
export interface Clamp {
  readonly strength: Strength;
  readonly why: string;
}

/** The weaker of two strengths. */
export function lesser(a: Strength, b: Strength): Strength {
  return STRENGTHS.indexOf(a) >= STRENGTHS.indexOf(b) ? a : b;
}

const NAME_KINDS: readonly string[] = ['publisher', 'supplier-name', 'product-name'];

/**
 * The most that an indicator may claim: its kind's ceiling; weak where nobody verified it; weak where it
 * only asks that a name contain a word; or what a review held it to. Null where its claim stands.
 */
export function clampOf(
  indicator: Pick<Indicator, 'kind' | 'claimed' | 'verification' | 'pattern' | 'form'>,
  table: KindTable,
  heldTo: Clamp | null = null,
): Clamp | null {
  const row = table.ceilings.find((each) => each.kind === indicator.kind);
  const limits: Clamp[] = heldTo ? [heldTo] : [];
  if (row) limits.push({ strength: row.ceiling, why: row.why });
  if (indicator.verification === 'memory') {
    limits.push({ strength: 'weak', why: 'Nobody has checked this value against a source.' });
  }
  if (indicator.form === 'glob' && indicator.pattern.startsWith('*') && NAME_KINDS.includes(indicator.kind)) {
    limits.push({ strength: 'weak', why: 'A name that contains a word mentions it, and need not be it.' });
  }
  let lowest: Clamp | null = null;
  for (const limit of limits) {
    const held = lowest?.strength ?? indicator.claimed;
    if (lesser(held, limit.strength) !== held) lowest = limit;
  }
  return lowest;
}
