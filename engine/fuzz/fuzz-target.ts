/** One parser under fuzz. `run` throws only on a bug of ours; bad bytes are a value to it. */
export interface FuzzTarget {
  readonly name: string;
  seeds(): Uint8Array[];
  /** Changes fields, lengths and offsets of the structure, not only bytes. `rng` gives [0, 1). */
  mutate(bytes: Uint8Array, rng: () => number): Uint8Array;
  /**
   * Parses. May give (or promise) a string that names the outcome, such as an error's code and message: an
   * input with an outcome not seen before is kept and mutated further.
   */
  run(bytes: Uint8Array): unknown;
  /** The same parser with a deliberate bug, which the fuzzer has to find within its budget. */
  runPlanted(bytes: Uint8Array): unknown;
}
