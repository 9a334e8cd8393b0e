import { createInterface } from 'node:readline/promises';

/** A terminal that can be asked. `ask` gives null when the person ends the input. */
export interface Conversation {
  ask(prompt: string): Promise<string | null>;
  say(text: string): Promise<void>;
  close(): void;
}

/**
 * The process's own terminal, where both ends are one; null in a pipe or a script. Prompts go to standard
 * error, so that the answer alone is on standard output.
 */
export function terminalConversation(): Conversation | null {
  if (!process.stdin.isTTY || !process.stderr.isTTY || !process.stdout.isTTY) return null;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  let ended = false;
  const end = new Promise<null>((resolve) => {
    lines.once('close', () => {
      ended = true;
      resolve(null);
    });
  });
  return {
    ask: async (prompt) => {
      const reply = ended ? null : await Promise.race([lines.question(prompt), end]);
      // What is said next begins on a line of its own.
      if (reply === null) process.stderr.write('\n');
      return reply;
    },
    say: async (text) => {
      process.stderr.write(text);
    },
    close: () => lines.close(),
  };
}
