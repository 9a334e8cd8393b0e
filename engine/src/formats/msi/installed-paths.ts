import type { CompoundFile } from '../compound-file/compound-file.ts';
import { databaseStreams, databaseStrings } from './database.ts';
import { SYSTEM_FOLDERS } from './system-folders.ts';
import { readStringColumns, type StringRows } from './table.ts';

/** Where a package puts the file that its cabinets hold under a key; null where its tables have no such key. */
export type InstalledPath = (key: string) => string | null;

/**
 * Where a package puts its files, each from the drive's root (`Program Files/Maker/tool.exe`), by its tables File,
 * Component and Directory (Microsoft, "Windows Installer"). Null where one of them is missing. A file whose component
 * or folder is not there has its name alone.
 *
 * @param most rows that each table may have
 * @throws FormatError where a table is damaged, or has more rows (`limit-reached`)
 */
export function readInstalledPaths(file: CompoundFile, most: number): InstalledPath | null {
  const streams = databaseStreams(file);
  const pool = databaseStrings(file, streams);
  if (pool === null) return null;
  const read = (table: string, columns: readonly string[]) =>
    readStringColumns(file, streams, { pool, table, columns, most });
  const files = read('File', ['File', 'Component_', 'FileName']);
  const components = read('Component', ['Component', 'Directory_']);
  const directories = read('Directory', ['Directory', 'Directory_Parent', 'DefaultDir']);
  if (files === null || components === null || directories === null) return null;
  const used = new Set([...files, ...components, ...directories].flat());
  used.delete(0);
  const strings = pool.strings(used);
  const text = (number: number) => strings.get(number) ?? '';
  const folderOf = new Map(components.map(([component = 0, folder = 0]) => [component, folder]));
  const folders = foldersBy(directories, text);
  const byKey = new Map(files.map(([key = 0, ...rest]) => [text(key), rest]));
  return (key) => {
    const [component = 0, name = 0] = byKey.get(key) ?? [];
    const own = longName(text(name));
    return own === '' ? null : [...folders(folderOf.get(component) ?? 0), own].join('/');
  };
}

/** Deeper than any real folder: what is made deeper has its nearest names. */
const MOST_FOLDERS = 64;
/** A name of Windows has no more letters: what is longer is cut, since a path is made of many. */
const MOST_LETTERS = 255;

/** What a merge module puts behind an identifier of its own, which is a system's folder all the same. */
const OF_MODULE = /\.[0-9A-F]{8}(?:_[0-9A-F]{4}){3}_[0-9A-F]{12}$/i;

/** The names from the root to a folder, by the number of its identifier. */
function foldersBy(
  directories: StringRows,
  text: (number: number) => string,
): (folder: number) => readonly string[] {
  const byId = new Map(directories.map(([id = 0, parent = 0, name = 0]) => [id, { parent, name }] as const));
  const known = new Map<number, readonly string[]>();
  const climb = (start: number): readonly string[] => {
    const names: string[] = [];
    const passed = new Set<number>();
    // A folder that is its own parent is a root, and so is one whose parents go in a circle.
    for (let id = start; !passed.has(id) && passed.size < MOST_FOLDERS; ) {
      passed.add(id);
      const system = SYSTEM_FOLDERS.get(text(id).replace(OF_MODULE, ''));
      if (system !== undefined) return [...system, ...names];
      const directory = byId.get(id);
      // What the root is called is where the package lies, and not where it installs to.
      if (directory === undefined || directory.parent === 0 || directory.parent === id) break;
      const name = targetName(text(directory.name));
      if (name !== '' && name !== '.') names.unshift(name);
      id = directory.parent;
    }
    return names;
  };
  return (folder) => {
    const names = known.get(folder) ?? climb(folder);
    known.set(folder, names);
    return names;
  };
}

/** `short|long`, or one that is both. */
function longName(name: string): string {
  const start = name.indexOf('|') + 1;
  return name.slice(start, start + MOST_LETTERS);
}

/** `target:source`, or one that is both; each may have a short name before its long one. */
function targetName(name: string): string {
  const [target = ''] = name.split(':', 1);
  return longName(target);
}
