import type { ByteReader } from '../../formats/byte-reader.ts';
import { compressionOf } from '../../formats/compression.ts';
import { forwardReader } from '../../formats/tar/tar.ts';
import type { Asset } from '../../model/asset.ts';
import type { ContainerContext, ContainerYield } from '../container.ts';
import { forwardStream } from '../forward-stream.ts';
import type { OpenFile } from '../source.ts';
import { unpackedPieces } from '../unpacked-pieces.ts';
import { brokenImage, encryptedLayer } from './gaps.ts';
import type { LayoutRoot } from './image-mark.ts';
import { findImages, type Image, type ImageFiles, type Layer, layerName } from './images.ts';
import { entryKind, layerMembers } from './layer.ts';
import { LAYERS_OF_ENTRIES, newOverlay, type Overlay } from './overlay.ts';

const HEAD_BYTES = 4096;

/** Every image that is named among some files, whatever holds them; how many there are, and how much was wrong. */
export async function* imagesOf(
  archive: OpenFile,
  files: ImageFiles,
  context: ContainerContext,
  root: LayoutRoot = '',
): AsyncGenerator<ContainerYield, { readonly images: number; readonly faults: number }> {
  const { images, faults } = findImages(files, root);
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
