import type { Command } from '../command.ts';

export const ask: Command = {
  name: 'ask',
  operands: '',
  summary: 'say what the law says, without a scan',
  about: ['What is not given is assumed, and printed as assumed.'],
  examples: [
    ['interdict ask --supplier {supplier} --actor household --activity use', 'as a household, today'],
    [
      'interdict ask --supplier {supplier} --actor supplier --activity update --as-of 2024-08-15',
      'the supplier itself, at another date',
    ],
  ],
  exits: 'answer',
  options: [
    'output',
    'profile',
    'save',
    'catalogue',
    'home',
    'supplier',
    'product',
    'actor',
    'contract',
    'activity',
    'jurisdiction',
    'model-year',
    'manufactured',
    'prohibition',
    'fact',
    'explain',
    'as-of',
    'as-known',
    'assume',
  ],
  run: async (call) => (await import('../ask.ts')).run(call),
};
