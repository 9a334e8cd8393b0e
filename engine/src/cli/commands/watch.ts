import type { Command } from '../command.ts';

export const watch: Command = {
  name: 'watch',
  operands: 'RESULT',
  summary: 'what changed since a result was made, or will change, because a law, a date or the catalogue did',
  about: [
    'Nothing is scanned: the findings of the result are decided again, today and at every instant until --until at which a clause begins or ends.',
  ],
  examples: [
    ['interdict watch result.json', 'what is different today'],
    ['interdict watch result.json --until 2027-12-31', 'and what will be, and when'],
  ],
  exits: 'answer',
  options: ['output', 'profile', 'catalogue', 'home', 'as-of', 'as-known', 'until', 'assume'],
  run: async (call) => (await import('../watch.ts')).run(call),
};
