import type { Command } from '../command.ts';

export const help: Command = {
  name: 'help',
  operands: '[COMMAND]',
  summary: 'say how a command is used',
  about: [],
  examples: [['interdict help scan', '']],
  exits: 'answer',
  options: [],
  run: async (call) => (await import('../help.ts')).run(call),
};
