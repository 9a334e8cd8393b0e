import { expect, test } from 'vitest';
import { contractWord, readContract } from './contract-word.ts';

test('a contract with its agency, clauses and editions', () => {
  expect(readContract('W912-24-C-0007=2024-03-01,DoD;FAR 52.204-23@DEC 2023; FAR 52.204-25')).toEqual({
    id: 'W912-24-C-0007',
    date: '2024-03-01',
    renewals: null,
    agency: 'DoD',
    clauses: [
      { id: 'FAR 52.204-23', edition: 'DEC 2023' },
      { id: 'FAR 52.204-25', edition: null },
    ],
  });
});

test.each([
  ['C=2024-03-01+2026-03-01+2025-03-01', ['2025-03-01', '2026-03-01']],
  ['C=2024-03-01 + never, DoD', []],
  ['C=2024-03-01,DoD', null],
])('of "%s" the days of renewal are %j', (word, renewals) => {
  expect(readContract(word).renewals).toEqual(renewals);
});

test.each([
  'W912-24-C-0007=2024-03-01+2025-03-01+2026-03-01,DoD;FAR 52.204-23@DEC 2023;FAR 52.204-25',
  'A=B=2024-03-01+never',
  'C=2024-03-01',
])('%s is written as it was read', (word) => {
  expect(contractWord(readContract(word))).toBe(word);
});

test('its number and its day are enough', () => {
  expect(readContract('A=B=2024-03-01')).toEqual({
    id: 'A=B',
    date: '2024-03-01',
    renewals: null,
    agency: null,
    clauses: [],
  });
});

test.each([
  '',
  'C-1',
  '=2024-03-01',
  'C-1=March',
  'C-1=2024-03-01;@DEC 2023',
  'C-1=2024-03-01+',
  'C-1=2024-03-01+2024-03-01',
  'C-1=2024-03-01+soon',
  'C-1=2024-03-01;FAR 1@soon',
])('"%s" is none, and the message shows how one is written', (word) => {
  expect(() => readContract(word)).toThrow(
    expect.objectContaining({ code: 'contract-malformed', remedy: expect.stringContaining('ID=DATE') }),
  );
});
