import { suggest } from '../catalogue/nearest-word.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { type BytePath, bytePath } from './byte-path.ts';
import { type EntryFacts, type FileSystem, systemErrorCode } from './file-system.ts';
import type { Source } from './source.ts';

/** What the user named, understood. `word` is as written, `path` real and absolute. */
export type Target =
  | { readonly kind: 'directory'; readonly word: string; readonly scheme: string; readonly path: BytePath }
  | {
      readonly kind: 'file';
      readonly word: string;
      readonly scheme: string;
      readonly path: BytePath;
      /** Those that a scheme forces; null where every source is asked. */
      readonly sources: readonly Source[] | null;
    }
  | { readonly kind: 'host'; readonly word: string; readonly scheme: string }
  | {
      readonly kind: 'standard-input';
      readonly word: string;
      readonly scheme: string;
      readonly sources: readonly Source[] | null;
    };

// At least two letters, since one is a drive of Windows.
const SCHEME = /^([a-z][a-z0-9+.-]+):(.*)$/su;

/**
 * Understands a target word: `[scheme:]path`, or `-` for standard input. A word that exists as it stands is
 * a path, whatever it looks like.
 *
 * @throws InterdictError `no-such-target`, `unknown-scheme`, `wrong-target-kind`
 */
export function parseTarget(word: string, sources: readonly Source[], files: FileSystem): Target {
  const [, scheme, rest] = SCHEME.exec(word) ?? [];
  if (scheme === undefined || rest === undefined || exists(word, files)) return plain(word, word, files);
  if (scheme === 'host' && rest === '') return { kind: 'host', word, scheme };
  if (scheme === 'dir' || scheme === 'file') return ofKind(word, scheme, rest, files);
  const forcing = sources.filter((each) => each.schemes.includes(scheme));
  if (forcing.length > 0) return forced(word, scheme, rest, forcing, files);
  const valid = [...new Set(['dir', 'file', 'host', ...sources.flatMap((each) => each.schemes)])];
  throw new InterdictError({
    code: 'unknown-scheme',
    family: 'usage',
    message: `"${scheme}:" is no way to read a target, and no file has that name`,
    subject: word,
    remedy: suggest(scheme, valid),
  });
}

function plain(word: string, path: string, files: FileSystem): Target {
  if (word === '-') return { kind: 'standard-input', word, scheme: 'stdin', sources: null };
  const facts = facing(word, path, files);
  const real = files.realPath(bytePath(path));
  if (facts.kind === 'directory') return { kind: 'directory', word, scheme: 'dir', path: real };
  return { kind: 'file', word, scheme: 'file', path: real, sources: null };
}

function ofKind(word: string, scheme: 'dir' | 'file', path: string, files: FileSystem): Target {
  const target = plain(word, path, files);
  if (target.scheme === scheme) return target;
  const is = target.kind === 'directory' ? 'a directory' : 'a file';
  throw wrongKind(word, `"${scheme}:" was given, and this is ${is}`, `Write the path without "${scheme}:".`);
}

function forced(
  word: string,
  scheme: string,
  path: string,
  sources: readonly Source[],
  files: FileSystem,
): Target {
  if (path === '-') return { kind: 'standard-input', word, scheme, sources };
  const facts = facing(word, path, files);
  if (facts.kind !== 'directory') {
    return { kind: 'file', word, scheme, path: files.realPath(bytePath(path)), sources };
  }
  throw wrongKind(
    word,
    `"${scheme}:" reads one file, and this is a directory`,
    `Name the file in it, or write the path without "${scheme}:".`,
  );
}

/** Facts of what the user named, a link followed; only files and directories may be named. */
function facing(word: string, path: string, files: FileSystem): EntryFacts {
  try {
    const facts = files.follow(bytePath(path));
    if (facts.kind === 'file' || facts.kind === 'directory') return facts;
  } catch (error) {
    throw missing(word, path, systemErrorCode(error), error);
  }
  throw wrongKind(
    word,
    'this is a device, pipe or socket',
    'Hand its contents over on standard input, with "-" for the target.',
  );
}

function exists(word: string, files: FileSystem): boolean {
  try {
    files.follow(bytePath(word));
    return true;
  } catch (error) {
    systemErrorCode(error);
    return false;
  }
}

function missing(word: string, path: string, code: string, cause: unknown): InterdictError {
  if (code === 'EACCES' || code === 'EPERM') {
    return new InterdictError({
      code: 'target-unreadable',
      family: 'usage',
      message: `the system refuses to look at this target (${code})`,
      subject: word,
      remedy: 'Scan as a user who may read it.',
      cause,
    });
  }
  return new InterdictError({
    code: 'no-such-target',
    family: 'usage',
    message: path === '' ? 'no path is given' : `there is no such file or directory (${code})`,
    subject: word,
    remedy: 'Check the spelling, and the folder that you are in.',
    cause,
  });
}

function wrongKind(word: string, message: string, remedy: string): InterdictError {
  return new InterdictError({ code: 'wrong-target-kind', family: 'usage', message, subject: word, remedy });
}
