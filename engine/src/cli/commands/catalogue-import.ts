import type { Command } from '../command.ts';

export const catalogueImport: Command = {
  name: 'catalogue import',
  operands: 'BUNDLE',
  summary: 'put the newer catalogue of a signed bundle in use',
  about: [
    'The signature is checked with --trust-key, the digest against what is in it, and versions go upwards only. Where anything does not hold, the catalogue in use stays as it was.',
  ],
  examples: [
    ['interdict catalogue import catalogue.bundle.json --trust-key public.pem', 'without a network'],
  ],
  exits: 'answer',
  options: ['home', 'trust-key'],
  run: async (call) => (await import('../catalogue-import.ts')).run(call),
};
