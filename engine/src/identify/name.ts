import type { Matcher } from './matcher.ts';
import { patternTable } from './pattern-table.ts';

/** Signs that makers add to a name and lists leave out. */
const ORNAMENT = /[®™©"'«»“”„‟]/gu;

/** Unicode NFKC, folded case, ornament dropped, one space between words. */
export function foldName(text: string): string {
  return text.replace(ORNAMENT, ' ').normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

const VERSION_WORD = /^\(?v?\d[\d.,_-]*\)?$/;
const EDITION_WORD = /^\(?(x64|x86|amd64|arm64|64-bit|32-bit|[a-z]{2}(-[a-z]{2})?)\)?$/;

/** A folded product name without the version, architecture and language that inventories append. */
export function withoutVersion(folded: string): string {
  const words = folded.split(' ');
  let end = words.length;
  let dropped = false;
  while (end > 1) {
    const word = words[end - 1] ?? '';
    const isVersion =
      VERSION_WORD.test(word) || ((word.startsWith('(') || dropped) && EDITION_WORD.test(word));
    if (!isVersion) break;
    dropped = true;
    end--;
  }
  return words.slice(0, end).join(' ');
}

/** Names of makers: as folded names, whole. */
export const makerName: Matcher = {
  id: 'maker-name',
  title: 'Names of makers',
  kinds: ['publisher', 'supplier-name'],
  // A bill of materials calls supplier whom a version resource calls company: one name for one maker.
  acrossKinds: true,
  compares:
    'The whole name, without regard to case, width, spacing, quotation marks, trade-mark signs and a full stop at its end.',
  compile: (indicators) => patternTable(indicators, foldMaker),
};

/** A maker's name as it is compared: "Acme Co.,Ltd" and "ACME Co., Ltd." are one. */
export function foldMaker(text: string): string {
  return foldName(withoutAddress(text))
    .replace(/\s*([.,()])\s*/gu, '$1')
    .replace(/\.$/u, '');
}

/** `Name <mail address>`, as package maintainers and authors write themselves, without the address. */
function withoutAddress(text: string): string {
  const at = text.lastIndexOf('<');
  return at > 0 && text.trimEnd().endsWith('>') ? text.slice(0, at) : text;
}

/** Names of products: as folded names, with and without what stands behind them as a version. */
export const productName: Matcher = {
  id: 'product-name',
  title: 'Names of products',
  kinds: ['product-name'],
  compares:
    'The whole name like a maker’s, or that without the version, architecture and language behind it.',
  compile: (indicators) => {
    const table = patternTable(indicators, foldName);
    return (value) => {
      const found = table(value);
      const folded = foldName(value);
      const bare = withoutVersion(folded);
      if (bare === folded) return found;
      const more = table(bare).filter((each) => !found.includes(each));
      return more.length === 0 ? found : [...found, ...more];
    };
  },
};
