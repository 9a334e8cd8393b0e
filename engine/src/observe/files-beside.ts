import { basename } from 'node:path';
import type { ByteReader } from '../formats/byte-reader.ts';
import { type BytePath, displayPath, joinPath } from './byte-path.ts';
import { fileBytes } from './file-bytes.ts';
import { type DirectoryEntry, systemErrorCode } from './file-system.ts';
import type { Scan } from './scan.ts';

/**
 * Files that lie beside another one and are called so, whatever the case of their letters, in the order of the names.
 * What cannot be listed or opened is left out: whoever asks says that it had too little.
 *
 * @param handles where the handles are noted that whoever reads the file closes
 */
export function filesBeside(
  scan: Scan,
  full: BytePath,
  names: readonly string[],
  handles: number[],
): ByteReader[] {
  const folder = full.slice(0, full.length - basename(full).length) || '.';
  const entries = entriesOf(scan, folder).filter(({ kind }) => kind === 'file');
  return names.flatMap((name) => {
    const entry = entries.find((each) => displayPath(each.name).toLowerCase() === name.toLowerCase());
    const handle = entry === undefined ? null : opened(scan, joinPath(folder, entry.name));
    if (handle === null) return [];
    handles.push(handle);
    const count = (read: number): void => {
      scan.tally.bytesRead += read;
    };
    return [fileBytes(scan.files, handle, scan.files.facts(handle).size, count)];
  });
}

function entriesOf(scan: Scan, folder: BytePath): readonly DirectoryEntry[] {
  try {
    return scan.files.list(folder);
  } catch (error) {
    systemErrorCode(error);
    return [];
  }
}

function opened(scan: Scan, path: BytePath): number | null {
  try {
    return scan.files.open(path);
  } catch (error) {
    systemErrorCode(error);
    return null;
  }
}
