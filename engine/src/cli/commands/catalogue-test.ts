import type { Command } from '../command.ts';

export const catalogueTest: Command = {
  name: 'catalogue test',
  operands: '[PROHIBITION…]',
  summary: 'run the cases beside the prohibitions, and show what they leave unshown',
  about: [
    'Cases are read from the catalogue folder of the repository. It ends with 1 where a case fails, or where a fully modelled prohibition has an empty cell.',
  ],
  examples: [
    ['interdict catalogue test', 'every case of every prohibition'],
    ['interdict catalogue test {prohibition}', 'one, with its table'],
  ],
  exits: 'check',
  options: ['output'],
  run: async (call) => (await import('../catalogue-test.ts')).run(call),
};
