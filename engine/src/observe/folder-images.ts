import { type BytePath, joinPath } from './byte-path.ts';
import { systemErrorCode } from './file-system.ts';
import { rootOfMark } from './image/image-mark.ts';
import { findImages } from './image/images.ts';
import { isFile, isImageLayout, layoutFiles } from './layout-files.ts';
import type { Scan } from './scan.ts';

const INDEX = 'index.json';
const SAVED = 'manifest.json';
const MARKER = 'oci-layout';
const HEAD_BYTES = 4096;

/** The image that a folder is. */
export interface FolderImages {
  /** The file that its images are read from. */
  readonly index: string;
  /** The names of what they are made of; null where nothing can be read as an image. */
  readonly parts: ReadonlySet<string> | null;
  /** Why not, and the file that says that the folder is one. */
  readonly fault: string | null;
  readonly mark: string;
}

// Those of one image come one after the other.
const lastAsked = new WeakMap<Scan, { readonly folder: BytePath; readonly found: FolderImages | null }>();

/** Null where a folder is no image. */
export function imagesIn(scan: Scan, folder: BytePath): FolderImages | null {
  const last = lastAsked.get(scan);
  if (last?.folder === folder) return last.found;
  const found = lookIn(scan, folder);
  lastAsked.set(scan, { folder, found });
  return found;
}

function lookIn(scan: Scan, folder: BytePath): FolderImages | null {
  const isMarked = isFile(scan, joinPath(folder, MARKER));
  const isSaved = isFile(scan, joinPath(folder, SAVED));
  if (!isMarked && !isSaved) return null;
  const layout = layoutFiles(scan, folder);
  const head = (name: string) => layout.files(name)?.read(0, HEAD_BYTES) ?? new Uint8Array();
  try {
    const isOci = isMarked && rootOfMark(MARKER, head(MARKER)) !== null;
    if (!isOci && !(isSaved && rootOfMark(SAVED, head(SAVED)) !== null)) return null;
    const parts = new Set<string>();
    const { images, faults } = findImages((name) => {
      parts.add(name);
      return layout.files(name);
    });
    let present = 0;
    for (const { layers } of images) {
      for (const { file } of layers) {
        const place = layout.placeOf(file);
        if (place === null) continue;
        present++;
        parts.add(file).add(place);
      }
    }
    const index = isImageLayout(scan, folder) ? INDEX : SAVED;
    const mark = isOci ? MARKER : SAVED;
    if (images.length > 0 && (isOci || present > 0)) return { index, parts, fault: null, mark };
    // A list without what it names, or a layout that is empty, leaves nothing to be told of.
    if (isOci ? !hasBlobs(scan, folder) : images.length > 0) return null;
    return { index, parts: null, fault: faults[0] ?? 'nothing names its images', mark };
  } finally {
    layout.close();
  }
}

function hasBlobs(scan: Scan, folder: BytePath): boolean {
  return ['sha256', 'sha512'].some((algorithm) => {
    try {
      return scan.files.list(joinPath(folder, `blobs/${algorithm}`)).length > 0;
    } catch (error) {
      systemErrorCode(error);
      return false;
    }
  });
}
