import type { Container } from './container.ts';
import type { Source } from './source.ts';

/** Every reader of a kind of file. To add one: its folder, and its line here. */
export const SOURCES: readonly Source[] = [];

/** Every reader of a kind of archive. */
export const CONTAINERS: readonly Container[] = [];
