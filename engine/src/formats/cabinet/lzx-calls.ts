const CALL = 0xe8;
/** The end of a frame is left as it is, and so is what lies beyond a gibibyte. */
const TAIL = 10;
const MOST_BYTES = 0x4000_0000;

/**
 * Calls of x86 programs (E8) whose targets were written as places, so that the same call packs to the same, are written
 * as distances again (MS-PATCH, "E8 call translation").
 *
 * @param start where the frame lies in the whole
 * @param size of the whole, as the packer told it
 */
export function backFromAbsolute(frame: Uint8Array, start: number, size: number): void {
  if (start >= MOST_BYTES || frame.length <= TAIL) return;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
  for (let at = 0; at < frame.length - TAIL; ) {
    if (frame[at] !== CALL) {
      at++;
      continue;
    }
    const place = view.getInt32(at + 1, true);
    const here = start + at;
    if (place >= -here && place < size) view.setInt32(at + 1, place >= 0 ? place - here : place + size, true);
    at += 5;
  }
}
