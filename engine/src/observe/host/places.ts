import type { FileSystem } from '../file-system.ts';

/** Where a running system keeps what is installed on it, by platform. A star is any one name. */
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
    '/root/.config/google-chrome',
    '/root/.config/chromium',
    '/home/*/.config/google-chrome',
    '/home/*/.config/chromium',
    '/home/*/.config/microsoft-edge',
    '/home/*/.mozilla/firefox',
  ],
  darwin: [
    '/Applications',
    '/Library/LaunchDaemons',
    '/Library/LaunchAgents',
    '/Library/Application Support',
    '/private/var/db/receipts',
    '/Users/*/Applications',
    '/Users/*/Library/LaunchAgents',
    '/Users/*/Library/Application Support/Google/Chrome',
  ],
  win32: ['C:/Program Files', 'C:/Program Files (x86)', 'C:/ProgramData', 'C:/Windows/System32/drivers'],
};

/** The places of a platform that are there, stars filled in; what is not there is no gap. */
export function placesThere(platform: NodeJS.Platform, files: FileSystem): string[] {
  return (PLACES[platform] ?? [])
    .flatMap((place) => filledIn(place, files))
    .filter((place) => isFolder(place, files));
}

function filledIn(place: string, files: FileSystem): string[] {
  const star = place.indexOf('/*');
  if (star < 0) return [place];
  const folder = place.slice(0, star);
  if (!isFolder(folder, files)) return [];
  return files
    .list(folder)
    .filter((entry) => entry.kind === 'directory')
    .map((entry) => `${folder}/${entry.name}${place.slice(star + 2)}`)
    .sort();
}

function isFolder(path: string, files: FileSystem): boolean {
  try {
    return files.look(path).kind === 'directory';
  } catch {
    return false;
  }
}
