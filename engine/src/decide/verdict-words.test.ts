import { expect, it } from 'vitest';
import type { Verdict } from '../model/verdict.ts';
import { NEVER_SAYS, overclaims, verdictList, verdictName } from './verdict-words.ts';

it('finds a word that says too much, as a whole word only', () => {
  expect(overclaims('Using it is illegal.', ['legal', 'illegal'])).toEqual(['illegal']);
  expect(overclaims('No legal penalty', ['legal'])).toEqual(['legal']);
  expect(overclaims('No bandage', ['ban'])).toEqual([]);
  expect(overclaims('You  may sign this', ['you may sign'])).toEqual(['you may sign']);
});

it.each<{ verdict: Verdict; name: string; never: string[] }>([
  { verdict: 'prohibited', name: 'prohibited', never: ['compliant', 'you may sign', 'criminal'] },
  { verdict: 'undetermined', name: 'undetermined', never: ['compliant', 'you may sign', 'certainly'] },
  {
    verdict: 'advised-against',
    name: 'advised against',
    never: ['ban', 'banned', 'illegal', 'unlawful', 'prohibited', 'compliant'],
  },
  { verdict: 'allowed', name: 'allowed', never: ['legal', 'compliant', 'safe'] },
  { verdict: 'exempt', name: 'exempt', never: ['legal', 'compliant', 'safe', 'no law applies'] },
  // What no clause reaches is not thereby permitted.
  {
    verdict: 'not-covered',
    name: 'not covered',
    never: ['legal', 'compliant', 'no law applies', 'allowed'],
  },
])('$verdict is "$name" and never says too much', ({ verdict, name, never }) => {
  expect(verdictName(verdict)).toBe(name);
  for (const word of never) expect(overclaims(`It is ${word}.`, NEVER_SAYS[verdict])).toContain(word);
  expect(overclaims(`It is ${name}, says the clause.`, NEVER_SAYS[verdict])).toEqual([]);
});

it('tells several as alternatives', () => {
  expect(verdictList(['prohibited', 'advised-against', 'not-covered'])).toBe(
    'prohibited or advised against or not covered',
  );
  expect(verdictList(['exempt'])).toBe('exempt');
});
