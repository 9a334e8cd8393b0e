/** Who looks through which share: threads take them in the order of their numbers, each by one of them alone. */
export interface ShareClaims {
  /** To be handed to the other threads. */
  readonly shared: SharedArrayBuffer;
  /** Takes this share; false where another thread has it. What came before it must have been asked for. */
  take(number: number): boolean;
  /** Takes the next that nobody has, of as many as were given out; null where there is none. */
  takeNext(given: number): number | null;
}

/** The claims of one scan, or in another thread of the same, over what was handed there. */
export function newClaims(shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)): ShareClaims {
  // One number: whatever is lower is taken.
  const next = new Int32Array(shared);
  const take = (number: number) => Atomics.compareExchange(next, 0, number, number + 1) === number;
  return {
    shared,
    take,
    takeNext(given) {
      for (let number = Atomics.load(next, 0); number < given; number = Atomics.load(next, 0)) {
        if (take(number)) return number;
      }
      return null;
    },
  };
}
