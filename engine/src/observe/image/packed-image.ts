import type { Compression } from '../../formats/compression.ts';
import type { ForwardBytes, TarEntry } from '../../formats/tar/tar.ts';
import type { Asset } from '../../model/asset.ts';
import type { ContainerContext, ContainerYield } from '../container.ts';
import { forwardStream } from '../forward-stream.ts';
import type { OpenFile, SourceGap } from '../source.ts';
import { tarMembers } from '../tar-members.ts';
import { limitGap } from '../unpack-budget.ts';
import { unpackedPieces } from '../unpacked-pieces.ts';
import { brokenImage, encryptedLayer } from './gaps.ts';
import type { LayoutRoot } from './image-mark.ts';
import { findImages, type Image, type Layer, layerName } from './images.ts';
import { layerMembers, openLayer } from './layer.ts';
import { restOf } from './names-in-archive.ts';
import { LAYERS_OF_ENTRIES, newOverlay } from './overlay.ts';
import { piecesOf, type Survey, survey, uncharged } from './survey.ts';

/** What shows of a layer in one image: a byte for each of its entries. */
interface Use {
  readonly asset: Asset;
  readonly shown: Uint8Array;
}

/** A layer that is to be read, by its place among the archive's entries. */
interface Wanted {
  readonly layer: Layer;
  readonly uses: Use[];
}

/**
 * An image's archive that is packed whole, and so goes by: once to learn its manifests, which may come last, and the
 * paths of its layers, and once more to read what shows. Without a manifest it is a tar like others.
 *
 * @param tried roots at which an image is expected, though nothing marks one
 */
export async function* packedImage(
  file: OpenFile,
  compression: Compression,
  tried: readonly LayoutRoot[],
  context: ContainerContext,
): AsyncGenerator<ContainerYield> {
  const first = uncharged(context);
  const known = await survey(forwardStream(unpackedPieces(file.bytes, compression, first)), first);
  for (const gap of known.gaps) yield { kind: 'gap', gap };
  const roots = new Set([...tried, ...known.roots]);
  const found = [...roots].map((root) => findImages(known.files, root));
  for (const { faults } of found) for (const fault of faults) yield { kind: 'gap', gap: brokenImage(fault) };
  const images = found.flatMap((each) => each.images);
  const { wanted, gaps } = whatShows(images, known, context);
  for (const gap of gaps) yield { kind: 'gap', gap };
  const rest = images.length > 0 ? restOf(known.looked, roots) : () => null;
  let index = -1;
  const unpacked = forwardStream(unpackedPieces(file.bytes, compression, context));
  yield* tarMembers(file, unpacked, context, (entry, data) => {
    index++;
    const layer = wanted.get(index);
    return layer === undefined ? rest(entry, data) : readLayer(file, layer, entry, data, context);
  });
}

async function* readLayer(
  archive: OpenFile,
  { layer, uses }: Wanted,
  entry: TarEntry,
  data: ForwardBytes,
  context: ContainerContext,
): AsyncGenerator<ContainerYield> {
  const place = { archive, layer: layerName(layer) };
  const opened = await openLayer(place.layer, forwardStream(piecesOf(data)), entry.size, context);
  if ('gap' in opened) {
    yield { kind: 'gap', gap: opened.gap };
    return;
  }
  try {
    yield* layerMembers(place, opened.input, null, context, (_entry, _path, index) =>
      uses.filter(({ shown }) => shown[index] === 1).map(({ asset }) => asset),
    );
  } finally {
    await opened.close();
  }
}

/** Which entries of which layers show, image by image. */
function whatShows(
  images: readonly Image[],
  known: Survey,
  context: ContainerContext,
): { readonly wanted: ReadonlyMap<number, Wanted>; readonly gaps: readonly SourceGap[] } {
  const wanted = new Map<number, Wanted>();
  const gaps: SourceGap[] = [];
  let left = context.limits.entries * LAYERS_OF_ENTRIES * LAYERS_OF_ENTRIES;
  for (const image of images) {
    const asset: Asset = { kind: 'image', id: image.id, label: image.label };
    const overlay = newOverlay(Number.POSITIVE_INFINITY);
    for (const [index, layer] of [...image.layers.entries()].reverse()) {
      if (index === 0) overlay.isLowest();
      context.goOn();
      const at = known.find(layer.file);
      if (at === null) {
        gaps.push(brokenImage(`the layer ${layerName(layer)} that its manifest names is missing`));
        continue;
      }
      if (layer.kind === 'encrypted') gaps.push(encryptedLayer(layerName(layer)));
      // What is no tar is a member of the archive like others.
      if (layer.kind !== 'tar') continue;
      const paths = known.paths(at);
      left -= paths.length + 1;
      if (left < 0) {
        const reason = `its images have more layers and paths than are gone through, and the rest was not looked at`;
        return { wanted, gaps: [...gaps, limitGap('entries', context.limits.entries, reason)] };
      }
      known.looked.add(known.nameOf(at));
      const use = useOf(wanted, at, layer, asset, paths.length);
      paths.forEach(({ path, kind }, index) => {
        const shows = overlay.shows(path);
        if (overlay.note(path, kind) === 'entry' && shows) use.shown[index] = 1;
      });
      overlay.endLayer();
    }
  }
  return { wanted, gaps };
}

/** A layer may stand in an image more than once, and in many. */
function useOf(wanted: Map<number, Wanted>, at: number, layer: Layer, asset: Asset, entries: number): Use {
  const known = wanted.get(at) ?? { layer, uses: [] };
  wanted.set(at, known);
  const last = known.uses.at(-1);
  if (last?.asset === asset) return last;
  const use = { asset, shown: new Uint8Array(entries) };
  known.uses.push(use);
  return use;
}
