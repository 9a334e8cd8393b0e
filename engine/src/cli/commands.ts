import type { Command } from './command.ts';

/** Every command that exists. `--help`, the nearest word and the documentation are made from this list. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'catalogue show',
    operands: 'ID',
    summary: 'tell the whole story of one prohibition',
    about: ['Each line has its source, and how well it is verified.'],
    examples: [
      ['interdict catalogue show {prohibition}', 'all that is known today'],
      ['interdict catalogue show {prohibition} --as-known 2024-07-01', 'and what was known then'],
    ],
    exits: 'answer',
    load: () => import('./catalogue-show.ts'),
  },
  {
    name: 'catalogue list',
    operands: '',
    summary: 'list the prohibitions and suppliers that the catalogue knows',
    about: [],
    examples: [['interdict catalogue list', '']],
    exits: 'answer',
    load: () => import('./catalogue-list.ts'),
  },
  {
    name: 'help',
    operands: '[COMMAND]',
    summary: 'say how a command is used',
    about: [],
    examples: [['interdict help scan', '']],
    exits: 'answer',
    load: () => import('./help.ts'),
  },
];
