import * as z from 'zod';

const Person = z.union([z.string(), z.object({ name: z.string().optional().catch(undefined) })]);

/** What is used of a package.json; npm itself is as lenient about `author`. */
export const PackageJson = z.object({
  name: z.string(),
  version: z.string().optional().catch(undefined),
  author: Person.optional().catch(undefined),
});
export type PackageJson = z.infer<typeof PackageJson>;
