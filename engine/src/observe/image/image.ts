import { type ByteReader, bytesReader, FormatError } from '../../formats/byte-reader.ts';
import { sliceReader } from '../../formats/byte-slice.ts';
import { compressionOf } from '../../formats/compression.ts';
import { looksLikeImage } from '../../formats/tar/image-archive.ts';
import { type ForwardBytes, forwardReader, isTar, readTar, type TarEntry } from '../../formats/tar/tar.ts';
import type { Asset } from '../../model/asset.ts';
import type { Container, ContainerContext, ContainerYield, OpenedMember } from '../container.ts';
import { forwardStream } from '../forward-stream.ts';
import { memberName } from '../member-name.ts';
import type { SourceGap } from '../source.ts';
import { damageGap } from '../unpack.ts';
import { limitGap } from '../unpack-budget.ts';
import { unpackedPieces } from '../unpacked-pieces.ts';
import { findImages, type Image, type ImageFiles, shortId } from './images.ts';
import { newOverlay, type Overlay } from './overlay.ts';

const HEAD_BYTES = 4096;

/** Container images: the tar of `docker save`, and an OCI layout in a tar. What shows in the image is seen. */
export const image: Container = {
  id: 'image',
  title: 'Container images (docker save, OCI layout in a tar)',
  doesNotSee: ['what a later layer removes or replaces', 'images that are not on this disk'],
  required: (file) => isTar(file.head) && looksLikeImage(file.head),
  async *expand(file, context) {
    const { files, gap } = await listFiles(file.bytes, context);
    if (gap !== null) yield { kind: 'gap', gap };
    yield* imagesOf(files, context);
  },
};

/** Every image that is named among some files, whatever holds them. */
export async function* imagesOf(
  files: ImageFiles,
  context: ContainerContext,
): AsyncGenerator<ContainerYield> {
  yield { kind: 'archive' };
  const { images, faults } = findImages(files);
  for (const fault of faults) yield { kind: 'gap', gap: brokenImage(fault) };
  if (images.length === 0 && faults.length === 0)
    yield { kind: 'gap', gap: brokenImage('it has no manifest') };
  for (const each of images) yield* imageMembers(each, files, context);
}

/** Goes through an image's layers from the highest down, so that each path is seen as the image shows it. */
async function* imageMembers(
  found: Image,
  files: ImageFiles,
  context: ContainerContext,
): AsyncGenerator<ContainerYield> {
  const asset: Asset = { kind: 'image', id: found.id, label: found.label };
  const overlay = newOverlay();
  for (const layer of [...found.layers].reverse()) {
    const bytes = files(layer);
    if (bytes === null) {
      yield {
        kind: 'gap',
        gap: brokenImage(`the layer ${layerName(layer)} that its manifest names is missing`),
      };
      continue;
    }
    yield* layerMembers(layer, bytes, overlay, asset, context);
    overlay.endLayer();
  }
}

async function* layerMembers(
  layer: string,
  bytes: ByteReader,
  overlay: Overlay,
  asset: Asset,
  context: ContainerContext,
): AsyncGenerator<ContainerYield> {
  const packed = compressionOf(bytes.read(0, 512));
  const input = packed ? forwardStream(unpackedPieces(bytes, packed, context)) : forwardReader(bytes);
  let entries = 0;
  for await (const item of readTar(input)) {
    context.goOn();
    if (!item.ok) {
      yield { kind: 'gap', gap: layerGap(layer, item.error, context) };
      if (item.final) return;
      continue;
    }
    if (++entries > context.limits.entries) {
      const reason = `the layer ${layerName(layer)} has more entries, and the rest was not looked at`;
      yield { kind: 'gap', gap: limitGap('entries', context.limits.entries, reason) };
      return;
    }
    const { entry } = item;
    const { name } = memberName(entry.name);
    const shown = overlay.shows(name);
    const kind = entry.kind === 'file' ? 'file' : entry.kind === 'directory' ? 'directory' : 'other';
    if (overlay.note(name, kind) === 'whiteout' || !shown || entry.kind !== 'file') continue;
    try {
      const head = packed
        ? await item.data.take(Math.min(HEAD_BYTES, entry.size))
        : bytes.read(entry.dataOffset, Math.min(HEAD_BYTES, entry.size)).slice();
      const open = () => (packed ? streamed(item.data, entry, head, context) : inPlace(bytes, entry));
      yield {
        kind: 'member',
        member: { name, within: [layerName(layer), name], size: entry.size, head, open, asset },
      };
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      yield { kind: 'gap', gap: layerGap(layer, error, context) };
      return;
    }
  }
}

async function inPlace(bytes: ByteReader, entry: TarEntry): Promise<OpenedMember> {
  return { ok: true, bytes: sliceReader(bytes, entry.dataOffset, entry.size), gap: null };
}

async function streamed(
  data: ForwardBytes,
  entry: TarEntry,
  head: Uint8Array,
  context: ContainerContext,
): Promise<OpenedMember> {
  const { memberBytes } = context.limits;
  if (entry.size > memberBytes) {
    return { ok: false, gap: limitGap('memberBytes', memberBytes, `it has ${entry.size} bytes`) };
  }
  try {
    const rest = await data.take(entry.size - head.length);
    return { ok: true, bytes: bytesReader(Buffer.concat([head, rest])), gap: null };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    if (error.code === 'limit-reached') return { ok: false, gap: context.budget.gap() };
    return { ok: true, bytes: bytesReader(head), gap: null };
  }
}

/** The archive's own files, by name: an image's parts are looked up, not gone through. */
async function listFiles(
  bytes: ByteReader,
  context: ContainerContext,
): Promise<{ readonly files: ImageFiles; readonly gap: SourceGap | null }> {
  const places = new Map<string, TarEntry>();
  const links = new Map<string, string>();
  let gap: SourceGap | null = null;
  for await (const item of readTar(forwardReader(bytes))) {
    context.goOn();
    if (!item.ok) {
      gap = damageGap(item.error);
      if (item.final) break;
      continue;
    }
    if (places.size > context.limits.entries) {
      gap = limitGap(
        'entries',
        context.limits.entries,
        'it has more entries, and the rest was not looked at',
      );
      break;
    }
    const name = memberName(item.entry.name).name;
    if (item.entry.kind === 'file') places.set(name, item.entry);
    // docker save of old writes a layer that two images share as a link to the first.
    if (item.entry.kind === 'link') links.set(name, linked(name, item.entry));
  }
  const files: ImageFiles = (name) => {
    const entry = places.get(name) ?? places.get(links.get(name) ?? '');
    return entry === undefined ? null : sliceReader(bytes, entry.dataOffset, entry.size);
  };
  return { files, gap };
}

/** What a link inside the archive names, from the archive's root. */
function linked(name: string, entry: TarEntry): string {
  const target = memberName(entry.linkName).name;
  const parts = [...name.split('/').slice(0, -1)];
  for (const part of new TextDecoder().decode(entry.linkName).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/') || target;
}

/** `blobs/sha256/<hex>` or `<hex>/layer.tar`, as people know a layer. */
function layerName(layer: string): string {
  const hex = /[0-9a-f]{64}/.exec(layer)?.[0];
  return hex === undefined ? layer : shortId(`sha256:${hex}`);
}

function layerGap(layer: string, error: FormatError, context: ContainerContext): SourceGap {
  if (error.code === 'limit-reached') return context.budget.gap();
  const gap = damageGap(error);
  return { ...gap, reason: `the layer ${layerName(layer)}: ${gap.reason}` };
}

function brokenImage(reason: string): SourceGap {
  return {
    code: 'malformed',
    reason: `it is laid out as a container image, and ${reason}`,
    remedy: 'Save the image again, or unpack it yourself and scan the folder.',
    material: true,
  };
}
