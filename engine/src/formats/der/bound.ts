import { FormatError } from '../byte-reader.ts';
import { readDer } from './der.ts';

/** How deep and how many: real signatures stay under 20 levels and a few thousand elements. */
export const DER_BOUNDS = { depth: 64, elements: 200_000 } as const;

const CONSTRUCTED = 0x20;

/**
 * Walks the whole element at the start of `bytes` with a stack of its own, and refuses what is nested deeper
 * or has more parts than `bounds`. Nothing is kept; the parsers that follow may then trust every length.
 *
 * @returns the offset at which the element ends
 */
export function boundDer(
  bytes: Uint8Array,
  bounds: { depth: number; elements: number } = DER_BOUNDS,
): number {
  const outer = readDer(bytes);
  const ends: number[] = [];
  let at = 0;
  let limit = outer.end;
  let elements = 0;
  for (;;) {
    while (at >= limit) {
      const up = ends.pop();
      if (up === undefined) return outer.end;
      limit = up;
    }
    const element = readDer(bytes, at, limit);
    elements += 1;
    if (elements > bounds.elements) {
      throw new FormatError('limit-reached', `ASN.1 of more than ${bounds.elements} elements`, at);
    }
    if ((element.tag & CONSTRUCTED) === 0) {
      at = element.end;
      continue;
    }
    if (ends.length >= bounds.depth) {
      throw new FormatError('limit-reached', `ASN.1 nested more than ${bounds.depth} deep`, at);
    }
    ends.push(limit);
    limit = element.end;
    at = element.content;
  }
}
