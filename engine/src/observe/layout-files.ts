import { sep } from 'node:path';
import type { ByteReader } from '../formats/byte-reader.ts';
import { type BytePath, bytePath, joinPath } from './byte-path.ts';
import { fileBytes } from './file-bytes.ts';
import { systemErrorCode } from './file-system.ts';
import { isInside } from './link.ts';
import type { Scan } from './scan.ts';

/** The files of an image in a folder, opened as they are asked for. */
export interface LayoutFiles {
  /** Null where there is none or it cannot be opened, or where its name or a link leads out of the folder. */
  files(name: string): ByteReader | null;
  /** Where a file lies in the folder, once links are followed; null where `files` has none. */
  placeOf(name: string): BytePath | null;
  /** Bytes of what was opened. */
  total(): number;
  close(): void;
}

/** Whether a folder is an OCI image layout (OCI image specification, image layout). */
export function isImageLayout(scan: Scan, root: BytePath): boolean {
  return ['oci-layout', 'index.json'].every((name) => isFile(scan, joinPath(root, name)));
}

/** Whoever asks closes them. */
export function layoutFiles(scan: Scan, root: BytePath): LayoutFiles {
  const handles: number[] = [];
  let total = 0;
  return {
    files(name) {
      const path = fileInside(scan, root, name);
      if (path === null) return null;
      const handle = opened(scan, path);
      if (handle === null) return null;
      handles.push(handle);
      const { size } = scan.files.facts(handle);
      total += size;
      return fileBytes(scan.files, handle, size, (count) => {
        scan.tally.bytesRead += count;
      });
    },
    placeOf(name) {
      const path = fileInside(scan, root, name);
      const start = joinPath(realOf(scan, root), '').length;
      return path === null ? null : path.slice(start).split(sep).join('/');
    },
    total: () => total,
    close() {
      for (const handle of handles.splice(0)) scan.files.close(handle);
    },
  };
}

/** The real path of a file in a folder: docker save writes a layer that stands twice as a link to the other. */
function fileInside(scan: Scan, root: BytePath, name: string): BytePath | null {
  try {
    const real = scan.files.realPath(joinPath(root, bytePath(name)));
    return isInside(realOf(scan, root), real) && isFile(scan, real) ? real : null;
  } catch (error) {
    // A name that the system does not take, as one with a NUL, is none of a file.
    if (!(error instanceof TypeError)) systemErrorCode(error);
    return null;
  }
}

/** Null where it cannot be opened. */
function opened(scan: Scan, path: BytePath): number | null {
  try {
    return scan.files.open(path);
  } catch (error) {
    systemErrorCode(error);
    return null;
  }
}

function realOf(scan: Scan, root: BytePath): BytePath {
  return scan.files.realPath(root === '' ? '.' : root);
}

export function isFile(scan: Scan, path: BytePath): boolean {
  try {
    return scan.files.look(path).kind === 'file';
  } catch {
    return false;
  }
}
