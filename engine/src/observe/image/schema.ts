import * as z from 'zod';

const digest = z.string().regex(/^sha(256|512):[0-9a-f]{64,128}$/);

/** A content descriptor of the OCI image specification, as far as it is followed. */
const descriptor = z.object({
  mediaType: z.string().optional(),
  digest,
  annotations: z.record(z.string(), z.string()).optional(),
});

/** `index.json`, and an index inside it (OCI image specification, image index). */
export const imageIndex = z.object({ manifests: z.array(descriptor).max(1_000) });

/** An OCI image manifest, or Docker's of schema 2. */
export const imageManifest = z.object({
  config: descriptor.optional(),
  layers: z.array(descriptor).max(10_000),
});

/** `manifest.json` of `docker save`. */
export const savedImages = z
  .array(
    z.object({
      Config: z.string(),
      RepoTags: z.array(z.string()).nullish(),
      Layers: z.array(z.string()).max(10_000),
    }),
  )
  .max(1_000);
