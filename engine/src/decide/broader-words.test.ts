import { expect, it } from 'vitest';
import type { Vocabulary } from '../model/catalogue.ts';
import { otherSide } from './broader-words.ts';

function word(id: string, converse: string | null, implies: string[] = []): Vocabulary['activities'][number] {
  return { id, says: '', implies, converse, label: '', presenceQuestion: null, contract: null };
}

/** Reselling is selling; selling and procuring name one another, a licence names its renewal and is not named. */
const vocabulary: Vocabulary = {
  actors: [],
  activities: [
    word('sell', 'procure'),
    word('resell', null, ['sell']),
    word('procure', 'sell'),
    word('license', 'renew'),
    word('renew', null),
    word('use', null),
  ],
  classes: [],
};

it.each([
  { activity: 'sell', theirs: ['procure'] },
  { activity: 'resell', theirs: ['procure'] },
  // Who procures may meet a seller, and nothing says that it is a reseller.
  { activity: 'procure', theirs: ['sell'] },
  { activity: 'license', theirs: ['renew'] },
  { activity: 'renew', theirs: ['license'] },
  { activity: 'use', theirs: [] },
])('the other side of $activity: $theirs', ({ activity, theirs }) => {
  expect([...otherSide(activity, vocabulary)]).toEqual(theirs);
});
