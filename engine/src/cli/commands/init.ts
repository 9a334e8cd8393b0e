import type { Command } from '../command.ts';

export const init: Command = {
  name: 'init',
  operands: '',
  summary: 'write interdict.yaml and a profile, by asking who you are',
  about: [
    'On a terminal it asks for what is not given: who you are, where, and the contracts that bind you with the clauses they carry and their editions.',
    'What it wrote is read back before it says so.',
  ],
  examples: [
    ['interdict init', 'asks on the terminal'],
    ['interdict init --actor business --territory US', 'asks nothing in a script'],
    [
      'interdict init --actor federal-contractor --contract "C-1=2024-03-01,DoD;FAR 52.204-23@DEC 2023"',
      'with a contract',
    ],
  ],
  exits: 'answer',
  options: ['catalogue', 'home', 'actor', 'name', 'territory', 'nationality', 'contract', 'force'],
  writesConfig: true,
  run: async (call) => (await import('../init.ts')).run(call),
};
