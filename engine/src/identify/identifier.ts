import type { Indicator } from '../model/indicator.ts';
import { type Matcher, NO_INDICATORS } from './matcher.ts';
import { patternTable } from './pattern-table.ts';

const PREFIX = /^[a-z][a-z0-9-]*:/;

/** Folded case, no braces around a GUID. */
function foldIdentifier(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^\{(.*)\}$/, '$1');
}

/** Identifiers that somebody hands out, each unique where it comes from. */
export const identifier: Matcher = {
  id: 'identifier',
  title: 'Identifiers',
  kinds: [
    'team-id',
    'bundle-id',
    'product-code',
    'upgrade-code',
    'android-package',
    'asn',
    'mac',
    'usb-id',
    'pci-id',
    'model-number',
    'country-of-origin',
    'byte-pattern',
  ],
  compares:
    'The whole identifier, without regard to case; a GUID with or without braces, a network with or without “AS”.',
  compile: (indicators) =>
    patternTable(indicators, (text) => foldIdentifier(text).replace(/^as(?=\d+$)/, '')),
};

/**
 * Identifiers that say whose they are (`winget:Vendor.Product`, `firefox:name@vendor`). A value that does
 * not say is compared with those of every store.
 */
export const scopedIdentifier: Matcher = {
  id: 'scoped-identifier',
  title: 'Identifiers of stores and browsers',
  kinds: ['store-id', 'browser-extension'],
  compares:
    'The whole identifier behind its store’s name, without regard to case; a value without a store’s name fits any.',
  compile: (indicators) => {
    const scoped = patternTable(indicators, foldIdentifier);
    const bare = patternTable(
      indicators.map((each): Indicator => ({ ...each, pattern: each.pattern.replace(PREFIX, '') })),
      foldIdentifier,
    );
    const byId = new Map(indicators.map((each) => [each.id, each]));
    return (value) => {
      if (PREFIX.test(value.toLowerCase())) return scoped(value);
      const found = bare(value);
      return found.length === 0 ? NO_INDICATORS : found.map((each) => byId.get(each.id) ?? each);
    };
  },
};

/** Files by their digest. */
export const fileHash: Matcher = {
  id: 'file-hash',
  title: 'File digests',
  kinds: ['file-hash'],
  compares: 'The SHA-256 in hexadecimal, with or without “sha256:” in front.',
  compile: (indicators) => {
    const fold = (text: string): string => {
      const lower = text.trim().toLowerCase();
      return /^[0-9a-f]{64}$/.test(lower) ? `sha256:${lower}` : lower;
    };
    return patternTable(indicators, fold);
  },
};
