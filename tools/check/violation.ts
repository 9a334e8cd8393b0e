import type { Repository } from './repository.ts';

/** One way in which the house is not in order. */
export interface Violation {
  readonly path: string;
  /** From 1; 0 where it is the file as a whole. */
  readonly line: number;
  readonly what: string;
  readonly remedy: string;
}

/** One rule of the house, as a program. */
export interface Check {
  readonly id: string;
  readonly title: string;
  readonly run: (repository: Repository) => readonly Violation[] | Promise<readonly Violation[]>;
}

/** One line: where, what, remedy. */
export function violationLine({ path, line, what, remedy }: Violation): string {
  return `${path}${line > 0 ? `:${line}` : ''}: ${what}. Remedy: ${remedy}${remedy.endsWith('?') ? '' : '.'}`;
}

/** Every match of a pattern in a text, with its line. */
export function* matchesByLine(text: string, pattern: RegExp): Generator<[number, RegExpMatchArray]> {
  let line = 0;
  for (const content of text.split('\n')) {
    line++;
    for (const match of content.matchAll(pattern)) yield [line, match];
  }
}
