import type { ByteReader } from '../../formats/byte-reader.ts';
import { sliceReader } from '../../formats/byte-slice.ts';
import { forwardReader, readTar, type TarEntry } from '../../formats/tar/tar.ts';
import type { ContainerContext, ContainerYield } from '../container.ts';
import { memberName } from '../member-name.ts';
import type { OpenFile } from '../source.ts';
import { tarMembers } from '../tar-members.ts';
import { type LayoutRoot, MOST_ROOTS, mayBeMark, rootOfMark } from './image-mark.ts';
import { imagesOf } from './image-members.ts';
import type { ImageFiles } from './images.ts';
import { linkTarget, restOf } from './names-in-archive.ts';

const HEAD_BYTES = 4096;

/**
 * A tar that can be read anywhere: the images that are laid out in it, wherever in it, and the members that are none of
 * their parts.
 *
 * @param tried roots at which an image is expected, though nothing marks one
 */
export async function* plainImage(
  file: OpenFile,
  tried: readonly LayoutRoot[],
  context: ContainerContext,
): AsyncGenerator<ContainerYield> {
  const looked = new Set<string>();
  const listed = await listFiles(file.bytes, context);
  const files: ImageFiles = (name) => {
    const entry = listed.find(name);
    if (entry === null) return null;
    looked.add(memberName(entry.name).name);
    return sliceReader(file.bytes, entry.dataOffset, entry.size);
  };
  const roots = new Set([...tried, ...listed.roots]);
  let images = 0;
  for (const root of roots) images += (yield* imagesOf(file, files, context, root)).images;
  yield* tarMembers(file, null, context, images > 0 ? restOf(looked, roots) : null);
}

interface Listed {
  find(name: string): TarEntry | null;
  readonly roots: ReadonlySet<LayoutRoot>;
}

/** The archive's own files, by name: an image's parts are looked up, not gone through. */
async function listFiles(bytes: ByteReader, context: ContainerContext): Promise<Listed> {
  const places = new Map<string, TarEntry>();
  const links = new Map<string, string>();
  const roots = new Set<LayoutRoot>();
  let entries = 0;
  for await (const item of readTar(forwardReader(bytes))) {
    context.goOn();
    // What is wrong with the archive is told where its other members are read.
    if (!item.ok && item.final) break;
    if (!item.ok) continue;
    if (++entries > context.limits.entries) break;
    const { entry } = item;
    const name = memberName(entry.name).name;
    if (entry.kind === 'file') places.set(name, entry);
    if (entry.kind === 'file' && mayBeMark(name) && roots.size < MOST_ROOTS) {
      const root = rootOfMark(name, bytes.read(entry.dataOffset, Math.min(HEAD_BYTES, entry.size)));
      if (root !== null) roots.add(root);
    }
    const target = linkTarget(entry, name);
    if (target !== null) links.set(name, target);
  }
  return { find: (name) => places.get(name) ?? places.get(links.get(name) ?? '') ?? null, roots };
}
