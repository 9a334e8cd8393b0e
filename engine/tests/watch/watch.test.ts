import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AS_OF, flowing, folderOf, INVENTORY, interdict, REPOSITORY } from '../run-interdict.ts';

async function resultOf(asOf: string, more: readonly string[] = []): Promise<string> {
  const folder = folderOf({ 'programs.csv': INVENTORY });
  const path = join(folder, 'result.json');
  const run = await interdict([
    ...['scan', folder, '--quiet', '-o', `json=${path}`, '--as-of', asOf, '--as-known', '2026-11-24'],
    ...more,
  ]);
  expect(run.status).toBe(0);
  return path;
}

test('on the day of the result nothing has changed, and what comes is named with its instant', async () => {
  const path = await resultOf('2024-08-15');
  const { stdout, status } = await interdict([
    'watch',
    path,
    '--as-of',
    '2024-08-15',
    '--until',
    '2025-12-31',
  ]);
  expect(status).toBe(0);
  expect(flowing(stdout)).toContain('Changed since 15 Aug 2024 Nothing has changed.');
  expect(flowing(stdout)).toMatch(
    /29 Sep 2024 Kaspersky Endpoint Security for Windows on PC-1: Updates ALLOWED becomes UNDETERMINED for Kaspersky/,
  );
  expect(flowing(stdout)).toMatch(
    /01:00 EDT Kaspersky Endpoint Security for Windows on PC-1: Updates UNDETERMINED becomes PROHIBITED/,
  );
});

test('an old result is told what changed since', async () => {
  const path = await resultOf('2024-05-15');
  const { stdout } = await interdict(['watch', path, '--as-of', '2026-11-24', '-o', 'json']);
  const report = JSON.parse(stdout);
  expect(report.changed).toContainEqual(
    expect.objectContaining({
      activity: 'use',
      bound: 'self',
      before: 'not-covered',
      after: 'advised-against',
      stricter: true,
    }),
  );
  expect(report.coming).toEqual([]);
  expect(report.until).toBeNull();
});

test('watching up to today finds what deciding today finds', async () => {
  const then = await resultOf('2024-05-15');
  const today = await resultOf('2026-11-24');
  const ahead = JSON.parse(
    (await interdict(['watch', then, '--as-of', '2024-05-15', '--until', '2026-11-24', '-o', 'json'])).stdout,
  );
  const last = new Map<string, string>();
  for (const change of ahead.coming) if (change.bound === 'self') last.set(change.activity, change.after);
  const now = JSON.parse((await interdict(['watch', today, '--as-of', '2026-11-24', '-o', 'json'])).stdout);
  expect(now.changed).toEqual([]);
  expect(last.get('use')).toBe('advised-against');
});

test('an assumption names a proposal that there is', async () => {
  const path = await resultOf('2026-11-24');
  const { stderr, status } = await interdict(['watch', path, '--assume', 'us-bis-icts-kasperski-2024']);
  expect(status).toBe(2);
  expect(stderr).toContain('us-bis-icts-kaspersky-2024');
});

test('an assumption shows what a proposal would change, and from when', async () => {
  const folder = folderOf({
    'programs.csv':
      'computer,name,publisher,version\nPC-1,Omada Software Controller,TP-Link Corporation Limited,5.0\n',
  });
  const path = join(folder, 'result.json');
  await interdict(['scan', folder, '--quiet', '-o', `json=${path}`, ...AS_OF]);
  const watch = ['watch', path, '--as-of', '2026-11-24', '--until', '2027-12-31', '-o', 'json'];

  const today = JSON.parse((await interdict(watch)).stdout);
  const { stdout } = await interdict([...watch, '--assume', 'us-watch-tplink=2027-03-01']);

  expect(today.coming).toEqual([]);
  expect(JSON.parse(stdout).coming).toContainEqual(
    expect.objectContaining({
      activity: 'use',
      before: 'not-covered',
      after: 'undetermined',
      stricter: true,
    }),
  );
});

test('what differs for another asker is not told as what law or time did', async () => {
  const path = await resultOf('2026-11-24');
  const contractor = ['--profile', join(REPOSITORY, 'examples', 'contractor.yaml')];
  const { stdout } = await interdict(['watch', path, ...AS_OF, ...contractor]);
  expect(flowing(stdout)).toContain(
    'Assumed: the asker is a defense contractor; the result was made for a private person or business in the ' +
      'United States, no government contract, and what differs may come of that alone.',
  );
  expect(flowing(stdout)).toContain('by 24 Nov 2026 Kaspersky Endpoint Security');
  expect((await interdict(['watch', path, ...AS_OF])).stdout).not.toContain('the asker is');
});
