/** The tags that are read, by the numbers of rpmtag.h. */
export const TAG = {
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  distribution: 1010,
  vendor: 1011,
  packager: 1015,
  url: 1020,
  arch: 1022,
  oldFileNames: 1027,
  sourcePackage: 1106,
  dirIndexes: 1116,
  baseNames: 1117,
  dirNames: 1118,
  payloadFormat: 1124,
  payloadCompressor: 1125,
} as const;

/** Types of values (rpmtag.h, rpmTagType). */
export const TYPE = { int32: 4, string: 6, stringArray: 8, i18nString: 9 } as const;
