import { expect, it } from 'vitest';
import { overclaims } from './verdict-words.ts';

it('finds a word that says too much, as a whole word only', () => {
  expect(overclaims('Using it is illegal.', ['legal', 'illegal'])).toEqual(['illegal']);
  expect(overclaims('No legal penalty', ['legal'])).toEqual(['legal']);
  expect(overclaims('No bandage', ['ban'])).toEqual([]);
  expect(overclaims('You  may sign this', ['you may sign'])).toEqual(['you may sign']);
});
