import { expect, test } from 'vitest';
import { countriesOf, dayOf, editionOf } from './introduction-words.ts';

test('countries are two letters, as people write them', () => {
  expect(countriesOf('us, de')).toEqual(['US', 'DE']);
  expect(countriesOf('US US')).toEqual(['US']);
  expect(countriesOf('UK')).toEqual(['GB']);
  expect(countriesOf('us-tx, uk-eng')).toEqual(['US-TX', 'GB-ENG']);
  for (const none of ['', 'USA', 'America', 'U1', 'US, Germany', 'US-', 'US-TEXAS', 'US-TX-1'])
    expect(countriesOf(none)).toBe(null);
});

test('a day is one that there is', () => {
  expect(dayOf('2024-02-29')).toBe('2024-02-29');
  for (const none of ['2023-02-29', '2024-13-01', '01.03.2024', '', '2024-03-01T00:00:00Z']) {
    expect(dayOf(none)).toBe(null);
  }
});

test('an edition is as printed, with or without its brackets', () => {
  for (const text of ['DEC 2023', 'dec 2023', '(DEC 2023)', 'December 2023']) {
    expect(editionOf(text)).toBe('DEC 2023');
  }
  for (const none of ['2023', 'DEC', 'DEZ 2023', '12/2023', 'DEC 23']) expect(editionOf(none)).toBe(null);
});
