import type { Indicator } from '../model/indicator.ts';
import { type Lookup, NO_INDICATORS } from './matcher.ts';
import { wildcard } from './wildcard.ts';

interface Glob {
  readonly test: (text: string) => boolean;
  readonly indicator: Indicator;
}

/** Globs with this many literal characters in front are found by them. */
const HEAD = 2;

/**
 * Exact values in a map, globs in buckets by their first characters, and only the globs that begin with
 * `*` tried one after another.
 *
 * @param fold brings a pattern and a value to the form in which they are compared; stars have to survive it
 */
export function patternTable(indicators: readonly Indicator[], fold: (text: string) => string): Lookup {
  const exact = new Map<string, Indicator[]>();
  const byHead = new Map<string, Glob[]>();
  const headless: Glob[] = [];
  for (const indicator of indicators) {
    const pattern = fold(indicator.pattern);
    if (indicator.form !== 'glob') {
      push(exact, pattern, indicator);
      continue;
    }
    const glob = { test: wildcard(pattern), indicator };
    if (pattern.indexOf('*') < HEAD) headless.push(glob);
    else push(byHead, pattern.slice(0, HEAD), glob);
  }
  return (value) => {
    const folded = fold(value);
    let found = exact.get(folded);
    const candidates = byHead.get(folded.slice(0, HEAD));
    for (const globs of candidates ? [candidates, headless] : [headless]) {
      for (const glob of globs) {
        if (glob.test(folded)) found = found ? [...found, glob.indicator] : [glob.indicator];
      }
    }
    return found ?? NO_INDICATORS;
  };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
