import type { TarEntry } from '../../formats/tar/tar.ts';
import { memberName } from '../member-name.ts';
import type { TakeOver } from '../tar-members.ts';
import type { LayoutRoot } from './image-mark.ts';

/** Files that say what an archive is, and hold nothing else. */
const OF_THE_LAYOUT = new Set(['manifest.json', 'index.json', 'oci-layout', 'repositories']);

/** Longer names are none that a manifest gives. */
const LONGEST = 1024;

/** What a link to a layer names, from the archive's root: docker save of old writes a layer that two images share so. */
export function linkTarget(entry: TarEntry, name: string): string | null {
  if (entry.kind === 'hard-link') return memberName(entry.linkName).name;
  if (entry.kind !== 'link' || entry.linkName.length > LONGEST) return null;
  const parts = name.split('/').slice(0, -1);
  for (const part of new TextDecoder().decode(entry.linkName).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/') || memberName(entry.linkName).name;
}

/** Whether a name may be that of an image's part. */
export function mayBePart(name: string): boolean {
  return name.length <= LONGEST;
}

/**
 * Passes over what was read as parts of images, so that what else lies in their archive is read as of any tar.
 *
 * @param roots where images are laid out
 */
export function restOf(parts: ReadonlySet<string>, roots: ReadonlySet<LayoutRoot>): TakeOver {
  return (entry) => {
    const { name } = memberName(entry.name);
    const end = name.lastIndexOf('/') + 1;
    const isOfLayout = OF_THE_LAYOUT.has(name.slice(end)) && roots.has(name.slice(0, end));
    return parts.has(name) || isOfLayout ? nothing() : null;
  };
}

async function* nothing(): AsyncGenerator<never> {}
