import type { Command } from '../command.ts';

export const catalogueList: Command = {
  name: 'catalogue list',
  operands: '',
  summary: 'list the prohibitions and suppliers that the catalogue knows',
  about: [],
  examples: [['interdict catalogue list', '']],
  exits: 'answer',
  options: ['output', 'catalogue', 'home'],
  run: async (call) => (await import('../catalogue-list.ts')).run(call),
};
