import { expect, test } from 'vitest';
import { readContract } from './contract-word.ts';

test('a contract with its agency, clauses and editions', () => {
  expect(readContract('W912-24-C-0007=2024-03-01,DoD;FAR 52.204-23@DEC 2023; FAR 52.204-25')).toEqual({
    id: 'W912-24-C-0007',
    date: '2024-03-01',
    agency: 'DoD',
    clauses: [
      { id: 'FAR 52.204-23', edition: 'DEC 2023' },
      { id: 'FAR 52.204-25', edition: null },
    ],
  });
});

test('its number and its day are enough', () => {
  expect(readContract('A=B=2024-03-01')).toEqual({
    id: 'A=B',
    date: '2024-03-01',
    agency: null,
    clauses: [],
  });
});

test.each(['', 'C-1', '=2024-03-01', 'C-1=March', 'C-1=2024-03-01;@DEC 2023', 'C-1=2024-03-01;FAR 1@soon'])(
  '"%s" is none, and the message shows how one is written',
  (word) => {
    expect(() => readContract(word)).toThrow(
      expect.objectContaining({ code: 'contract-malformed', remedy: expect.stringContaining('ID=DATE') }),
    );
  },
);
