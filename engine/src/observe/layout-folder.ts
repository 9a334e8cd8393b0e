import { type BytePath, joinPath } from './byte-path.ts';
import type { Container } from './container.ts';
import { imagesIn } from './folder-images.ts';
import { readLayersAsFiles } from './image/gaps.ts';
import { imagesOf } from './image/image-members.ts';
import { isFile, layoutFiles } from './layout-files.ts';
import type { Readers, Scan } from './scan.ts';
import type { SourceGap } from './source.ts';
import type { Step } from './walk.ts';

const INDEX = 'index.json';
const SAVED = 'manifest.json';
const MARKER = 'oci-layout';
const LAYER = 'layer.tar';
const BLOB = /.\/(blobs\/sha(?:256|512)\/[0-9a-f]+)$/;
const LEGACY_LAYER = /.\/([^/]+\/layer\.tar)$/;
const PACKED_TAR = /\.(?:tgz|tar\.[gx]z)$/;

/**
 * What a file is to a container image in a folder of a target: what its images are read from, a part of one, or the
 * mark of one that cannot be read as such.
 */
export type LayoutFile =
  | { readonly kind: 'index'; readonly readers: Readers }
  | { readonly kind: 'part' }
  | { readonly kind: 'broken'; readonly gap: SourceGap };

/** A step of the walk, as far as it is asked about. */
type FileStep = Pick<Extract<Step, { kind: 'file' }>, 'path' | 'full' | 'name'>;

/** Whether a name may be one of an image's files: by its length or its last letter for nearly every name. */
export function mayBeOfLayout(name: string): boolean {
  switch (name.length) {
    case LAYER.length:
      return name === LAYER || endsAsTar(name);
    case INDEX.length:
      return name === INDEX || name === MARKER || endsAsTar(name);
    case SAVED.length:
      return name === SAVED || endsAsTar(name);
    default:
      return name.length >= SHORTEST_DIGEST || endsAsTar(name);
  }
}

/** By the last letter first, which spares nearly every name the rest. */
function endsAsTar(name: string): boolean {
  switch (name.charCodeAt(name.length - 1)) {
    case 0x72: // r
      return name.endsWith('.tar');
    case 0x7a: // z
      return PACKED_TAR.test(name);
    case 0x74: // t
      return name.endsWith('.tar.zst');
    case 0x32: // 2
      return name.endsWith('.tar.bz2');
    default:
      return false;
  }
}

const SHORTEST_DIGEST = 64;
const PART: LayoutFile = { kind: 'part' };

/**
 * Asked of files whose name may be one; null for what belongs to no image. Whoever comes by a part knows nothing of its
 * folder, which may be another worker's: so it is looked up, where it lies in the target.
 */
export function fileOfLayout(scan: Scan, step: FileStep): LayoutFile | null {
  const { name } = step;
  if (name === INDEX || name === MARKER || name === SAVED) return markOf(scan, step);
  if (name === LAYER) return legacyLayer(scan, step);
  return tarPart(scan, step) ?? partOf(scan, step, BLOB);
}

function markOf(scan: Scan, { full, name }: FileStep): LayoutFile | null {
  const folder = full.slice(0, -name.length - 1);
  const found = imagesIn(scan, folder);
  if (found === null) return null;
  const { index, parts, fault } = found;
  if (fault !== null && name === found.mark) return { kind: 'broken', gap: readLayersAsFiles(fault) };
  return parts !== null && name === index ? { kind: 'index', readers: readersOf(scan, folder) } : null;
}

/** An archive beside a `manifest.json`, which may name it as a layer. */
function tarPart(scan: Scan, { full, name }: FileStep): LayoutFile | null {
  if (!endsAsTar(name)) return null;
  return imagesIn(scan, full.slice(0, -name.length - 1))?.parts?.has(name) ? PART : null;
}

function legacyLayer(scan: Scan, step: FileStep): LayoutFile | null {
  const { full } = step;
  const part = partOf(scan, step, LEGACY_LAYER) ?? tarPart(scan, step);
  if (part !== null) return part;
  const folder = full.slice(0, -LAYER.length - 1);
  const isLayer = ['json', 'VERSION'].every((each) => isFile(scan, joinPath(folder, each)));
  return isLayer ? { kind: 'broken', gap: readLayersAsFiles('no manifest.json names this layer') } : null;
}

/** By a pattern that tells what its path is from the image's folder. */
function partOf(scan: Scan, { path, full }: FileStep, pattern: RegExp): LayoutFile | null {
  const part = pattern.exec(`./${path}`)?.[1];
  if (part === undefined || !full.endsWith(`/${part}`)) return null;
  return imagesIn(scan, full.slice(0, -part.length - 1))?.parts?.has(part) ? PART : null;
}

function readersOf(scan: Scan, folder: BytePath): Readers {
  const layout: Container = {
    id: 'image',
    title: 'Container images (unpacked)',
    doesNotSee: [],
    required: () => true,
    async *expand(file, context) {
      yield { kind: 'archive' };
      const { files, close } = layoutFiles(scan, folder);
      try {
        yield* imagesOf(file, files, context);
      } finally {
        close();
      }
    },
  };
  return { sources: [], containers: [layout] };
}
