import { randomBytes } from 'node:crypto';
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { suggest } from '../catalogue/nearest-word.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { printable } from '../report/text/printable.ts';
import type { Printer, Surroundings } from './surroundings.ts';

/** One `-o FORMAT[=FILE]`; `file` is null for standard output. */
export interface Output {
  readonly format: string;
  readonly file: string | null;
}

/**
 * Reads the `-o` words. With none, the first format goes to standard output. Folders are checked now, so
 * that nobody waits for a scan whose result cannot be kept.
 *
 * @throws InterdictError `unknown-format`, `output-given-twice`, `output-unwritable`
 */
export function readOutputs(words: readonly string[], formats: readonly string[], cwd: string): Output[] {
  const outputs = words.map((word) => readOutput(word, formats, cwd));
  if (outputs.length === 0) return [{ format: formats[0] ?? '', file: null }];
  const seen = new Set<string>();
  for (const { file } of outputs) {
    const place = file ?? 'standard output';
    if (seen.has(place)) {
      throw new InterdictError({
        code: 'output-given-twice',
        family: 'usage',
        message: 'Two outputs would go to the same place.',
        subject: place,
        remedy: 'Give each -o its own file: -o json=result.json.',
      });
    }
    seen.add(place);
  }
  return outputs;
}

function readOutput(word: string, formats: readonly string[], cwd: string): Output {
  const mark = word.indexOf('=');
  const format = mark < 0 ? word : word.slice(0, mark);
  const file = mark < 0 ? null : word.slice(mark + 1);
  if (!formats.includes(format)) {
    throw new InterdictError({
      code: 'unknown-format',
      family: 'usage',
      message: 'There is no such format here.',
      subject: `-o ${word}`,
      remedy: suggest(format, formats),
    });
  }
  if (file === null || file === '-') return { format, file: null };
  const path = resolve(cwd, file);
  const folder = statSync(dirname(path), { throwIfNoEntry: false });
  const there = statSync(path, { throwIfNoEntry: false });
  if (file === '' || !folder?.isDirectory() || there?.isDirectory()) {
    throw unwritable(`-o ${word}`, 'No file can be written there.');
  }
  return { format, file: path };
}

/**
 * Makes each output and puts it where it belongs. `write` is given the printer for standard output, and
 * null for a file, which has neither width nor colour.
 */
export async function printOutputs(
  outputs: readonly Output[],
  { stdout, stderr }: Surroundings,
  write: (format: string, printer: Printer | null) => string,
): Promise<void> {
  for (const { format, file } of outputs) {
    if (file === null) {
      await stdout.print(write(format, stdout));
      continue;
    }
    writeWhole(file, write(format, null));
    if (stderr.isTTY) await stderr.print(`${printable(file)} written\n`);
  }
}

/**
 * Writes a file in one step: whoever reads it sees the old one or the whole new one.
 *
 * @throws InterdictError `output-unwritable`
 */
export function writeWhole(path: string, text: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  // A link keeps pointing where it did; a pipe or device cannot be replaced, and is written to.
  const real = there ? realpathSync(path) : path;
  const temporary = join(dirname(real), `.${basename(real)}.${randomBytes(6).toString('hex')}.part`);
  try {
    if (there && !there.isFile()) {
      writeFileSync(real, text);
      return;
    }
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, real);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw unwritable(path, 'The file could not be written.', cause);
  }
}

function unwritable(subject: string, message: string, cause?: unknown): InterdictError {
  return new InterdictError({
    code: 'output-unwritable',
    family: 'usage',
    message,
    subject,
    remedy: 'Check that the folder exists and that you may write to it.',
    cause,
  });
}
