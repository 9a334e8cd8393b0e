import type { BytePath } from './byte-path.ts';
import type { Container } from './container.ts';
import { imagesOf } from './image/image-members.ts';
import { findImages } from './image/images.ts';
import { isImageLayout, layoutFiles } from './layout-files.ts';
import type { Readers, Scan } from './scan.ts';
import type { Step } from './walk.ts';

const INDEX = 'index.json';
const DIGEST = /^[0-9a-f]{64}([0-9a-f]{64})?$/;
const SHORTEST_DIGEST = 64;
const IN_BLOBS = /.\/(blobs\/sha(?:256|512)\/[0-9a-f]+)$/;

/** What a file is to an OCI layout in a folder of a target: what its images are read from, or a part of one. */
export type LayoutFile = { readonly kind: 'index'; readonly readers: Readers } | { readonly kind: 'part' };

/** Whether a name may be one of a layout's files: most names are shorter than a digest. */
export function mayBeOfLayout(name: string): boolean {
  return name.length >= SHORTEST_DIGEST || name === INDEX;
}

/**
 * Asked of every file by its name; null for what belongs to no layout, or to none of its images. Whoever comes by a
 * part knows nothing of its folder, which may be another worker's: so it is looked up, where it lies in the target.
 */
export function fileOfLayout(
  scan: Scan,
  { path, full, name }: Pick<Extract<Step, { kind: 'file' }>, 'path' | 'full' | 'name'>,
): LayoutFile | null {
  if (name === INDEX) {
    const folder = full.slice(0, -INDEX.length - 1);
    return partsOf(scan, folder) === null ? null : { kind: 'index', readers: readersOf(scan, folder) };
  }
  if (!DIGEST.test(name)) return null;
  const part = IN_BLOBS.exec(path)?.[1];
  if (part === undefined || !full.endsWith(`/${part}`)) return null;
  return partsOf(scan, full.slice(0, -part.length - 1))?.has(part) ? { kind: 'part' } : null;
}

// Those of one layout come one after the other.
const lastAsked = new WeakMap<Scan, { readonly folder: BytePath; readonly parts: Parts }>();

type Parts = ReadonlySet<string> | null;

/** The names of what the images of a layout are made of; null where a folder is none, or has no image. */
function partsOf(scan: Scan, folder: BytePath): Parts {
  const last = lastAsked.get(scan);
  if (last?.folder === folder) return last.parts;
  const parts = isImageLayout(scan, folder) ? partsIn(scan, folder) : null;
  lastAsked.set(scan, { folder, parts });
  return parts;
}

function partsIn(scan: Scan, folder: BytePath): Parts {
  const layout = layoutFiles(scan, folder);
  const parts = new Set<string>();
  try {
    const { images } = findImages((name) => {
      parts.add(name);
      return layout.files(name);
    });
    for (const { layers } of images) for (const { file } of layers) parts.add(file);
    return images.length > 0 ? parts : null;
  } finally {
    layout.close();
  }
}

function readersOf(scan: Scan, folder: BytePath): Readers {
  const layout: Container = {
    id: 'image',
    title: 'Container images (OCI layout)',
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
