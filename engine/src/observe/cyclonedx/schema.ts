import * as z from 'zod';

const Words = z.string().optional().catch(undefined);
const Organisation = z.object({ name: Words }).optional().catch(undefined);

/**
 * What is used of a component (CycloneDX 1.2 to 1.6, JSON). A field of the wrong type is as good as absent;
 * only a component without a name is none. Those inside it are read one by one.
 */
export const Component = z.object({
  name: z.string(),
  type: Words,
  group: Words,
  version: Words,
  purl: Words,
  cpe: Words,
  publisher: Words,
  author: Words,
  'bom-ref': Words,
  supplier: Organisation,
  manufacturer: Organisation,
  authors: z
    .array(z.object({ name: Words }))
    .optional()
    .catch(undefined),
  hashes: z
    .array(z.object({ alg: z.string(), content: z.string() }))
    .optional()
    .catch(undefined),
  components: z.array(z.unknown()).optional().catch(undefined),
});
export type Component = z.infer<typeof Component>;

/** `manufacture` was renamed in 1.6, where it stands in the component itself. */
export const Metadata = z.object({
  component: z.unknown().optional(),
  supplier: Organisation,
  manufacture: Organisation,
  manufacturer: Organisation,
});
export type Metadata = z.infer<typeof Metadata>;
