import { randomBytes } from 'node:crypto';
import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InterdictError } from '../model/interdict-error.ts';

/** A file that is being written. */
export interface FileSink {
  write(text: string): void;
  /** The file is there from now on. */
  finish(): void;
  /** Nothing of it is left. */
  discard(): void;
}

/**
 * Opens a file that appears in one step: whoever reads it sees the old one or the whole new one. A link keeps
 * pointing where it did; a pipe or device cannot be replaced, and is written to as the text comes.
 *
 * @throws InterdictError `output-unwritable`, from here and from each step
 */
export function openFileSink(path: string): FileSink {
  const there = statSync(path, { throwIfNoEntry: false });
  const real = there ? realpathSync(path) : path;
  const isReplaced = there === undefined || there.isFile();
  const draft = isReplaced
    ? join(dirname(real), `.${basename(real)}.${randomBytes(6).toString('hex')}.part`)
    : real;
  let descriptor: number | null = null;
  const close = () => {
    if (descriptor !== null) closeSync(descriptor);
    descriptor = null;
  };
  const discard = () => {
    close();
    if (isReplaced) rmSync(draft, { force: true });
  };
  const attempt = <T>(step: () => T): T => {
    try {
      return step();
    } catch (cause) {
      discard();
      throw unwritable(path, `The file could not be written${reasonOf(cause)}.`, cause);
    }
  };
  const opened = attempt(() => openSync(draft, isReplaced ? 'wx' : 'w'));
  descriptor = opened;
  return {
    write: (text) => attempt(() => writeAll(opened, Buffer.from(text))),
    finish: () =>
      attempt(() => {
        close();
        if (isReplaced) renameSync(draft, real);
      }),
    discard,
  };
}

/** A single call may write less than it was given. */
function writeAll(descriptor: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}

export function unwritable(subject: string, message: string, cause?: unknown): InterdictError {
  return new InterdictError({
    code: 'output-unwritable',
    family: 'usage',
    message,
    subject,
    remedy: 'Check that the folder exists, that you may write to it, and that there is room.',
    cause,
  });
}

/** The system's word for it, where it has one: ENOSPC. */
function reasonOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? ` (${cause.code})`
    : '';
}
