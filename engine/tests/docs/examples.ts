/** A command that a page shows, with what the page says it prints. */
export interface DocumentedCommand {
  /** Line of the page, from 1. */
  readonly line: number;
  /** The words after `npx interdict`. */
  readonly args: readonly string[];
  /** The lines below it up to the next command or the end of the block; '' where none are shown. */
  readonly output: string;
}

const FENCE = /^```(\w*)/;

/**
 * Commands of a page's `console` and `sh` blocks that run the program. In `console` a command follows `$ ` and
 * its output stands below; in `sh` every line is a command.
 */
export function documentedCommands(markdown: string): DocumentedCommand[] {
  const found: DocumentedCommand[] = [];
  let language: string | null = null;
  let output: string[] = [];
  let command: Omit<DocumentedCommand, 'output'> | null = null;
  const close = () => {
    if (command !== null) found.push({ ...command, output: output.join('\n').trim() });
    command = null;
    output = [];
  };
  for (const [index, text] of markdown.split('\n').entries()) {
    const fence = FENCE.exec(text);
    if (fence !== null) {
      close();
      language = language === null ? (fence[1] ?? '') : null;
      continue;
    }
    const line = language === 'console' && text.startsWith('$ ') ? text.slice(2) : text;
    const isCommand = line !== text || language === 'sh';
    if (!isCommand) {
      if (command !== null) output.push(text);
      continue;
    }
    close();
    const args = /(?:^|&& )npx interdict\b([^#]*)/.exec(line)?.[1];
    if (args !== undefined) command = { line: index + 1, args: words(args) };
  }
  close();
  return found;
}

/** The page with another output below one of its commands, counted from 0; the same words elsewhere stay. */
export function withOutput(markdown: string, index: number, output: string): string {
  const command = documentedCommands(markdown)[index];
  if (command === undefined || command.output === '') return markdown;
  const lines = markdown.split('\n');
  const above = lines.slice(0, command.line).join('\n');
  const below = lines.slice(command.line).join('\n');
  return `${above}\n${below.replace(command.output, () => output)}`;
}

/** Splits as a shell does, as far as the pages need it: blanks, and quotes that group. */
function words(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
}
