import type { Indicator } from '../model/indicator.ts';
import { type Matcher, NO_INDICATORS } from './matcher.ts';
import { wildcard } from './wildcard.ts';

/** Lines that programs say of themselves on the wire or in a log. */
export const banner: Matcher = {
  id: 'banner',
  title: 'Banners, headers and log lines',
  kinds: ['banner'],
  compares: 'The pattern stands somewhere in the line, without regard to case.',
  compile: (indicators) => {
    const rows = indicators.map((indicator) => ({
      test: wildcard(`*${indicator.pattern.toLowerCase()}*`),
      indicator,
    }));
    return (value) => {
      const lower = value.toLowerCase();
      const found: Indicator[] = [];
      for (const row of rows) if (row.test(lower)) found.push(row.indicator);
      return found.length > 0 ? found : NO_INDICATORS;
    };
  },
};
