/** A value of a property list. A date is its text in ISO 8601, the reference of a keyed archive its number. */
export type PlistValue = string | number | boolean | Uint8Array | PlistArray | PlistDictionary;
export type PlistArray = readonly PlistValue[];
/** Keys in the order of the file; of a key given twice the last. */
export type PlistDictionary = ReadonlyMap<string, PlistValue>;

export const PLIST_BOUNDS = {
  /** Bytes of the whole file. */
  bytes: 16 * 1024 * 1024,
  /** Arrays and dictionaries inside one another. */
  depth: 128,
  /** Values of all kinds, keys included. A binary list may name one value a thousand times: each counts. */
  values: 1_000_000,
} as const;
