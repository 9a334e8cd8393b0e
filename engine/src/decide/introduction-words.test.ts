import { expect, test } from 'vitest';
import { countriesOf, dayOf, editionOf, renewalsOf } from './introduction-words.ts';

test('countries are two letters, as people write them', () => {
  expect(countriesOf('us, de')).toEqual(['US', 'DE']);
  expect(countriesOf('US US')).toEqual(['US']);
  expect(countriesOf(' us ,  de, ')).toEqual(['US', 'DE']);
  expect(countriesOf('UK')).toEqual(['GB']);
  expect(countriesOf('us-tx, uk-eng')).toEqual(['US-TX', 'GB-ENG']);
  for (const none of ['', 'USA', 'America', 'U1', 'ZY', 'US, Germany', 'US-', 'US-TEXAS', 'US-TX-1'])
    expect(countriesOf(none)).toBe(null);
});

test('a day is one that there is', () => {
  expect(dayOf('2024-02-29')).toBe('2024-02-29');
  for (const none of [
    '2023-02-29',
    '2024-13-01',
    '01.03.2024',
    '',
    '2024-03-01T00:00:00Z',
    'on 2024-03-01',
    '+012024-03-01',
    '2024',
  ]) {
    expect(dayOf(none)).toBe(null);
  }
});

test('an edition is as printed, with or without its brackets', () => {
  for (const text of ['DEC 2023', 'dec 2023', '(DEC 2023)', 'December 2023']) {
    expect(editionOf(text)).toBe('DEC 2023');
  }
  for (const month of ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']) {
    expect(editionOf(`${month}.  2024`)).toBe(`${month} 2024`);
  }
  for (const none of ['2023', 'DEC', 'DEZ 2023', '12/2023', 'DEC 23', 'of DEC 2023', 'DEC 2023, as amended'])
    expect(editionOf(none)).toBe(null);
});

test('renewals are later days, in order and each once, or none at all', () => {
  expect(renewalsOf('2027-05-06, 2026-05-06,2027-05-06', '2025-05-06')).toEqual(['2026-05-06', '2027-05-06']);
  expect(renewalsOf(' Never ', '2025-05-06')).toEqual([]);
  for (const none of ['2025-05-06', '2024-05-06', '2026-05-06, soon', ''])
    expect(renewalsOf(none, '2025-05-06')).toBe(null);
});
