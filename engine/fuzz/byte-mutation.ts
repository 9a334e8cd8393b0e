const INTERESTING = [0, 1, 0x7f, 0x80, 0xff] as const;

/** Changes bytes that mean nothing to it: what a target's own, structure-aware changes would not think of. */
export function mutateBytes(bytes: Uint8Array, rng: () => number): Uint8Array {
  const pick = (below: number) => Math.floor(rng() * below);
  const at = pick(bytes.length + 1);
  switch (pick(5)) {
    case 0:
      return bytes.slice(0, at);
    case 1: {
      const copy = bytes.slice();
      if (at < copy.length) copy[at] = INTERESTING[pick(INTERESTING.length)] ?? 0;
      return copy;
    }
    case 2: {
      const copy = bytes.slice();
      if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ (1 << pick(8));
      return copy;
    }
    case 3: {
      const length = Math.min(pick(16) + 1, bytes.length - at);
      return Uint8Array.from([...bytes.subarray(0, at + length), ...bytes.subarray(at)]);
    }
    default: {
      const length = pick(16) + 1;
      const copy = bytes.slice();
      copy.copyWithin(at, pick(bytes.length + 1), pick(bytes.length + 1) + length);
      return copy;
    }
  }
}
