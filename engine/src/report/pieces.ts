/**
 * A text in pieces, in order: nobody has to hold the whole, which for a large estate is longer than a string
 * can be (V8 ends at about 512 MiB). `object` keeps a bare string out, which is iterable too, by character.
 */
export type Pieces = Iterable<string> & object;

const ENOUGH = 64 * 1024;

/** The same text in fewer pieces, so that writing costs no call for each small one. */
export function* gathered(pieces: Pieces): Generator<string> {
  let held = '';
  for (const piece of pieces) {
    held += piece;
    if (held.length < ENOUGH) continue;
    yield held;
    held = '';
  }
  if (held !== '') yield held;
}

/** The whole text, where it is known to be short. */
export function textOf(pieces: Pieces): string {
  return [...pieces].join('');
}
