import { type ByteReader, bytesReader } from '../../formats/byte-reader.ts';
import { compressionOf, unpackedChunks } from '../../formats/compression.ts';
import { inflateForward } from '../../formats/inflate.ts';
import { type ForwardBytes, readTar, type TarEntry } from '../../formats/tar/tar.ts';
import type { Asset } from '../../model/asset.ts';
import type { ContainerContext, ContainerYield, Member, OpenedMember } from '../container.ts';
import { forwardStream, type PeekableBytes } from '../forward-stream.ts';
import { memberName } from '../member-name.ts';
import { memberNotes } from '../member-notes.ts';
import type { OpenFile, SourceGap } from '../source.ts';
import { type Body, entryYields, inPlace, streamed } from '../tar-members.ts';
import { damageGap } from '../unpack.ts';
import { limitGap } from '../unpack-budget.ts';
import { budgeted } from '../unpacked-pieces.ts';
import { LAYERS_OF_ENTRIES } from './overlay.ts';

const HEAD_BYTES = 512;

/** Where a layer is read: the file that holds the image, and the layer's name in it. */
export interface LayerPlace {
  readonly archive: OpenFile;
  readonly layer: string;
}

/** Whom of the images an entry shows in, by its place among the layer's entries; null where nobody can say any more. */
export type ShowsIn = (entry: TarEntry, path: string, index: number) => readonly Asset[] | null;

/** What a layer's entry is to the layers around it. */
export function entryKind({ kind }: TarEntry): 'file' | 'directory' | 'other' {
  return kind === 'file' || kind === 'directory' ? kind : 'other';
}

/**
 * What of a layer shows.
 *
 * @param plain the layer itself, where it is not packed and can be read anywhere; else what goes by is held, one member
 */
export async function* layerMembers(
  place: LayerPlace,
  input: ForwardBytes,
  plain: ByteReader | null,
  context: ContainerContext,
  showsIn: ShowsIn,
): AsyncGenerator<ContainerYield> {
  const { archive, layer } = place;
  const location = { path: archive.location.path, within: [...(archive.location.within ?? []), layer] };
  const notes = memberNotes();
  const hidden = new Set<string>();
  const told = (gap: SourceGap): ContainerYield => ({
    kind: 'gap',
    gap: { ...gap, reason: `the layer ${layer}: ${gap.reason}` },
  });
  let index = -1;
  for await (const item of readTar(input)) {
    context.goOn();
    if (!item.ok) {
      const { error } = item;
      if (error.code === 'limit-reached') yield { kind: 'gap', gap: context.budget.gap() };
      else yield told(damageGap(error));
      if (item.final) break;
      continue;
    }
    if (++index >= context.limits.entries) {
      const reason = 'it has more entries, and the rest was not looked at';
      yield told(limitGap('entries', context.limits.entries, reason));
      break;
    }
    const { entry } = item;
    const named = memberName(entry.name);
    const { name } = named;
    const assets = showsIn(entry, name, index);
    if (assets === null) {
      yield { kind: 'gap', gap: tooManyPaths(context) };
      break;
    }
    if (assets.length === 0) {
      if (entry.kind === 'file') hidden.add(name);
      continue;
    }
    if (entry.kind === 'directory') continue;
    if (entry.kind === 'hard-link' && hidden.has(memberName(entry.linkName).name)) {
      notes.add('hidden-link', name);
    }
    const data = plain ? inPlace(plain, entry) : streamed(item.data, entry, context);
    const body = assets.length > 1 ? once(data) : data;
    let goesOn = true;
    for (const asset of assets) {
      const itsNotes = asset === assets[0] ? notes : memberNotes();
      const yields = entryYields(entry, body, location, itsNotes, context, named);
      for (let next = await yields.next(); ; next = await yields.next()) {
        if (next.done) {
          goesOn = next.value;
          break;
        }
        yield next.value.kind === 'member' ? onImage(next.value.member, layer, asset) : next.value;
      }
      if (!goesOn) break;
    }
    if (!goesOn) break;
  }
  for (const gap of notes.gaps()) yield told(gap);
}

function onImage({ name, size, head, open }: Member, layer: string, asset: Asset): ContainerYield {
  return { kind: 'member', member: { name, within: [layer, name], asset, size, head, open } };
}

/** Data that goes by once, for each image that it shows in. */
function once(body: Body): Body {
  let head: Promise<Uint8Array> | null = null;
  let whole: Promise<OpenedMember> | null = null;
  return {
    head() {
      head ??= body.head();
      return head;
    },
    whole(first) {
      whole ??= body.whole(first);
      return whole;
    },
  };
}

/** A layer's tar, until it is closed, which has to come before the archive goes on. */
export interface OpenedLayer {
  readonly input: ForwardBytes;
  close(): Promise<void>;
}

/**
 * A layer's tar out of an archive that goes by, unpacked where it is packed; a gap where it cannot be had. Gzip is
 * unpacked as it goes by; of what is packed otherwise the packed bytes are held.
 */
export async function openLayer(
  layer: string,
  data: PeekableBytes,
  size: number,
  context: ContainerContext,
): Promise<OpenedLayer | { readonly gap: SourceGap }> {
  const packed = compressionOf(await data.peek(HEAD_BYTES));
  if (packed === null) return { input: data, close: async () => {} };
  const { memberBytes } = context.limits;
  if (packed !== 'gzip' && size > memberBytes) {
    const reason = `the layer ${layer} has ${size} bytes, packed with ${packed} and packed again`;
    return { gap: limitGap('memberBytes', memberBytes, reason) };
  }
  const chunks =
    packed === 'gzip'
      ? inflateForward(data, 'gzip')
      : unpackedChunks(bytesReader(await data.take(size)), packed);
  const pieces = budgeted(chunks, context);
  return {
    input: forwardStream(pieces),
    async close() {
      await pieces.return(undefined);
    },
  };
}

/** The gap where layers name more paths than are held at once. */
export function tooManyPaths({ limits }: ContainerContext): SourceGap {
  const reason = `its layers name more than ${limits.entries * LAYERS_OF_ENTRIES} paths, and what shows of the rest was not looked at`;
  return limitGap('entries', limits.entries, reason);
}
