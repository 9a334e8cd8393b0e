import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { interdict } from '../run-interdict.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

async function scanPhones(asOf: string): Promise<string> {
  const { stdout } = await interdict([
    ...['scan', here('phones.csv'), '--profile', here('agency.yaml')],
    ...['--as-of', asOf, '--as-known', '2026-11-24'],
  ]);
  return stdout.replace(/\s+/g, ' ');
}

test('a scan says beside a verdict what it takes for granted', async () => {
  const said = await scanPhones('2025-06-01');
  expect(said).toMatch(
    /Using it UNDETERMINED. It could be PROHIBITED or EXEMPT.*Assumed: it is on information technology that/,
  );
  expect(said).toContain('own service, since the joint venture ran none then.');
});

test('what could be taken for granted once is asked from the day that it no longer can', async () => {
  const said = await scanPhones('2026-11-24');
  expect(said).toMatch(/Using it UNDETERMINED.*Is it the application that TikTok USDS Joint Venture/);
  expect(said).not.toContain('since the joint venture ran none then');
});

test('ask tells an assumption once, for all activities together', async () => {
  const { stdout } = await interdict([
    ...['ask', '--supplier', 'bytedance', '--actor', 'federal-agency', '--activity', 'use,procure'],
    ...['--as-of', '2025-06-01', '--as-known', '2026-11-24'],
  ]);
  expect(stdout.replace(/\s+/g, ' ').match(/since the joint venture ran none then/g)).toHaveLength(1);
});
