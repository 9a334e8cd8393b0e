import type { Limits } from './limits.ts';
import type { SourceGap } from './source.ts';

/** What may be unpacked from one outermost file, all depths together. */
export interface UnpackBudget {
  /** Bytes that may still come out. */
  left(): number;
  /** Takes bytes that came out; false where that is more than may. */
  take(bytes: number): boolean;
  /** Whether the gap was told, after which nothing more is read of this file. */
  isOver(): boolean;
  /** The gap that says which limit ended it. */
  gap(): SourceGap;
}

const FREE_OF_RATIO = 10 * 1024 * 1024;

/** A budget for a file of `packed` bytes: the less of the limits `unpackedBytes` and `ratio`. */
export function unpackBudget(packed: number, limits: Limits): UnpackBudget {
  const byRatio = Math.max(FREE_OF_RATIO, packed * limits.ratio);
  const total = Math.min(limits.unpackedBytes, byRatio);
  let taken = 0;
  let over = false;
  return {
    left: () => Math.max(0, total - taken),
    take(bytes) {
      taken += bytes;
      return taken <= total;
    },
    isOver: () => over,
    gap() {
      over = true;
      if (byRatio < limits.unpackedBytes) {
        return limitGap(
          'ratio',
          limits.ratio,
          `it unpacks to more than ${limits.ratio} times its size, as a bomb does`,
        );
      }
      return limitGap('unpackedBytes', limits.unpackedBytes, `more than ${total} bytes come out of it`);
    },
  };
}

/** A gap for a limit that was reached, with the words that raise it. */
export function limitGap(name: keyof Limits, value: number, reason: string): SourceGap {
  return {
    code: 'limit-reached',
    reason: `${reason}; the limit "${name}" is ${value}`,
    remedy: `Raise it with --limit ${name}=${value * 2} if you trust this file, or unpack it yourself and scan the folder.`,
    material: true,
  };
}
