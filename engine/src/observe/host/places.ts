import type { FileSystem } from '../file-system.ts';

/** Where a running system keeps what is installed on it, by platform. `~` is the home of each user. */
export const PLACES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    '/etc/systemd/system',
    '/usr/lib/systemd/system',
    '/lib/systemd/system',
    '/var/lib/dpkg',
    '/var/lib/rpm',
    '/usr/lib/sysimage/rpm',
    '/lib/apk/db',
    '/opt',
    '/etc/opt',
    '/var/opt',
    '~/.config/google-chrome',
    '~/.config/chromium',
    '~/.config/microsoft-edge',
    '~/.mozilla/firefox',
  ],
  darwin: [
    '/Applications',
    '/Library/LaunchDaemons',
    '/Library/LaunchAgents',
    '/Library/Application Support',
    '/private/var/db/receipts',
    '~/Applications',
    '~/Library/LaunchAgents',
    '~/Library/Application Support/Google/Chrome',
  ],
  win32: ['C:/Program Files', 'C:/Program Files (x86)', 'C:/ProgramData', 'C:/Windows/System32/drivers'],
};

/** Where the homes of users lie, besides that of who runs the program. */
const HOMES: Readonly<Partial<Record<NodeJS.Platform, string>>> = { linux: '/home', darwin: '/Users' };

/** The places of a platform that are there; what is not there is no gap. */
export function placesThere(platform: NodeJS.Platform, ownHome: string, files: FileSystem): string[] {
  const homes = homesOf(platform, ownHome, files);
  const places = (PLACES[platform] ?? []).flatMap((place) =>
    place.startsWith('~') ? homes.map((home) => home + place.slice(1)) : [place],
  );
  return places.filter((place) => isFolder(place, files));
}

function homesOf(platform: NodeJS.Platform, ownHome: string, files: FileSystem): string[] {
  const folder = HOMES[platform];
  const others =
    folder !== undefined && isFolder(folder, files)
      ? files
          .list(folder)
          .filter((entry) => entry.kind === 'directory')
          .map((entry) => `${folder}/${entry.name}`)
      : [];
  return [...new Set([ownHome, ...others])].sort();
}

function isFolder(path: string, files: FileSystem): boolean {
  try {
    return files.look(path).kind === 'directory';
  } catch {
    return false;
  }
}
