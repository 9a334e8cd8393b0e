import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files a check looks at, so that its tests can hand it a few of their own. */
export interface Repository {
  /** Paths relative to the root, `/` between names, sorted. */
  readonly paths: readonly string[];
  /** A file's text; bytes that are not UTF-8 become U+FFFD. */
  text(path: string): string;
}

/** What git tracks under `root`, and what it would track: a new file counts before it is added. */
export function gitRepository(root: string): Repository {
  const listing = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const deleted = execFileSync('git', ['ls-files', '-z', '--deleted'], { cwd: root, encoding: 'utf8' });
  const gone = new Set(deleted.split('\0'));
  const paths = listing.split('\0').filter((path) => path !== '' && !gone.has(path));
  return { paths: [...new Set(paths)].sort(), text: (path) => readFileSync(join(root, path), 'utf8') };
}

/** A repository of the given texts by path. */
export function textRepository(texts: Readonly<Record<string, string>>): Repository {
  return {
    paths: Object.keys(texts).sort(),
    text: (path) => {
      const text = texts[path];
      if (text === undefined) throw new Error(`no such file: ${path}`);
      return text;
    },
  };
}

/** The program's own code: TypeScript under `engine/src`, without tests and fixtures. */
export function engineSources(repository: Repository): string[] {
  return repository.paths.filter((path) => path.startsWith('engine/src/') && isSource(path));
}

export function isSource(path: string): boolean {
  return path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('/fixtures/');
}
