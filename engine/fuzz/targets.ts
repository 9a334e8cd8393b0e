import { target as asn1 } from './asn1.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { target as pe } from './pe.ts';
import { target as tar } from './tar.ts';
import { target as zip } from './zip.ts';

/** Every parser under fuzz. To add one: its file beside this one, and its line here. */
export const TARGETS: readonly FuzzTarget[] = [asn1, pe, tar, zip];
