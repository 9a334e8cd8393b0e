import type { Indicator } from '../model/indicator.ts';
import { type Matcher, NO_INDICATORS } from './matcher.ts';
import { wildcard } from './wildcard.ts';

interface CpeName {
  readonly part: string;
  readonly vendor: string;
  readonly product: string;
}

/**
 * Part, vendor and product of a CPE name: NISTIR 7695's formatted string (`cpe:2.3:a:vendor:product:…`) or
 * its URI (`cpe:/a:vendor:product`). Null for anything else.
 */
export function cpeName(text: string): CpeName | null {
  const lower = text.trim().toLowerCase();
  const fields = lower.startsWith('cpe:2.3:')
    ? splitUnescaped(lower.slice(8))
    : lower.startsWith('cpe:/')
      ? lower.slice(5).split(':')
      : null;
  if (!fields) return null;
  const [part, vendor, product] = fields;
  if (!part || !vendor) return null;
  return { part, vendor, product: product || '*' };
}

function splitUnescaped(text: string): string[] {
  const fields = [''];
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === ':') fields.push('');
    else fields[fields.length - 1] += char === '\\' ? text.charAt(++i) : char;
  }
  return fields;
}

/** CPE names: vendor whole, product whole or a pattern. */
export const cpe: Matcher = {
  id: 'cpe',
  title: 'CPE names',
  kinds: ['cpe'],
  compares: 'Part and vendor whole, the product whole or as a pattern; in either notation of CPE.',
  compile: (indicators) => {
    const byVendor = new Map<string, { product: (text: string) => boolean; indicator: Indicator }[]>();
    for (const indicator of indicators) {
      const pattern = cpeName(indicator.pattern);
      if (!pattern) continue;
      const key = `${pattern.part}:${pattern.vendor}`;
      const list = byVendor.get(key) ?? [];
      list.push({ product: wildcard(pattern.product), indicator });
      byVendor.set(key, list);
    }
    return (value) => {
      const given = cpeName(value);
      const rows = given ? byVendor.get(`${given.part}:${given.vendor}`) : undefined;
      if (!given || !rows) return NO_INDICATORS;
      const found = rows.filter((row) => row.product(given.product));
      return found.length > 0 ? found.map((row) => row.indicator) : NO_INDICATORS;
    };
  },
};
