import * as z from 'zod';

const Words = z.string().optional().catch(undefined);

/**
 * What is used of a package (SPDX 2.2 and 2.3, JSON, clause 7). A field of the wrong type is as good as absent; only a
 * package without a name is none.
 */
export const SpdxPackage = z.object({
  name: z.string(),
  SPDXID: Words,
  versionInfo: Words,
  supplier: Words,
  originator: Words,
  primaryPackagePurpose: Words,
  externalRefs: z
    .array(z.object({ referenceType: z.string(), referenceLocator: z.string() }))
    .optional()
    .catch(undefined),
  checksums: z
    .array(z.object({ algorithm: z.string(), checksumValue: z.string() }))
    .optional()
    .catch(undefined),
});
export type SpdxPackage = z.infer<typeof SpdxPackage>;

/** What a document is about stands in one list, or among what is said of its parts (2.3, clause 11). */
export const DescribedIds = z.array(z.string());
export const Relationship = z.object({
  spdxElementId: z.string(),
  relationshipType: z.string(),
  relatedSpdxElement: z.string(),
});
