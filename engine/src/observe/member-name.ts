import { decodeBytes, escapeControls } from './byte-path.ts';

/** What an archive calls a member, made safe to show. */
export interface MemberName {
  /** Relative, `/` between names, no `.` or `..`, printable. */
  readonly name: string;
  /** Whether the name, taken as a path, would have led out of the folder it is unpacked into. */
  readonly climbs: boolean;
}

const BACKSLASH = 0x5c;
const SLASH = 0x2f;

/** A path of printable ASCII without a name of one or two dots, empty name, backslash or drive; `./` may stand before. */
const PLAIN =
  /^(?:\.\/)?(?![A-Za-z]:)(\.?[ -\-0-[\]-~][ -.0-[\]-~]*(?:\/\.?[ -\-0-[\]-~][ -.0-[\]-~]*)*)\/?$/;

/** Backslashes count as separators: on Windows they are, and archives made there have them. */
export function memberName(raw: Uint8Array): MemberName {
  // Nearly every name is plain, and an archive has a hundred thousand.
  const plain = PLAIN.exec(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1'))?.[1];
  if (plain !== undefined) return { name: plain, climbs: false };
  const text = escapeControls(decodeBytes(raw.map((byte) => (byte === BACKSLASH ? SLASH : byte))));
  const { names, climbs } = resolveNames([], text);
  return { name: names.join('/') || '(no name)', climbs };
}

/** Whether a link in an archive leads out of it: by an absolute path, or by climbing. */
export function linkClimbs(member: Uint8Array, target: Uint8Array): boolean {
  const folder = memberName(member).name.split('/').slice(0, -1);
  return resolveNames(folder, decodeBytes(target)).climbs;
}

function resolveNames(folder: readonly string[], text: string): { names: string[]; climbs: boolean } {
  const names = [...folder];
  let climbs = text.startsWith('/') || /^[a-z]:/i.test(text);
  for (const part of text.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') names.push(part);
    else if (names.pop() === undefined) climbs = true;
  }
  return { names, climbs };
}
