import type { ByteReader } from '../../formats/byte-reader.ts';
import { sliceReader } from '../../formats/byte-slice.ts';
import { compressionOf } from '../../formats/compression.ts';
import { looksLikeImage } from '../../formats/tar/image-archive.ts';
import { forwardReader, isTar, readTar, type TarEntry } from '../../formats/tar/tar.ts';
import type { Asset } from '../../model/asset.ts';
import type { Container, ContainerContext, ContainerYield } from '../container.ts';
import { forwardStream } from '../forward-stream.ts';
import { tarHeadInGzip } from '../gzip-head.ts';
import { memberName } from '../member-name.ts';
import type { OpenFile } from '../source.ts';
import { TAR_DOES_NOT_SEE, tarMembers } from '../tar-members.ts';
import { unpackedPieces } from '../unpacked-pieces.ts';
import { brokenImage, encryptedLayer } from './gaps.ts';
import { findImages, type Image, type ImageFiles, type Layer, layerName } from './images.ts';
import { entryKind, layerMembers } from './layer.ts';
import { linkTarget, restOf } from './names-in-archive.ts';
import { LAYERS_OF_ENTRIES, newOverlay, type Overlay } from './overlay.ts';
import { packedImage } from './packed-image.ts';

const HEAD_BYTES = 4096;

/**
 * Container images: the tar of `docker save`, and an OCI layout in a tar, also in gzip. What shows in the image is
 * seen, and what else the archive holds; an archive without a manifest is a tar like others.
 */
export const image: Container = {
  id: 'image',
  title: 'Container images (docker save, OCI layout in a tar), also packed with gzip, xz, zstd or bzip2',
  doesNotSee: [
    'what a later layer removes or replaces',
    'images that are not on this disk',
    'an OCI layout that lies in a folder of a larger target, as an image: its layers are read one by one',
    ...TAR_DOES_NOT_SEE,
  ],
  required(file) {
    const head = isTar(file.head) ? file.head : tarHeadInGzip(file);
    return head !== null && looksLikeImage(head);
  },
  async *expand(file, context) {
    yield { kind: 'archive' };
    if (!isTar(file.head)) {
      yield* packedImage(file, 'gzip', context);
      return;
    }
    const looked = new Set<string>();
    const find = await listFiles(file.bytes, context);
    const files: ImageFiles = (name) => {
      const entry = find(name);
      if (entry === null) return null;
      looked.add(memberName(entry.name).name);
      return sliceReader(file.bytes, entry.dataOffset, entry.size);
    };
    const { images } = yield* imagesOf(file, files, context);
    yield* tarMembers(file, null, context, images > 0 ? restOf(looked) : null);
  },
};

/** Every image that is named among some files, whatever holds them; how many there are, and how much was wrong. */
export async function* imagesOf(
  archive: OpenFile,
  files: ImageFiles,
  context: ContainerContext,
): AsyncGenerator<ContainerYield, { readonly images: number; readonly faults: number }> {
  const { images, faults } = findImages(files);
  for (const fault of faults) yield { kind: 'gap', gap: brokenImage(fault) };
  for (const each of images) yield* imageMembers(each, archive, files, context);
  return { images: images.length, faults: faults.length };
}

/** Goes through an image's layers from the highest down, so that each path is seen as the image shows it. */
async function* imageMembers(
  found: Image,
  archive: OpenFile,
  files: ImageFiles,
  context: ContainerContext,
): AsyncGenerator<ContainerYield> {
  const asset: Asset = { kind: 'image', id: found.id, label: found.label };
  const overlay = newOverlay(context.limits.entries * LAYERS_OF_ENTRIES);
  for (const [index, layer] of [...found.layers.entries()].reverse()) {
    if (index === 0) overlay.isLowest();
    const bytes = files(layer.file);
    if (bytes === null) {
      const reason = `the layer ${layerName(layer)} that its manifest names is missing`;
      yield { kind: 'gap', gap: brokenImage(reason) };
    } else if (layer.kind === 'encrypted') {
      yield { kind: 'gap', gap: encryptedLayer(layerName(layer)) };
    } else if (layer.kind === 'other') {
      yield noTar(layer, bytes, asset);
    } else {
      yield* shownMembers(layer, archive, bytes, overlay, asset, context);
      if (overlay.isFull()) return;
      overlay.endLayer();
    }
  }
}

async function* shownMembers(
  layer: Layer,
  archive: OpenFile,
  bytes: ByteReader,
  overlay: Overlay,
  asset: Asset,
  context: ContainerContext,
): AsyncGenerator<ContainerYield> {
  const packed = compressionOf(bytes.read(0, 512));
  const input = packed ? forwardStream(unpackedPieces(bytes, packed, context)) : forwardReader(bytes);
  const place = { archive, layer: layerName(layer) };
  yield* layerMembers(place, input, packed ? null : bytes, context, (entry, path) => {
    const shows = overlay.shows(path);
    const noted = overlay.note(path, entryKind(entry));
    if (overlay.isFull()) return null;
    return shows && noted === 'entry' ? [asset] : [];
  });
}

/** What is laid out as a layer and is none: an attestation, a chart. */
function noTar(layer: Layer, bytes: ByteReader, asset: Asset): ContainerYield {
  const name = layerName(layer);
  const open = async () => ({ ok: true, bytes, gap: null }) as const;
  const head = bytes.read(0, HEAD_BYTES).slice();
  return { kind: 'member', member: { name, within: [name], size: bytes.size, head, open, asset } };
}

/** The archive's own files, by name: an image's parts are looked up, not gone through. */
async function listFiles(
  bytes: ByteReader,
  context: ContainerContext,
): Promise<(name: string) => TarEntry | null> {
  const places = new Map<string, TarEntry>();
  const links = new Map<string, string>();
  let entries = 0;
  for await (const item of readTar(forwardReader(bytes))) {
    context.goOn();
    // What is wrong with the archive is told where its other members are read.
    if (!item.ok && item.final) break;
    if (!item.ok) continue;
    if (++entries > context.limits.entries) break;
    const name = memberName(item.entry.name).name;
    if (item.entry.kind === 'file') places.set(name, item.entry);
    const target = linkTarget(item.entry, name);
    if (target !== null) links.set(name, target);
  }
  return (name) => places.get(name) ?? places.get(links.get(name) ?? '') ?? null;
}
