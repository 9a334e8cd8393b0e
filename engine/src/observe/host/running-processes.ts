import { decodeBytes, escapeControls } from '../byte-path.ts';
import { readAt } from '../file-bytes.ts';
import { type DirectoryEntry, type FileSystem, systemErrorCode } from '../file-system.ts';
import { sightingsOf } from '../sightings.ts';
import type { SourceGap } from '../source.ts';
import type { HostReader } from './host-reader.ts';

const MOST_NAME = 256;

/** Processes of the running Linux, by /proc (proc(5)): each one's name and the program that it runs. */
export const runningProcesses: HostReader = {
  id: 'running-processes',
  title: 'Running processes (/proc)',
  platforms: ['linux'],
  tried: 'live',
  sees: [
    { kind: 'process', what: 'the names of running processes' },
    { kind: 'file-path', what: 'the programs that they run, of those that the user may see' },
  ],
  doesNotSee: [
    'what runs in other name spaces, if /proc does not show it',
    'the programs of other users, without being root',
  ],
  async *read({ files, asset }) {
    const entries = listed(files);
    if (typeof entries === 'string') {
      yield { kind: 'gap', gap: notListed(entries) };
      return;
    }
    for (const entry of entries) {
      if (!/^\d+$/.test(entry.name)) continue;
      const folder = `/proc/${entry.name}`;
      const name = nameOf(files, folder);
      if (name === null) continue;
      const record = {
        ...{ asset, location: { path: folder }, source: runningProcesses.id, artefact: folder },
        ...({ standing: 'observed', presence: 'installed' } as const),
      };
      yield* sightingsOf(record, [
        ['process', name],
        ['file-path', programOf(files, folder)],
      ]);
    }
  },
};

/** What /proc holds, or the code of why that cannot be had. */
function listed(files: FileSystem): readonly DirectoryEntry[] | string {
  try {
    return files.list('/proc');
  } catch (error) {
    return systemErrorCode(error);
  }
}

function notListed(code: string): SourceGap {
  return {
    code: 'unreadable',
    reason: `the running processes could not be listed (${code})`,
    remedy: 'Mount /proc (mount -t proc proc /proc), and scan again as a user who may read it.',
    material: true,
    location: { path: '/proc' },
  };
}

/** Null where the process has ended since. */
function nameOf(files: FileSystem, folder: string): string | null {
  try {
    const handle = files.open(`${folder}/comm`);
    try {
      const into = new Uint8Array(MOST_NAME);
      return escapeControls(decodeBytes(into.subarray(0, readAt(files, handle, into, 0))).trim()) || null;
    } finally {
      files.close(handle);
    }
  } catch (error) {
    systemErrorCode(error);
    return null;
  }
}

/** Kernel threads run no program, and of other users' processes only root may know it. */
function programOf(files: FileSystem, folder: string): string | null {
  try {
    return escapeControls(files.linkText(`${folder}/exe`)).replace(/ \(deleted\)$/, '');
  } catch (error) {
    systemErrorCode(error);
    return null;
  }
}
