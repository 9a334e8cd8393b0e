import { suggest } from '../catalogue/nearest-word.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { DEFAULT_LIMITS, type Limits } from '../observe/limits.ts';

const UNITS = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 } as const;

/**
 * The bounds of a scan with those that `--limit NAME=VALUE` sets; a value is a whole number, perhaps with
 * k, m or g after it (times 1024, 1024², 1024³).
 *
 * @throws InterdictError `unknown-limit`, `limit-malformed`
 */
export function readLimits(words: readonly string[]): Limits {
  const limits: { -readonly [name in keyof Limits]: Limits[name] } = { ...DEFAULT_LIMITS };
  for (const word of words) {
    const mark = word.indexOf('=');
    const name = mark < 0 ? word : word.slice(0, mark);
    if (!isLimit(name)) {
      throw new InterdictError({
        code: 'unknown-limit',
        family: 'usage',
        message: 'There is no such limit.',
        subject: `--limit ${word}`,
        remedy: suggest(name, Object.keys(DEFAULT_LIMITS)),
      });
    }
    limits[name] = readBound(mark < 0 ? '' : word.slice(mark + 1), word);
  }
  return limits;
}

function isLimit(name: string): name is keyof Limits {
  return Object.hasOwn(DEFAULT_LIMITS, name);
}

function readBound(text: string, word: string): number {
  const parts = /^(\d{1,12})([kmg]?)$/i.exec(text);
  const unit = parts?.[2]?.toLowerCase();
  const factor = unit === 'k' || unit === 'm' || unit === 'g' ? UNITS[unit] : 1;
  const value = Number(parts?.[1] ?? 0) * factor;
  if (parts && value > 0 && Number.isSafeInteger(value)) return value;
  throw new InterdictError({
    code: 'limit-malformed',
    family: 'usage',
    message: 'A limit is a whole number above zero.',
    subject: `--limit ${word}`,
    remedy: 'Write NAME=VALUE: depth=8, memberBytes=512m.',
  });
}
