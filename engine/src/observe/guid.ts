const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;
const PACKED = /^[0-9a-f]{32}$/i;

/** A GUID in the form in which Windows Installer writes product codes, `{UPPER-CASE}`; null where it is none. */
export function bracedGuid(text: string): string | null {
  const digits = GUID.exec(text.trim())?.[1];
  return digits === undefined ? null : `{${digits.toUpperCase()}}`;
}

/** The product that a command such as `MsiExec.exe /X{…}` removes or repairs; null where it names none. */
export function guidOfCommand(command: string): string | null {
  if (!/msiexec/i.test(command)) return null;
  const braced = /\{[0-9a-f-]{36}\}/i.exec(command)?.[0];
  return braced === undefined ? null : bracedGuid(braced);
}

/**
 * The product code behind Windows Installer's packed form, in which the registry names products: each group
 * of digits is written backwards, the last two groups byte by byte.
 */
export function unpackedGuid(packed: string): string | null {
  if (!PACKED.test(packed)) return null;
  const backwards = (from: number, to: number): string => [...packed.slice(from, to)].reverse().join('');
  let tail = '';
  for (let at = 16; at < 32; at += 2) tail += backwards(at, at + 2);
  const groups = [backwards(0, 8), backwards(8, 12), backwards(12, 16), tail.slice(0, 4), tail.slice(4)];
  return `{${groups.join('-').toUpperCase()}}`;
}
