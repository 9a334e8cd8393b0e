import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentedCommands } from '../docs/examples.ts';
import { AS_OF, flowing, interdict, REPOSITORY } from '../run-interdict.ts';

interface Section {
  readonly question: string;
  readonly text: string;
  /** What the answer has to say, white space aside. */
  readonly quotes: readonly string[];
}

const page = readFileSync(join(REPOSITORY, 'docs', 'questions.md'), 'utf8');

function sectionsOf(markdown: string): Section[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((text) => ({
      question: text.slice(0, text.indexOf('\n')),
      text,
      quotes: [...text.matchAll(/^> (.*)$/gm)].map((match) => match[1] ?? ''),
    }));
}

const sections = sectionsOf(page);

test('there are ten', () => {
  expect(sections.length).toBe(10);
});

test.each(sections)('$question', async ({ text, quotes }) => {
  const [command, ...more] = documentedCommands(text);
  expect(more).toEqual([]);
  expect(quotes.length).toBeGreaterThan(0);
  const { status, stdout } = await interdict([...(command?.args ?? []), ...AS_OF]);
  expect(status).toBe(0);
  const said = flowing(stdout);
  for (const quote of quotes) expect(said).toContain(quote);
});
