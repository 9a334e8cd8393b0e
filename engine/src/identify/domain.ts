import { domainToASCII } from 'node:url';
import type { Indicator } from '../model/indicator.ts';
import { type Matcher, NO_INDICATORS } from './matcher.ts';
import { wildcard } from './wildcard.ts';

/** A host name in lower case and ASCII, without the dot at its end. A pattern's stars are kept. */
export function foldHost(text: string): string {
  const host = text.trim().toLowerCase().replace(/\.+$/, '');
  return /^\p{ASCII}*$/u.test(host) ? host : domainToASCII(host) || host;
}

/**
 * Host names. A pattern of the form `domain` is that name and every name below it, and the longest one
 * wins for its supplier: a row for `support.example.com` says what that host is, whatever the row for
 * `example.com` says.
 */
export const domain: Matcher = {
  id: 'domain',
  title: 'Domains',
  kinds: ['domain'],
  compares:
    'The name and every name below it, on the borders of labels; the most specific row of a supplier wins.',
  compile: (indicators) => {
    const suffixes = new Map<string, Indicator[]>();
    const globs: { test: (text: string) => boolean; anchor: string; indicator: Indicator }[] = [];
    for (const indicator of indicators) {
      const pattern = foldHost(indicator.pattern);
      if (indicator.form === 'glob') {
        const anchor = pattern.slice(pattern.lastIndexOf('*') + 1);
        globs.push({ test: wildcard(pattern), anchor, indicator });
        continue;
      }
      const list = suffixes.get(pattern) ?? [];
      list.push(indicator);
      suffixes.set(pattern, list);
    }
    return (value) => {
      const host = foldHost(value);
      const found: { indicator: Indicator; length: number }[] = [];
      for (const glob of globs) {
        if (host.endsWith(glob.anchor) && glob.test(host)) {
          found.push({ indicator: glob.indicator, length: foldHost(glob.indicator.pattern).length });
        }
      }
      for (let at = 0; at >= 0; at = nextLabel(host, at)) {
        const suffix = host.slice(at);
        for (const indicator of suffixes.get(suffix) ?? []) {
          if (indicator.form !== 'exact' || at === 0) found.push({ indicator, length: suffix.length });
        }
      }
      return found.length > 0 ? mostSpecific(found) : NO_INDICATORS;
    };
  },
};

function nextLabel(host: string, from: number): number {
  const dot = host.indexOf('.', from);
  return dot < 0 ? -1 : dot + 1;
}

function mostSpecific(found: readonly { indicator: Indicator; length: number }[]): Indicator[] {
  const longest = new Map<string, number>();
  for (const each of found) {
    const supplier = each.indicator.supplier;
    longest.set(supplier, Math.max(longest.get(supplier) ?? 0, each.length));
  }
  return found
    .filter((each) => each.length === longest.get(each.indicator.supplier))
    .map((each) => each.indicator);
}
