/** One parser under fuzz. `run` throws only on a bug of ours; bad bytes are a value to it. */
export interface FuzzTarget {
  readonly name: string;
  seeds(): Uint8Array[];
  /** Changes fields, lengths and offsets of the structure, not only bytes. `rng` gives [0, 1). */
  mutate(bytes: Uint8Array, rng: () => number): Uint8Array;
  run(bytes: Uint8Array): void | Promise<void>;
  /** The same parser with a deliberate bug, which the fuzzer has to find within its budget. */
  runPlanted(bytes: Uint8Array): void | Promise<void>;
}
