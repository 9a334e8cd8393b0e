import { defineConfig } from 'vitest/config';

/**
 * The tests that a mutant of `decide/` meets: those beside it and the properties. Left out are the cases of the
 * laws, which would be run whole for each mutant, what needs the built catalogue, which is no source, what does
 * not go through `decide/`, and what changes the time zone, which a thread of Stryker's cannot.
 */
export default defineConfig({
  test: {
    include: ['engine/src/decide/*.test.ts', 'engine/tests/law/*.test.ts'],
    exclude: ['engine/src/decide/law-cases.test.ts', 'engine/tests/law/{diff,near-miss,machine}.test.ts'],
    testTimeout: 60_000,
  },
});
