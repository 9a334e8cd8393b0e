import { InterdictError } from '../model/interdict-error.ts';
import { printable } from '../report/text/printable.ts';
import { exitCodeOfError } from './exit-code.ts';
import type { Surroundings } from './surroundings.ts';

/** Tells what stopped the command on standard error, and gives the exit code that follows from it. */
export async function printError(error: unknown, { stderr, env }: Surroundings): Promise<number> {
  const told =
    error instanceof InterdictError
      ? error
      : new InterdictError({
          code: 'internal-error',
          family: 'internal',
          message: 'Something went wrong inside interdict; this is not your fault.',
          subject: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
          remedy: 'Please report it with the command you typed. INTERDICT_DEBUG=1 shows where it happened.',
          cause: error,
        });
  await stderr.print(errorText(told));
  if (env.INTERDICT_DEBUG) await stderr.print(`${stackOf(error)}\n`);
  return exitCodeOfError(told.family);
}

/** What happened, to what, and what to do next: three lines. */
export function errorText(error: InterdictError): string {
  const lines = [
    `interdict: ${sentence(error.message)}`,
    error.subject,
    `${sentence(error.remedy)} [${error.code}]`,
  ];
  return lines.map((line, index) => `${index === 0 ? '' : '  '}${printable(line)}\n`).join('');
}

/** A text as a sentence of its own; what begins with a path or a key keeps its small letter. */
function sentence(text: string): string {
  const first = /^[a-z]+[ ,]/.test(text) ? `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}` : text;
  return /[.?!]$/.test(first) ? first : `${first}.`;
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
