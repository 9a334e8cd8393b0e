import type { Container } from './container.ts';
import { fileName } from './file-name/file-name.ts';
import type { PathSource } from './path-source.ts';
import type { Source } from './source.ts';

/** Every reader of a kind of file. To add one: its folder, and its line here. */
export const SOURCES: readonly Source[] = [];

/** Every reader of a kind of archive. */
export const CONTAINERS: readonly Container[] = [];

/** Every reader of names alone. */
export const PATH_SOURCES: readonly PathSource[] = [fileName];
