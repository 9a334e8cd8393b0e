import { InterdictError } from '../model/interdict-error.ts';

/** A stream to print to, and what is known of the terminal behind it. */
export interface Printer {
  readonly isTTY: boolean;
  /** Columns; 0 where it is no terminal. */
  readonly columns: number;
  /** Resolves when the text has left; a reader that went away (EPIPE) is no error. */
  print(text: string): Promise<void>;
}

/** Everything outside that a command may touch, so that tests can stand in for it. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdout: Printer;
  readonly stderr: Printer;
}

const NARROWEST = 60;
const WIDEST = 140;

/** The width to lay out for: the terminal's within bounds, or 100 where there is none. */
export function layoutWidth(printer: Printer | null): number {
  const width = printer !== null && printer.columns > 0 ? printer.columns : 100;
  return Math.min(WIDEST, Math.max(NARROWEST, width));
}

/** Colour is for terminals, and never where NO_COLOR (no-color.org) or `--no-color` says so. */
export function wantsColour(printer: Printer, asked: boolean, env: Surroundings['env']): boolean {
  return asked && printer.isTTY && !env.NO_COLOR && env.TERM !== 'dumb';
}

/** The process's own streams. */
export function processSurroundings(): Surroundings {
  return {
    env: process.env,
    cwd: process.cwd(),
    stdout: printerOf(process.stdout),
    stderr: printerOf(process.stderr),
  };
}

function printerOf(stream: NodeJS.WriteStream): Printer {
  let gone = false;
  // Each write hears of its own error; without a listener the process would end before it could say so.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    gone = gone || error.code === 'EPIPE';
  });
  return {
    isTTY: stream.isTTY === true,
    get columns() {
      return stream.isTTY ? stream.columns : 0;
    },
    print(text) {
      if (gone || text === '') return Promise.resolve();
      return new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (!error || ('code' in error && error.code === 'EPIPE')) resolve();
          else reject(unwritable(error));
        });
      });
    },
  };
}

function unwritable(cause: Error): InterdictError {
  return new InterdictError({
    code: 'output-unwritable',
    family: 'usage',
    message: 'What was to be printed could not be written.',
    subject: cause.message,
    remedy: 'Check where standard output goes, and that there is room.',
    cause,
  });
}
