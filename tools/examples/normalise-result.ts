/**
 * A result without what changes when the sample estate is made again or the catalogue is edited elsewhere: keys and
 * certificates are new each time, so digests, thumbprints and byte counts are too.
 */
export function normaliseResult(result: unknown): unknown {
  return withoutVariable(result, '');
}

/** Keys whose values say which build it was, and nothing about what was found. */
const VARIABLE = new Set(['bytesRead', 'tool', 'catalogue']);
const HEX_DIGEST = /\b(?:[0-9a-f]{32,}|[0-9A-F]{32,})\b/g;

function withoutVariable(value: unknown, key: string): unknown {
  if (VARIABLE.has(key)) return '(varies)';
  if (typeof value === 'string') return value.replace(HEX_DIGEST, '(digest)');
  if (Array.isArray(value)) return value.map((each) => withoutVariable(each, ''));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutVariable(each, name)]));
}

/** The text that is committed and compared. */
export function normalisedText(result: unknown): string {
  return `${JSON.stringify(normaliseResult(result), null, 2)}\n`;
}
