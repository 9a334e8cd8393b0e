import { isAbsolute, resolve, sep } from 'node:path';
import type { BytePath } from './byte-path.ts';
import { type FileSystem, systemErrorCode } from './file-system.ts';

/**
 * Whether a link leads out of `root` (a real path). One that leads into itself leads nowhere; one that leads
 * to nothing, or whose real path is too long for the system, is judged by its text. `folder` is relative.
 */
export function leadsOutside(files: FileSystem, root: BytePath, folder: BytePath, link: BytePath): boolean {
  try {
    const text = files.linkText(link);
    // Such a link stays below its folder, save by another link, which is judged where it stands.
    if (staysBelow(text)) return false;
    try {
      return !isInside(root, files.realPath(link));
    } catch (error) {
      return systemErrorCode(error) !== 'ELOOP' && !isInside(root, resolve(root, folder, text));
    }
  } catch (error) {
    // It was a link when its folder was read, and cannot be read as one now.
    systemErrorCode(error);
    return true;
  }
}

function staysBelow(text: BytePath): boolean {
  return !isAbsolute(text) && !text.split(/[/\\]/).includes('..');
}

/** Whether a real path is a folder's, or below it. */
export function isInside(root: BytePath, path: BytePath): boolean {
  if (path === root) return true;
  return path.startsWith(root.endsWith(sep) ? root : root + sep);
}
