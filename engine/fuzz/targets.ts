import type { FuzzTarget } from './fuzz-target.ts';

/** Every parser under fuzz. To add one: its file beside this one, and its line here. */
export const TARGETS: readonly FuzzTarget[] = [];
