import type { Verification } from '../../model/verification.ts';

/** How well something is verified, for the end of a line. */
export const VERIFICATION_MARKS = {
  primary: 'instrument read',
  'official-secondary': 'official release',
  secondary: 'secondary source',
  memory: 'not checked',
} as const satisfies Record<Verification, string>;

/** The same about the terms of a law, after its citation; nothing is said of what was read itself. */
export const TERMS_READ = {
  primary: null,
  'official-secondary': "terms read in the agency's own guidance",
  secondary: 'terms read in secondary sources',
  memory: 'terms from memory: nobody has checked them',
} as const satisfies Record<Verification, string | null>;
