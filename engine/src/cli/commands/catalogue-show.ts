import type { Command } from '../command.ts';

export const catalogueShow: Command = {
  name: 'catalogue show',
  operands: 'ID',
  summary: 'tell the whole story of one prohibition',
  about: ['Each line has its source, and how well it is verified.'],
  examples: [
    ['interdict catalogue show {prohibition}', 'all that is known today'],
    ['interdict catalogue show {prohibition} --as-known 2024-07-01', 'and what was known then'],
  ],
  exits: 'answer',
  options: ['output', 'catalogue', 'home', 'as-known'],
  run: async (call) => (await import('../catalogue-show.ts')).run(call),
};
