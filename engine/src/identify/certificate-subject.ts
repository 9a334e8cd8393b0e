import type { Indicator } from '../model/indicator.ts';
import { nameAttributes } from './distinguished-name.ts';
import { type Matcher, NO_INDICATORS } from './matcher.ts';
import { foldName } from './name.ts';

/** The subject or issuer of a certificate that was met somewhere: a root store, a log, a TLS handshake. */
export const certificateSubject: Matcher = {
  id: 'certificate-subject',
  title: 'Certificate subjects',
  kinds: ['certificate-subject'],
  compares:
    'Every attribute of the pattern stands in the value, each whole; a value without “=” is a common name.',
  compile: (indicators) => {
    const byFirst = new Map<string, { rest: string[]; indicator: Indicator }[]>();
    for (const indicator of indicators) {
      const [first, ...rest] = keysOf(indicator.pattern);
      if (first === undefined) continue;
      const list = byFirst.get(first) ?? [];
      list.push({ rest, indicator });
      byFirst.set(first, list);
    }
    return (value) => {
      const keys = new Set(keysOf(value));
      const found: Indicator[] = [];
      for (const key of keys) {
        for (const row of byFirst.get(key) ?? []) {
          if (row.rest.every((each) => keys.has(each))) found.push(row.indicator);
        }
      }
      return found.length > 0 ? found : NO_INDICATORS;
    };
  },
};

function keysOf(text: string): string[] {
  return nameAttributes(text).map(([type, value]) => `${type}=${foldName(value)}`);
}
