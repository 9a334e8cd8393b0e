import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { suggest } from '../catalogue/nearest-word.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { gathered, type Pieces } from '../report/pieces.ts';
import { printable } from '../report/text/printable.ts';
import { openFileSink, unwritable } from './file-sink.ts';
import type { Printer, Surroundings } from './surroundings.ts';

/** What a command prints that answers and scans nothing. */
export const ANSWER_FORMATS = ['text', 'json'] as const;

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
 *
 * @throws InterdictError `output-unwritable`
 */
export async function printOutputs(
  outputs: readonly Output[],
  surroundings: Surroundings,
  write: (format: string, printer: Printer | null) => string | Pieces,
): Promise<void> {
  for (const output of outputs) {
    const sink = openSink(output, surroundings);
    try {
      const made = write(output.format, sink.printer);
      for (const piece of gathered(typeof made === 'string' ? [made] : made)) await sink.write(piece);
      await sink.finish();
    } catch (error) {
      sink.discard();
      throw error;
    }
  }
}

/** Where one output goes. */
export interface Sink {
  /** Null for a file. */
  readonly printer: Printer | null;
  write(text: string): Promise<void>;
  finish(): Promise<void>;
  discard(): void;
}

/**
 * Opens the place of an output: standard output, or a file that appears in one step when it is finished.
 *
 * @throws InterdictError `output-unwritable`
 */
export function openSink({ file }: Output, { stdout, stderr }: Surroundings): Sink {
  if (file === null) {
    return {
      printer: stdout,
      write: (text) => stdout.print(text),
      finish: async () => {},
      discard: () => {},
    };
  }
  const sink = openFileSink(file);
  return {
    printer: null,
    write: async (text) => sink.write(text),
    finish: async () => {
      sink.finish();
      if (stderr.isTTY) await stderr.print(`${printable(file)} written\n`);
    },
    discard: sink.discard,
  };
}
