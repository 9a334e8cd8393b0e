import { foldCase } from './fold-case.ts';

/** Whether a name may be one of some: false where it is none of them. */
export type NameScreen = (name: string) => boolean;

/** Characters of ASCII, a pair of which makes a place in a table. */
const ASCII = 128;
/** Bits for lengths; the last stands for all that are longer. */
const LONGEST = 31;
const ANY_LENGTH = 0xffffffff;

/**
 * A look at the first two letters of a name and at its length, which spares nearly every file of a disk from being
 * folded and looked up. It errs on one side alone: what it denies, no pattern meets, however the name's case and accents
 * are written.
 *
 * @param patterns whole names, `*` in them standing for any run of characters
 */
export function nameHeads(patterns: readonly string[]): NameScreen {
  const lengths = new Uint32Array(ASCII * ASCII);
  const tails = new Uint8Array(ASCII * ASCII);
  let isAny = false;
  for (const pattern of patterns) {
    // Decomposed, an accent stands behind its letter: whichever way the name has it, it begins as one of the two.
    const text = foldCase(pattern).normalize('NFD');
    const star = text.indexOf('*');
    const head = pairAt(text, 0);
    const isPlain = /^[\x20-\x7e]*$/.test(text);
    const end = text.length - text.lastIndexOf('*') - 1;
    if (star < 0 && text.length < 2) continue;
    if (star < 0 || star >= 2) {
      if (head !== null)
        lengths[head] = (lengths[head] ?? 0) | (star < 0 && isPlain ? lengthBit(text) : ANY_LENGTH);
    } else if (end >= 2 && isPlain) tails[pairAt(text, text.length - 2) ?? 0] = 1;
    else isAny = true;
  }
  return (name) => {
    if (isAny || name.length < 2 || name.includes('\\')) return true;
    const head = pairAt(name, 0);
    const tail = pairAt(name, name.length - 2);
    if (head === null || tail === null) return true;
    return ((lengths[head] ?? 0) & lengthBit(name)) !== 0 || tails[tail] === 1;
  };
}

function lengthBit(text: string): number {
  return 1 << Math.min(text.length, LONGEST);
}

/** The place of two letters whatever their case; null where one is not of ASCII. */
function pairAt(text: string, at: number): number | null {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  if (!(first < ASCII && second < ASCII)) return null;
  return (first | 0x20) * ASCII + (second | 0x20);
}
