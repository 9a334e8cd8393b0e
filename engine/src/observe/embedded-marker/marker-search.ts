/** A mark to look for in the bytes of a program. */
export interface Marker {
  /** The value that a sighting of it has: `symbol:scanInit`, `dex:Lcom/example/`. */
  readonly value: string;
  readonly bytes: Buffer;
  /** A symbol stands alone: no letter or digit in front, a zero behind (ELF and PE string tables, Mach-O). */
  readonly isSymbol: boolean;
}

/** Shorter marks would be found in everything. */
const LEAST_BYTES = 4;

/**
 * The markers that values of kind `byte-pattern` ask for. What has another scheme, letters beyond ASCII or
 * fewer than four of them is left out.
 */
export function markersOf(values: readonly string[]): Marker[] {
  const markers: Marker[] = [];
  for (const value of new Set(values)) {
    const [, scheme, text = ''] = /^(symbol|dex):([\x21-\x7e]+)$/.exec(value) ?? [];
    if (scheme === undefined || text.length < LEAST_BYTES) continue;
    markers.push({ value, bytes: Buffer.from(text, 'latin1'), isSymbol: scheme === 'symbol' });
  }
  return markers;
}

/** The bytes around a chunk that a mark crossing its border needs. */
export function overlapOf(markers: readonly Marker[]): number {
  return markers.reduce((longest, marker) => Math.max(longest, marker.bytes.length), 0) + 2;
}

/** Markers that begin alike, and what of them is looked for. */
interface MarkerGroup {
  readonly markers: readonly Marker[];
  /** Some bytes that all of them have, and how far behind their beginning. */
  readonly needle: Buffer;
  readonly offset: number;
}

/** Markers sorted for a search: made once, since a disk holds thousands of programs. */
export function groupMarkers(markers: readonly Marker[]): readonly MarkerGroup[] {
  return [...byHead(markers).values()].map((group) => {
    const shared = sharedLength(group);
    const offset = rareOffset(group[0]?.bytes ?? NOTHING, shared);
    const needle = (group[0]?.bytes ?? NOTHING).subarray(offset, Math.min(shared, offset + LEAST_BYTES));
    return { markers: group, needle, offset };
  });
}

const NOTHING = Buffer.alloc(0);

/** Letters of which programs are full, as text or as instructions: a search for one stops at every step. */
const COMMON = new Set(Buffer.from('ADEHLacdeilnorstu$'));

/** Where in the bytes that a group shares a run begins that is seldom met. */
function rareOffset(bytes: Buffer, shared: number): number {
  for (let offset = 0; offset + LEAST_BYTES <= shared; offset++)
    if (!COMMON.has(bytes[offset] ?? 0)) return offset;
  return 0;
}

function sharedLength([first, ...others]: readonly Marker[]): number {
  let shared = first?.bytes.length ?? 0;
  for (const { bytes } of others) {
    let same = 0;
    while (same < shared && bytes[same] === first?.bytes[same]) same++;
    shared = same;
  }
  return shared;
}

/**
 * Which markers stand in a run of bytes. Markers that begin alike are looked for together, so that the cost
 * is a few passes over the bytes however many markers there are.
 *
 * @param isFirst true where nothing stands in front of these bytes
 */
export function searchMarkers(
  chunk: Buffer,
  groups: readonly MarkerGroup[],
  isFirst: boolean,
  found: Set<Marker> = new Set(),
): Set<Marker> {
  for (const { markers, needle, offset } of groups) {
    let left = markers.filter((marker) => !found.has(marker));
    for (
      let at = left.length > 0 ? chunk.indexOf(needle, offset) : -1;
      at >= 0;
      at = chunk.indexOf(needle, at + 1)
    ) {
      const stand = left.filter((marker) => standsAt(chunk, at - offset, marker, isFirst));
      if (stand.length === 0) continue;
      for (const marker of stand) found.add(marker);
      left = left.filter((marker) => !found.has(marker));
      if (left.length === 0) break;
    }
  }
  return found;
}

function standsAt(chunk: Buffer, at: number, marker: Marker, isFirst: boolean): boolean {
  const end = at + marker.bytes.length;
  if (chunk.compare(marker.bytes, 0, marker.bytes.length, at, Math.min(end, chunk.length)) !== 0)
    return false;
  if (!marker.isSymbol) return true;
  if (chunk[end] !== 0) return false;
  const before = chunk[at - 1];
  return before === undefined ? isFirst : !isLetterOrDigit(before);
}

function isLetterOrDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

function byHead(markers: readonly Marker[]): Map<string, Marker[]> {
  const groups = new Map<string, Marker[]>();
  for (const marker of markers) {
    const head = marker.bytes.toString('latin1', 0, LEAST_BYTES);
    const group = groups.get(head);
    if (group) group.push(marker);
    else groups.set(head, [marker]);
  }
  return groups;
}
