/** Chains of sectors (MS-CFB 2.3 and 2.4): each sector's entry in the table names the one after it. */
import { type ByteReader, FormatError } from '../byte-reader.ts';
import { type CompoundHeader, END_OF_CHAIN, MOST_SECTOR, readSector, viewOf } from './header.ts';

/** Names the sector after another. Throws `FormatError`. */
export type NextSector = (sector: number) => number;

/** Looks the sector up in the file's allocation table; the part of the table last used is kept. */
export function allocationTable(bytes: ByteReader, header: CompoundHeader): NextSector {
  const { sectorBytes, tableSectors } = header;
  const inSector = sectorBytes / 4;
  let heldIndex = -1;
  let held: DataView = new DataView(new ArrayBuffer(0));
  return (sector) => {
    const index = Math.floor(sector / inSector);
    if (index !== heldIndex) {
      const place = tableSectors[index];
      if (place === undefined)
        throw new FormatError('malformed', `the allocation table ends before sector ${sector}`, null);
      held = viewOf(readSector(bytes, place, sectorBytes, 'the allocation table'));
      heldIndex = index;
    }
    return held.getUint32((sector % inSector) * 4, true);
  };
}

/**
 * The first `most` sectors of a chain, or all where it is shorter. A chain that is as long as the file and
 * goes on has no end.
 *
 * Throws `FormatError`, after the sectors that come before the fault.
 */
export function* sectorsOf(
  first: number,
  next: NextSector,
  bounds: { readonly most: number; readonly sectorCount: number; readonly what: string },
): Generator<number> {
  let sector = first;
  // Brent's way to notice a circle: a place is kept, and moved on at each power of two.
  let kept = -1;
  for (let count = 0; count < bounds.most && sector !== END_OF_CHAIN; count++) {
    if (count > bounds.sectorCount || sector === kept)
      throw new FormatError('malformed', `the sectors of ${bounds.what} lead in a circle`, null);
    if (sector >= MOST_SECTOR)
      throw new FormatError('malformed', `${bounds.what} is said to go on where no sector is`, null);
    if ((count & (count - 1)) === 0) kept = sector;
    yield sector;
    sector = next(sector);
  }
}
