import { PLUGIN_ROOMS, REGISTRIES } from './house.ts';
import { importsOf } from './imports.ts';
import type { Repository } from './repository.ts';
import type { Check, Violation } from './violation.ts';

/** Every plug-in's folder holds a file of its name and that file's test, and stands in its registry. */
export const registries: Check = {
  id: 'registries',
  title: 'every plug-in stands in its registry and has a test beside it',
  run: (repository) =>
    PLUGIN_ROOMS.flatMap((room) =>
      pluginFolders(repository, `engine/src/${room}`).flatMap((folder) => lacks(repository, folder)),
    ),
};

function pluginFolders(repository: Repository, room: string): string[] {
  const folders = new Set<string>();
  for (const path of repository.paths) {
    const [name, ...rest] = path.startsWith(`${room}/`) ? path.slice(room.length + 1).split('/') : [];
    // A folder that starts with _ is private to its parent and is no plug-in.
    if (name !== undefined && rest.length > 0 && !name.startsWith('_')) folders.add(`${room}/${name}`);
  }
  return [...folders].sort();
}

function lacks(repository: Repository, folder: string): Violation[] {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  const main = `${folder}/${name}.ts`;
  if (!repository.paths.includes(main))
    return [
      { path: folder, line: 0, what: `there is no ${name}.ts`, remedy: 'name the main file like its folder' },
    ];
  const violations: Violation[] = [];
  const test = `${folder}/${name}.test.ts`;
  if (!repository.paths.includes(test))
    violations.push({ path: main, line: 0, what: 'has no test beside it', remedy: `write ${test}` });
  const registry = REGISTRIES.find(({ room }) => folder.startsWith(`${room}/`))?.registry;
  if (registry !== undefined && !isListed(repository, registry, main))
    violations.push({
      path: main,
      line: 0,
      what: `does not stand in ${registry}`,
      remedy: 'add its line there',
    });
  return violations;
}

function isListed(repository: Repository, registry: string, main: string): boolean {
  if (!repository.paths.includes(registry)) return false;
  return importsOf(registry, repository.text(registry)).some(({ path }) => path === main);
}
