/**
 * How well a fact of the catalogue was checked, best first.
 *
 * - `primary`: the instrument itself was read
 * - `official-secondary`: the agency's own guidance or release
 * - `secondary`: law firm, press
 * - `memory`: nobody has checked it
 */
export const VERIFICATIONS = ['primary', 'official-secondary', 'secondary', 'memory'] as const;
export type Verification = (typeof VERIFICATIONS)[number];

/** The weaker of two verifications: a chain is as good as its weakest link. */
export function weaker(a: Verification, b: Verification): Verification {
  return VERIFICATIONS.indexOf(a) >= VERIFICATIONS.indexOf(b) ? a : b;
}
