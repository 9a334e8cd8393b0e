import { spawn } from 'node:child_process';

/** What a program of the system printed, or why it cannot be had. */
export type Printed =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/** Runs a program of the system by its name, with these words; nothing that was found is ever run. */
export type RunProgram = (program: string, words: readonly string[]) => Promise<Printed>;

const MOST_BYTES = 256 * 1024 * 1024;
const MOST_MILLISECONDS = 60_000;

/** The system's own programs, bounded in what they print and how long they take. */
export function systemPrograms(signal: AbortSignal): RunProgram {
  return (program, words) =>
    new Promise((resolve) => {
      const child = spawn(program, [...words], {
        stdio: ['ignore', 'pipe', 'ignore'],
        shell: false,
        windowsHide: true,
      });
      const pieces: Buffer[] = [];
      let bytes = 0;
      let reason: string | null = null;
      const stop = (why: string): void => {
        reason ??= why;
        child.kill('SIGKILL');
      };
      const timer = setTimeout(() => stop('it took more than a minute'), MOST_MILLISECONDS);
      const broken = (): void => stop('the scan was broken off');
      signal.addEventListener('abort', broken, { once: true });
      child.stdout.on('data', (piece: Buffer) => {
        bytes += piece.length;
        if (bytes > MOST_BYTES) stop('it printed more than is read');
        else pieces.push(piece);
      });
      child.on('error', (error) => {
        reason ??= error.message;
      });
      child.on('close', (code) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', broken);
        if (reason === null && code !== 0) reason = `it ended with ${code}`;
        if (reason !== null) resolve({ ok: false, reason });
        else resolve({ ok: true, text: new TextDecoder('utf-8').decode(Buffer.concat(pieces)) });
      });
    });
}
