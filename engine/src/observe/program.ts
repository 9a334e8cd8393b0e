/** First bytes of what a system runs: PE, ELF, a script. Some carry an archive behind them. */
const PROGRAMS = [
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x23, 0x21],
];

/** The first byte of each. */
export const PROGRAM_BYTES: ReadonlySet<number | undefined> = new Set(PROGRAMS.map(([first]) => first));

export function isProgram(head: Uint8Array): boolean {
  for (const magic of PROGRAMS) {
    if (head[0] === magic[0] && magic.every((byte, at) => head[at] === byte)) return true;
  }
  return false;
}
