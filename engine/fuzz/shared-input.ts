/**
 * The input under test, in memory that two threads see: a parser that never comes back cannot say which input
 * it was, so somebody else has to know.
 */
export interface SharedInput {
  readonly memory: SharedArrayBuffer;
}

const HEADER_BYTES = 8;

export function sharedInput(longest: number): SharedInput {
  return { memory: new SharedArrayBuffer(HEADER_BYTES + longest) };
}

/** Notes the input that runs next. */
export function noteInput({ memory }: SharedInput, bytes: Uint8Array): void {
  const header = new Int32Array(memory, 0, 2);
  new Uint8Array(memory, HEADER_BYTES).set(bytes);
  Atomics.store(header, 1, bytes.length);
  Atomics.add(header, 0, 1);
}

/** How many inputs were noted so far, and the last of them. */
export function lastInput({ memory }: SharedInput): { readonly count: number; readonly bytes: Uint8Array } {
  const header = new Int32Array(memory, 0, 2);
  const length = Atomics.load(header, 1);
  return { count: Atomics.load(header, 0), bytes: new Uint8Array(memory, HEADER_BYTES, length).slice() };
}
