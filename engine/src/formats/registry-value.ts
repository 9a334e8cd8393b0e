/** Values of the Windows Registry, whichever file they are kept in (learn.microsoft.com, "Registry Value Types"). */

/** A value by what it holds; of bytes that are no text only their number is kept. */
export type RegistryValue =
  | { readonly type: 'string'; readonly text: string }
  | { readonly type: 'strings'; readonly texts: readonly string[] }
  | { readonly type: 'number'; readonly number: number }
  | { readonly type: 'bytes'; readonly length: number };

/** Value types as numbers (winnt.h). */
export const REG = {
  sz: 1,
  expandSz: 2,
  binary: 3,
  dword: 4,
  dwordBigEndian: 5,
  multiSz: 7,
  qword: 11,
} as const;

/** REG_SZ and REG_EXPAND_SZ: up to the first NUL; what follows it programs left there by mistake. */
export function stringValue(text: string): RegistryValue {
  return { type: 'string', text: text.split('\0', 1)[0] ?? '' };
}

/** REG_MULTI_SZ: strings each with a NUL behind it. */
export function stringsValue(text: string): RegistryValue {
  return { type: 'strings', texts: text.split('\0').filter((each) => each !== '') };
}
