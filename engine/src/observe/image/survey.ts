import { type ByteReader, bytesReader, FormatError } from '../../formats/byte-reader.ts';
import { compressionOf } from '../../formats/compression.ts';
import { type ForwardBytes, isTar, readTar } from '../../formats/tar/tar.ts';
import type { ContainerContext } from '../container.ts';
import { forwardStream, type PeekableBytes } from '../forward-stream.ts';
import { memberName } from '../member-name.ts';
import type { SourceGap } from '../source.ts';
import { limitGap } from '../unpack-budget.ts';
import { type LayoutRoot, MOST_ROOTS, mayBeMark, rootOfMark } from './image-mark.ts';
import type { ImageFiles } from './images.ts';
import { entryKind, openLayer, tooManyPaths } from './layer.ts';
import { linkTarget, mayBePart } from './names-in-archive.ts';
import { LAYERS_OF_ENTRIES, pathCost } from './overlay.ts';

/** A path of a layer. */
export interface LayerPath {
  readonly path: string;
  readonly kind: 'file' | 'directory' | 'other';
}

/** What is known of an archive that went by once. */
export interface Survey {
  /** Its documents, by name; null where there is none that was kept. */
  readonly files: ImageFiles;
  /** Names of what was looked up. */
  readonly looked: Set<string>;
  /** The place of a file among the archive's entries, also by a link to it. */
  find(name: string): number | null;
  nameOf(at: number): string;
  /** The paths of the layer at a place; none where no layer is. */
  paths(at: number): readonly LayerPath[];
  /** Where images are marked as laid out. */
  readonly roots: ReadonlySet<LayoutRoot>;
  readonly gaps: readonly SourceGap[];
}

const HEAD_BYTES = 512;
const MARK_BYTES = 4096;
const PIECE_BYTES = 1024 * 1024;
/** A manifest is a page of JSON; of all that may be one, so much is kept. */
const MOST_DOCUMENT = 4 * 1024 * 1024;
const MOST_DOCUMENTS = 32 * 1024 * 1024;

/** Goes through an archive once: keeps what may be a manifest, and the paths of what is a tar or packed. */
export async function survey(archive: ForwardBytes, context: ContainerContext): Promise<Survey> {
  const places = new Map<string, number>();
  const names: string[] = [];
  const links = new Map<string, string>();
  const documents = new Map<number, Uint8Array>();
  const layers = new Map<number, readonly LayerPath[]>();
  const roots = new Set<LayoutRoot>();
  const gaps: SourceGap[] = [];
  let documentBytes = 0;
  const room = { left: context.limits.entries * LAYERS_OF_ENTRIES };
  for await (const item of readTar(archive)) {
    // What is wrong with the archive is told when it goes by again.
    if (!item.ok && item.final) break;
    if (!item.ok) continue;
    const { entry } = item;
    const { name } = memberName(entry.name);
    const at = names.length;
    if (at >= context.limits.entries) break;
    names.push(mayBePart(name) ? name : '');
    if (!mayBePart(name)) continue;
    const target = linkTarget(entry, name);
    if (target !== null) links.set(name, target);
    if (entry.kind !== 'file') continue;
    places.set(name, at);
    const data = forwardStream(piecesOf(item.data));
    try {
      const isMark = mayBeMark(name) && roots.size < MOST_ROOTS;
      const head = await data.peek(isMark ? MARK_BYTES : HEAD_BYTES);
      const root = isMark ? rootOfMark(name, head) : null;
      if (root !== null) roots.add(root);
      if (compressionOf(head) !== null || isTar(head)) {
        layers.set(at, await pathsOf(data, entry.size, room, context));
      } else if (entry.size <= MOST_DOCUMENT && mayBeJson(head)) {
        documentBytes += entry.size;
        if (documentBytes <= MOST_DOCUMENTS) documents.set(at, await data.take(entry.size));
      }
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      break;
    }
  }
  if (room.left < 0) gaps.push(tooManyPaths(context));
  if (documentBytes > MOST_DOCUMENTS) {
    const reason = `it holds ${documentBytes} bytes of JSON, and no more than ${MOST_DOCUMENTS} are kept for its manifests`;
    gaps.push(limitGap('documentBytes', context.limits.documentBytes, reason));
  }
  const looked = new Set<string>();
  const find = (name: string) => places.get(name) ?? places.get(links.get(name) ?? '') ?? null;
  return {
    files(name): ByteReader | null {
      const at = find(name);
      const document = at === null ? undefined : documents.get(at);
      if (at === null || document === undefined) return null;
      looked.add(names[at] ?? name);
      return bytesReader(document);
    },
    looked,
    find,
    nameOf: (at) => names[at] ?? '',
    paths: (at) => layers.get(at) ?? [],
    roots,
    gaps,
  };
}

/** What a layer names, as far as there is room; what is wrong with it is told when it goes by again. */
async function pathsOf(
  data: PeekableBytes,
  size: number,
  room: { left: number },
  context: ContainerContext,
): Promise<LayerPath[]> {
  const paths: LayerPath[] = [];
  const opened = await openLayer('', data, size, context);
  if ('gap' in opened) return paths;
  try {
    for await (const item of readTar(opened.input)) {
      context.goOn();
      if (!item.ok && item.final) break;
      if (!item.ok) continue;
      const { name } = memberName(item.entry.name);
      room.left -= pathCost(name);
      if (room.left < 0 || paths.length >= context.limits.entries) break;
      paths.push({ path: name, kind: entryKind(item.entry) });
    }
    return paths;
  } finally {
    await opened.close();
  }
}

function mayBeJson(head: Uint8Array): boolean {
  const first = head.find((byte) => byte > 0x20);
  return first === 0x7b || first === 0x5b;
}

/** An entry's data piece by piece, never further than it goes. */
export async function* piecesOf(data: ForwardBytes): AsyncGenerator<Uint8Array> {
  for (;;) {
    const piece = await data.takeSome(PIECE_BYTES);
    if (piece.length === 0) return;
    yield piece;
  }
}

/** The same context, in which what is unpacked is not paid for: it is paid for when it is read. */
export function uncharged(context: ContainerContext): ContainerContext {
  const most = context.budget.left();
  let taken = 0;
  const budget = {
    ...context.budget,
    left: () => Math.max(0, most - taken),
    take(bytes: number) {
      taken += bytes;
      return taken <= most;
    },
  };
  return { ...context, budget };
}
