import type { Command } from '../command.ts';

export const catalogueLint: Command = {
  name: 'catalogue lint',
  operands: '[FILE…]',
  summary: 'check the catalogue against its own rules',
  about: [
    'The catalogue folder of the repository is read. It ends with 1 where there is an error, and with 0 where there are only warnings.',
    'With FILE that file alone is read, against the catalogue in use: fast enough for an editor. What takes the whole is left out.',
    'A note is for whoever edits the data. Of notes of one kind the first is printed with how many there are; --all prints each, as does the JSON.',
    'Where a case can show the fault it is printed, to be pasted into the cases beside the law.',
  ],
  examples: [
    ['interdict catalogue lint', ''],
    ['interdict catalogue lint catalogue/vocabulary.yaml', 'one file'],
    ['interdict catalogue lint --all', 'with every note'],
    ['interdict catalogue lint --fix', 'and mend how it is written'],
    ['interdict catalogue lint --since released/catalogue', 'and what was edited of what is out'],
  ],
  exits: 'check',
  options: ['output', 'catalogue', 'home', 'since', 'fix', 'all'],
  run: async (call) => (await import('../catalogue-lint.ts')).run(call),
};
