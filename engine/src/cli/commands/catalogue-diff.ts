import type { Command } from '../command.ts';

export const catalogueDiff: Command = {
  name: 'catalogue diff',
  operands: '[OLD] NEW',
  summary: 'say what became stricter or looser between two catalogues, and for whom',
  about: [
    'Each is the folder of a catalogue or a bundle; OLD left out is the catalogue in use. Every change comes with a case that shows it.',
  ],
  examples: [
    ['interdict catalogue diff catalogue.bundle.json', 'what an import would change'],
    ['interdict catalogue diff old/catalogue new/catalogue', 'two checkouts of the repository'],
  ],
  exits: 'answer',
  options: ['output', 'home', 'as-known'],
  run: async (call) => (await import('../catalogue-diff.ts')).run(call),
};
