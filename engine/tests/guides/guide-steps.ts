/** What a guide has its reader do, in order. */
export type GuideStep =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | { readonly kind: 'change'; readonly path: string; readonly before: string; readonly after: string }
  | { readonly kind: 'run'; readonly command: string };

const FENCE = /^```(\w*) ?(\S*)$/;
const NAMED = /^`([^`]+)`:$/;

/**
 * The steps of a guide: a block below a line that names a path is that file, a `diff` block with a path is a
 * change of it, and a line of a `console` block that begins with `$ ` is a command.
 */
export function guideSteps(markdown: string): GuideStep[] {
  const steps: GuideStep[] = [];
  let block: { readonly language: string; readonly path: string; readonly lines: string[] } | null = null;
  let named = '';
  for (const line of markdown.split('\n')) {
    const [fence, language = '', path = ''] = FENCE.exec(line) ?? [];
    if (fence !== undefined && block === null) block = { language, path: path || named, lines: [] };
    else if (fence !== undefined && block !== null) {
      steps.push(...stepsOf(block.language, block.path, block.lines));
      block = null;
      named = '';
    } else if (block !== null) block.lines.push(line);
    else if (line.trim() !== '') named = NAMED.exec(line)?.[1] ?? '';
  }
  return steps;
}

function stepsOf(language: string, path: string, lines: readonly string[]): GuideStep[] {
  if (language === 'console') {
    const commands = lines.filter((line) => line.startsWith('$ '));
    return commands.map((line) => ({ kind: 'run', command: line.slice(2) }));
  }
  if (path === '') return [];
  if (language !== 'diff') return [{ kind: 'write', path, text: `${lines.join('\n')}\n` }];
  const side = (other: string): string =>
    lines
      .filter((line) => !line.startsWith(other))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  return [{ kind: 'change', path, before: side('+'), after: side('-') }];
}
