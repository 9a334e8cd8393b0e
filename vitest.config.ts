import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['engine/src/**/*.test.ts', 'engine/fuzz/**/*.test.ts', 'tools/**/*.test.ts'],
          // Run by the mutation test alone, on what it compiled.
          exclude: [...configDefaults.exclude, 'tools/mutate-decide/laws.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'end to end',
          include: ['engine/tests/**/*.test.ts'],
          // These run the built command, so it is built first where a source is newer.
          globalSetup: 'engine/tests/build-if-stale.ts',
        },
      },
    ],
  },
});
