import { expect, it } from 'vitest';
import type { ActivityAnswer } from '../model/determination.ts';
import { theirContractWords } from './contract-words.ts';

type Counterparty = NonNullable<ActivityAnswer['counterparty']>;

const NONE: Counterparty = {
  verdict: 'prohibited',
  since: null,
  next: null,
  assumed: [],
  decidedBy: [],
  contracts: [],
  openContracts: [],
  open: [],
  contractsToCome: [],
  note: null,
};

it.each<{ what: string; said: Partial<Counterparty> | null; words: string[] }>([
  { what: 'nobody', said: null, words: [] },
  { what: 'no contract', said: {}, words: [] },
  {
    what: 'contracts now',
    said: { contracts: ['A', 'B'] },
    words: ['Of the contracts given it reaches A, B.'],
  },
  {
    what: 'contracts now and by a renewal to come, on a day of the law',
    said: {
      contracts: ['A'],
      contractsToCome: [
        { contract: 'B', from: '2024-08-01T04:00:00Z' },
        { contract: 'C', from: '2024-08-01T03:59:59Z' },
      ],
    },
    words: ['Of the contracts given it reaches A, B from 2024-08-01, C from 2024-07-31.'],
  },
  {
    what: 'what is not known',
    said: { openContracts: ['A: Was it? [q/a]', 'B: Was it? [q/a]'], open: ['Is it? [q/b]', 'Or? [q/c]'] },
    words: [
      'Not known of contract A: Was it? [q/a]',
      'Not known of contract B: Was it? [q/a]',
      'Not known: Is it? [q/b]',
      'Not known: Or? [q/c]',
    ],
  },
])('of $what is said so', ({ said, words }) => {
  expect(theirContractWords(said && { ...NONE, ...said }, 'America/New_York')).toEqual(words);
});
