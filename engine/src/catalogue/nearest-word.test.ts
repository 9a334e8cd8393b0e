import { expect, test } from 'vitest';
import { nearestWords, suggestMeant } from './nearest-word.ts';

test('what was typed in other letters comes first, then what begins with it, the shorter before the longer', () => {
  const words = ['eugene-alpha', 'alpha-lab-inc', 'alpha', 'alpha-lab'];
  expect(nearestWords('Alpha', words)).toEqual(['alpha', 'alpha-lab', 'alpha-lab-inc']);
  expect(nearestWords('Alpha Lab', words)[0]).toBe('alpha-lab');
  expect(nearestWords('alhpa', words)).toEqual(['alpha']);
  expect(nearestWords('nothing of it', words)).toEqual([]);
});

test('a word that none is near is looked for in what the words mean', () => {
  const words = [
    { id: 'procure', says: 'Obtains it for money.', label: 'Buying it' },
    { id: 'sell', says: 'Hands it to whoever buys it.', label: 'Selling it' },
    { id: 'business', says: 'A company, partnership or sole trader.' },
  ];
  expect(suggestMeant('buy', words)).toBe('Did you mean "procure" or "sell"?');
  expect(suggestMeant('company', words)).toBe('Did you mean "business"?');
  expect(suggestMeant('pany', words)).toBe('Valid here: business, procure, sell.');
  expect(suggestMeant('proccure', words)).toBe('Did you mean "procure"?');
  expect(suggestMeant('(((', words)).toMatch(/^(Valid|Did)/);
});
