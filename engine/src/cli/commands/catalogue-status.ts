import type { Command } from '../command.ts';

export const catalogueStatus: Command = {
  name: 'catalogue status',
  operands: '',
  summary: 'say how old the catalogue is, and on what its facts rest',
  about: [],
  examples: [['interdict catalogue status', '']],
  exits: 'answer',
  options: ['output', 'catalogue', 'home'],
  run: async (call) => (await import('../catalogue-status.ts')).run(call),
};
