import type { FuzzTarget } from './fuzz-target.ts';
import { target as tar } from './tar.ts';
import { target as zip } from './zip.ts';

/** Every parser under fuzz. To add one: its file beside this one, and its line here. */
export const TARGETS: readonly FuzzTarget[] = [tar, zip];
