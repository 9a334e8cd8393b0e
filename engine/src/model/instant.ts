/** Milliseconds since 1970-01-01T00:00:00Z. Law is decided on these; text is ISO 8601 at the borders. */
export type Instant = number;

/**
 * What `--as-of` names: an instant, or a whole day "in the law's own place", which is an interval only
 * once a law with its zone is at hand.
 */
export type Moment =
  | { readonly kind: 'instant'; readonly at: Instant }
  | { readonly kind: 'day'; readonly date: string };

export interface Clocks {
  /** The instant of the act. */
  readonly asOf: Moment;
  /** What law, lists and edges had been published by then. */
  readonly asKnown: Moment;
  /** The instant the program takes for now: given once, read nowhere else. */
  readonly now: Instant;
}
