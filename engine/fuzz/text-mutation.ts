/** A changer of texts that knows a format's words: it moves lines and pieces, and puts words where they hurt. */
export function textMutation(words: readonly string[]): (bytes: Uint8Array, rng: () => number) => Uint8Array {
  return (bytes, rng) => {
    const pick = (below: number) => Math.floor(rng() * below);
    const word = () => words[pick(words.length)] ?? '';
    // Bytes as letters of one byte each: what is no UTF-8 stays what it is.
    const text = Buffer.from(bytes).toString('latin1');
    const lines = text.split('\n');
    const line = pick(lines.length);
    const at = pick(text.length + 1);
    const written = (): string => {
      switch (pick(7)) {
        case 0:
          return text.slice(0, at) + latin1(word()) + text.slice(at);
        case 1:
          return text.slice(0, at) + latin1(word()) + text.slice(at + pick(8));
        case 2:
          return lines.toSpliced(line, 0, latin1(word())).join('\n');
        case 3:
          return lines.toSpliced(line, 1).join('\n');
        case 4:
          return lines.toSpliced(line, 0, lines[pick(lines.length)] ?? '').join('\n');
        case 5:
          return text.slice(0, at) + text.slice(at + pick(16));
        default: {
          const from = pick(text.length + 1);
          return text.slice(0, at) + text.slice(from, from + pick(40)) + text.slice(at);
        }
      }
    };
    return new Uint8Array(Buffer.from(written(), 'latin1'));
  };
}

function latin1(word: string): string {
  return Buffer.from(word).toString('latin1');
}
