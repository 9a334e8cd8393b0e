/**
 * A pattern in which `*` stands for any run of characters, and nothing else is special.
 *
 * Each piece between stars is looked for once, left to right, so that no text can make it stall: the cost
 * is at most pieces × length.
 */
export function wildcard(pattern: string): (text: string) => boolean {
  const pieces = pattern.split('*');
  const first = pieces[0] ?? '';
  if (pieces.length === 1) return (text) => text === first;
  const last = pieces[pieces.length - 1] ?? '';
  const middle = pieces.slice(1, -1).filter((piece) => piece !== '');
  const shortest = first.length + last.length;
  return (text) => {
    if (text.length < shortest || !text.startsWith(first) || !text.endsWith(last)) return false;
    const end = text.length - last.length;
    let at = first.length;
    for (const piece of middle) {
      const found = text.indexOf(piece, at);
      if (found < 0 || found + piece.length > end) return false;
      at = found + piece.length;
    }
    return true;
  };
}

/** The characters of a pattern that have to be there. */
export function literalLength(pattern: string): number {
  return pattern.replaceAll('*', '').length;
}
