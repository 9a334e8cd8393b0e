/**
 * What a reader of a long document hands out in between, where it has nothing to tell for long: whoever waits
 * may look up, at a clock or for Ctrl-C, and read on or not.
 */
export interface Pause {
  readonly kind: 'pause';
}

export const PAUSE: Pause = { kind: 'pause' };

/** Lines after which a reader of lines pauses. */
export const PAUSE_LINES = 4096;

/** What a reader tells, for those who read to the end. */
export function* withoutPauses<T extends { readonly kind: string }>(
  steps: Iterable<T | Pause>,
): Generator<Exclude<T, Pause>> {
  for (const step of steps) if (isTold(step)) yield step;
}

function isTold<T extends { readonly kind: string }>(step: T | Pause): step is Exclude<T, Pause> {
  return step.kind !== 'pause';
}
