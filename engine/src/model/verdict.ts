/** What a law says about an activity. Ordered nowhere here: the headline's order is `decide/headline.ts`. */
export const VERDICTS = [
  'prohibited',
  'undetermined',
  'advised-against',
  'allowed',
  'exempt',
  'not-covered',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A verdict that a clause can settle on; `undetermined` is the set of more than one of these. */
export type SettledVerdict = Exclude<Verdict, 'undetermined'>;

/** Kleene's three truth values. */
export type Ternary = 'true' | 'false' | 'unknown';

/** An answer to a named question. A recorded "unknown" is not asked again. */
export type Answer = 'yes' | 'no' | 'unknown';
