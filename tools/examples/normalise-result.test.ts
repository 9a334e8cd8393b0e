import { expect, test } from 'vitest';
import { normaliseResult } from './normalise-result.ts';

const result = (digest: string, bytesRead: number) => ({
  tool: { version: '1' },
  coverage: { targets: [{ files: 3, bytesRead }] },
  findings: [{ id: 'a', sightings: [{ value: `certificate ${digest} of a supplier` }] }],
});

test('two builds of one estate are the same', () => {
  const one = normaliseResult(result('ab'.repeat(32), 100));
  expect(one).toEqual(normaliseResult(result('CD'.repeat(20), 104)));
});

test('what was found stays', () => {
  const other = { ...result('ab'.repeat(32), 100), findings: [] };
  expect(normaliseResult(other)).not.toEqual(normaliseResult(result('ab'.repeat(32), 100)));
});
