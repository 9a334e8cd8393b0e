/**
 * The manifest of a Java archive (JAR File Specification, "Notes on Manifest and Signature Files"): `Name: value`
 * lines of at most 72 bytes, which go on behind a line end and one space, wherever in a character that falls.
 */
import type { ByteReader } from '../byte-reader.ts';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** The main section comes first; the sections of single files behind it may have megabytes. */
const MOST_BYTES = 256 * 1024;

/** The attributes of the main section, by name in lower case; of one given twice the last, as Java has it. */
export function jarManifest(bytes: ByteReader): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  const text = new TextDecoder().decode(mainSection(bytes.read(0, Math.min(bytes.size, MOST_BYTES))));
  for (const line of text.split('\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) attributes.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 2));
  }
  return attributes;
}

/** The bytes up to the first empty line, with continued lines joined and every line end a line feed. */
function mainSection(bytes: Uint8Array): Uint8Array {
  const joined = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte !== LINE_FEED && byte !== CARRIAGE_RETURN) {
      joined[length++] = byte;
      continue;
    }
    if (byte === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED) at++;
    if (bytes[at + 1] === 0x20) at++;
    else if (length === 0 || joined[length - 1] === LINE_FEED) break;
    else joined[length++] = LINE_FEED;
  }
  return joined.subarray(0, length);
}
