import type { Command } from '../command.ts';

export const catalogueLint: Command = {
  name: 'catalogue lint',
  operands: '',
  summary: 'check the catalogue against its own rules',
  about: [
    'The catalogue folder of the repository is read. It ends with 1 where there is an error, and with 0 where there are only warnings.',
  ],
  examples: [
    ['interdict catalogue lint', ''],
    ['interdict catalogue lint --since released/catalogue', 'and what was edited of what is out'],
  ],
  exits: 'check',
  options: ['output', 'catalogue', 'home', 'since', 'fix'],
  run: async (call) => (await import('../catalogue-lint.ts')).run(call),
};
