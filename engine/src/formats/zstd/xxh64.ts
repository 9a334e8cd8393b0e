/**
 * XXH64 with seed 0 (xxHash specification 0.1.1, "XXH64 algorithm description"), of which a zstd frame keeps the
 * lowest 32 bits as its checksum (RFC 8878, section 3.1.1). Numbers of 64 bits are two of 32: no BigInt, which is
 * fifty times as slow.
 */
export interface Xxh64 {
  update(bytes: Uint8Array): void;
  /** The lowest 32 bits of the hash of all that came, unsigned. */
  lowest32(): number;
}

const STRIPE = 32;
const LANE = 8;
const LANES = 4;
// Primes 1 to 5, each as its upper and its lower half.
const P1H = 0x9e3779b1;
const P1L = 0x85ebca87;
const P2H = 0xc2b2ae3d;
const P2L = 0x27d4eb4f;
const P3H = 0x165667b1;
const P3L = 0x9e3779f9;
const P4H = 0x85ebca77;
const P4L = 0xc2b2ae63;
const P5H = 0x27d4eb2f;
const P5L = 0x165667c5;

/** The upper half of the product of two numbers of 32 bits. */
function upper(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const p01 = a0 * b1;
  const p10 = a1 * b0;
  const middle = ((a0 * b0) >>> 16) + (p01 & 0xffff) + (p10 & 0xffff);
  return (a1 * b1 + (p01 >>> 16) + (p10 >>> 16) + (middle >>> 16)) | 0;
}

/** The upper half of the product of two numbers of 64 bits; the lower is `Math.imul` of the lower halves. */
function product(ah: number, al: number, bh: number, bl: number): number {
  return (upper(al, bl) + Math.imul(al, bh) + Math.imul(ah, bl)) | 0;
}

/** The upper half of a sum whose lower half is `low`. */
function sum(ah: number, al: number, bh: number, low: number): number {
  return (ah + bh + (low >>> 0 < al >>> 0 ? 1 : 0)) | 0;
}

export function xxh64(): Xxh64 {
  // Prime 1 + prime 2, prime 2, nothing, and prime 1 below nothing.
  const low = Int32Array.of(P1L + P2L, P2L, 0, -P1L);
  const high = Int32Array.of(sum(P1H, P1L, P2H, P1L + P2L), P2H, 0, ~P1H);
  const rest = new Uint8Array(STRIPE);
  let held = 0;
  let total = 0;

  /** One lane of a stripe: acc = rotl(acc + lane × P2, 31) × P1. */
  const round = (lane: number, laneHigh: number, laneLow: number): void => {
    const ah = high[lane] ?? 0;
    const al = low[lane] ?? 0;
    const pl = Math.imul(laneLow, P2L);
    const ph = product(laneHigh, laneLow, P2H, P2L);
    const sl = (al + pl) | 0;
    const sh = sum(ah, al, ph, sl);
    const rh = (sh << 31) | (sl >>> 1);
    const rl = (sl << 31) | (sh >>> 1);
    low[lane] = Math.imul(rl, P1L);
    high[lane] = product(rh, rl, P1H, P1L);
  };

  const stripes = (view: DataView, from: number, end: number): void => {
    for (let at = from; at + STRIPE <= end; at += STRIPE) {
      for (let lane = 0; lane < LANES; lane++) {
        round(lane, view.getInt32(at + lane * LANE + 4, true), view.getInt32(at + lane * LANE, true));
      }
    }
  };

  return {
    update(bytes) {
      total += bytes.length;
      let from = 0;
      if (held > 0) {
        from = Math.min(STRIPE - held, bytes.length);
        rest.set(bytes.subarray(0, from), held);
        held += from;
        if (held < STRIPE) return;
        stripes(viewOf(rest), 0, STRIPE);
      }
      const whole = from + Math.floor((bytes.length - from) / STRIPE) * STRIPE;
      stripes(viewOf(bytes), from, whole);
      held = bytes.length - whole;
      rest.set(bytes.subarray(whole));
    },
    lowest32: () => finish(total, high, low, viewOf(rest), held),
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Brings the lanes together, takes in what fills no stripe, and mixes. */
function finish(total: number, high: Int32Array, low: Int32Array, rest: DataView, held: number): number {
  let h = P5H | 0;
  let l = P5L | 0;
  const add = (bh: number, bl: number): void => {
    const next = (l + bl) | 0;
    h = sum(h, l, bh, next);
    l = next;
  };
  const times = (bh: number, bl: number): void => {
    const next = product(h, l, bh, bl);
    l = Math.imul(l, bl);
    h = next;
  };
  const turn = (bits: number): void => {
    const [th, tl] = turned(h, l, bits);
    h = th;
    l = tl;
  };
  const mixLane = (lh: number, ll: number): void => {
    const [rh, rl] = turned(product(lh, ll, P2H, P2L), Math.imul(ll, P2L), 31);
    h ^= product(rh, rl, P1H, P1L);
    l ^= Math.imul(rl, P1L);
  };
  if (total >= STRIPE) {
    h = 0;
    l = 0;
    for (let lane = 0; lane < LANES; lane++) {
      const [th, tl] = turned(high[lane] ?? 0, low[lane] ?? 0, [1, 7, 12, 18][lane] ?? 0);
      add(th, tl);
    }
    for (let lane = 0; lane < LANES; lane++) {
      mixLane(high[lane] ?? 0, low[lane] ?? 0);
      times(P1H, P1L);
      add(P4H, P4L);
    }
  }
  add(Math.floor(total / 2 ** 32), total | 0);
  let at = 0;
  for (; at + 8 <= held; at += 8) {
    mixLane(rest.getInt32(at + 4, true), rest.getInt32(at, true));
    turn(27);
    times(P1H, P1L);
    add(P4H, P4L);
  }
  if (at + 4 <= held) {
    const word = rest.getInt32(at, true);
    h ^= product(0, word, P1H, P1L);
    l ^= Math.imul(word, P1L);
    turn(23);
    times(P2H, P2L);
    add(P3H, P3L);
    at += 4;
  }
  for (; at < held; at++) {
    const byte = rest.getUint8(at);
    h ^= product(0, byte, P5H, P5L);
    l ^= Math.imul(byte, P5L);
    turn(11);
    times(P1H, P1L);
  }
  l ^= h >>> 1;
  times(P2H, P2L);
  // A shift by 29, then one by 32.
  const shifted = (h << 3) | (l >>> 29);
  h ^= h >>> 29;
  l ^= shifted;
  times(P3H, P3L);
  return (l ^ h) >>> 0;
}

/** Turned to the left by 1 to 31 bits. */
function turned(h: number, l: number, bits: number): readonly [number, number] {
  return [(h << bits) | (l >>> (32 - bits)), (l << bits) | (h >>> (32 - bits))];
}
