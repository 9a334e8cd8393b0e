import { PLUGIN_ROOMS, REGISTRIES } from './house.ts';
import { engineSources, type Repository } from './repository.ts';
import { type Check, matchesByLine, type Violation } from './violation.ts';

/** Every plug-in stands in its registry; its folder holds a file of its name, and that file's test. */
export const registries: Check = {
  id: 'registries',
  title: 'every plug-in stands in its registry and has a test beside it',
  run: (repository) => [
    ...PLUGIN_ROOMS.flatMap((room) =>
      pluginFolders(repository, `engine/src/${room}`).flatMap((folder) => lacks(repository, folder)),
    ),
    ...REGISTRIES.flatMap((row) => unlisted(repository, row)),
  ],
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
  if (!repository.paths.includes(main)) {
    const what = `there is no ${name}.ts`;
    return [{ path: folder, line: 0, what, remedy: 'name the main file like its folder' }];
  }
  const test = `${folder}/${name}.test.ts`;
  if (repository.paths.includes(test)) return [];
  return [{ path: main, line: 0, what: 'has no test beside it', remedy: `write ${test}` }];
}

/** Plug-ins that a room declares and its registry does not name. A file for tests begins by saying so. */
function unlisted(
  repository: Repository,
  { room, registry, types }: (typeof REGISTRIES)[number],
): Violation[] {
  const listing = repository.paths.includes(registry) ? repository.text(registry) : '';
  const declaration = new RegExp(`^export const (\\w+): (?:${types.join('|')}) =`, 'g');
  return engineSources(repository)
    .filter((path) => path.startsWith(`${room}/`) && path !== registry)
    .flatMap((path) => {
      const text = repository.text(path);
      if (text.startsWith('/** For tests')) return [];
      const violations: Violation[] = [];
      for (const [line, [, name = '']] of matchesByLine(text, declaration)) {
        if (new RegExp(`\\b${name}\\b`).test(listing)) continue;
        const what = `${name} does not stand in ${registry}`;
        violations.push({ path, line, what, remedy: 'add its line there' });
      }
      return violations;
    });
}
