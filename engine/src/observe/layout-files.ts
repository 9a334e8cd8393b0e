import { type BytePath, bytePath, joinPath } from './byte-path.ts';
import { fileBytes } from './file-bytes.ts';
import type { ImageFiles } from './image/images.ts';
import type { Scan } from './scan.ts';

/** The files of an OCI layout in a folder, opened as they are asked for. */
export interface LayoutFiles {
  readonly files: ImageFiles;
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
      const path = joinPath(root, bytePath(name));
      if (!isFile(scan, path)) return null;
      const handle = scan.files.open(path);
      handles.push(handle);
      const { size } = scan.files.facts(handle);
      total += size;
      return fileBytes(scan.files, handle, size, (count) => {
        scan.tally.bytesRead += count;
      });
    },
    total: () => total,
    close() {
      for (const handle of handles.splice(0)) scan.files.close(handle);
    },
  };
}

function isFile(scan: Scan, path: BytePath): boolean {
  try {
    return scan.files.look(path).kind === 'file';
  } catch {
    return false;
  }
}
