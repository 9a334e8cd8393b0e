import type { Condition } from '../model/prohibition.ts';

/** The questions that a condition names, each once for each time. */
export function questionsIn(tree: Condition): string[] {
  switch (tree.kind) {
    case 'question':
      return [tree.id];
    case 'not':
      return questionsIn(tree.of);
    case 'all':
    case 'any':
      return tree.of.flatMap(questionsIn);
  }
}
