import type { Choice } from '../decide/choice.ts';
import { field } from '../report/text/lines.ts';

/** Choices with the numbers by which they may be given, one below the other. */
export function choiceLines(choices: readonly Choice[], width: number): string[] {
  const widest = `${choices.length}`.length + 2;
  return choices.flatMap(({ word, says }, index) =>
    field(`${index + 1}`.padEnd(widest) + word, [says], { width, colour: false, indent: 2, label: 32 }),
  );
}
