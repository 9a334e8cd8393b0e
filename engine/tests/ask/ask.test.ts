import { expect, test } from 'vitest';
import { flowing, interdict } from '../run-interdict.ts';

test('an answer is printed with what was assumed and what it rests on', async () => {
  const { status, stdout, stderr } = await interdict([
    ...['ask', '--supplier', 'kaspersky', '--activity', 'update', '--actor', 'supplier'],
    ...['--as-of', '2024-08-15', '--as-known', '2026-11-24'],
  ]);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/Providing updates\s+ALLOWED since 20 Jun 2024/);
  expect(stdout).toMatch(/Then PROHIBITED\s+from 29\s+Sep 2024/);
  expect(stdout).toMatch(/Assumed +product/);
  expect(stdout).toContain('89 FR 52434');
  expect(stdout).toContain('Not legal advice');
  expect(status).toBe(0);
});

test('a question that turns on one fact says which, and what each answer gives', async () => {
  const { stdout } = await interdict([
    ...['ask', '--supplier', 'kaspersky', '--actor', 'reseller', '--activity', 'resell'],
    ...['--product', 'kaspersky-standard', '--as-of', '2024-08-15', '--as-known', '2026-11-24'],
  ]);
  expect(stdout).toContain('UNDETERMINED');
  expect(stdout).toContain('[q/sale-makes-agreement-with-supplier]');
});

test('what is prohibited for the other side says so of the other side', async () => {
  const { stdout } = await interdict([
    'ask',
    '--supplier',
    'kaspersky',
    '--actor',
    'business',
    '--activity',
    'renew',
  ]);
  expect(stdout).toMatch(/PROHIBITED for Kaspersky since 20\s+Jul 2024/);
  expect(stdout).toMatch(/your own\s+exposure is not settled here/);
});

test('facts are taken', async () => {
  const ask = async (fact: string) => {
    const words = ['--supplier', 'kaspersky', '--actor', 'reseller', '--activity', 'resell', '--product'];
    const { stdout } = await interdict([
      ...['ask', ...words, 'kaspersky-standard', '--as-of', '2024-08-15', '-o', 'json', '--fact'],
      `q/sale-makes-agreement-with-supplier=${fact}`,
    ]);
    return JSON.parse(stdout).verdict;
  };
  expect(await ask('no')).toBe('not-covered');
  expect(await ask('unknown')).toBe('undetermined');
});

test('a country that there is not is refused, and one without law in the catalogue is said', async () => {
  const ask = (code: string) =>
    interdict(['ask', '--supplier', 'kaspersky', '--activity', 'use', '--jurisdiction', code]);
  expect(await ask('XX')).toMatchObject({ status: 2, stderr: expect.stringContaining('is no country') });
  const { status, stdout } = await ask('aq');
  expect(status).toBe(0);
  expect(flowing(stdout)).toContain('The catalogue holds no AQ law');
});

test('a maker of whom no product is known is not held to make whatever law bars by its kind', async () => {
  const asked = ['ask', '--supplier', 'eqt', '--actor', 'reseller', '--activity', 'sell', '-o', 'json'];
  const { verdict, assumed } = JSON.parse((await interdict(asked)).stdout);
  expect(verdict).toBe('not-covered');
  expect(assumed.join('\n')).toContain('no product of this maker is known');
  const given = JSON.parse((await interdict([...asked, '--product', 'drone'])).stdout);
  expect(given.verdict).toBe('undetermined');
});

test('in a part of a country the country’s own law is counted too', async () => {
  const asked = ['ask', '--product', 'tiktok', '--actor', 'household', '--activity', 'use', '--jurisdiction'];
  const held = async (place: string) =>
    /holds (\d+) prohibitions of ([^;]+);/.exec(flowing((await interdict([...asked, place])).stdout));
  const [, part = '', where] = (await held('US-TX')) ?? [];
  const [, country = ''] = (await held('US')) ?? [];
  expect(where).toBe('US and US-TX law');
  expect(Number(part)).toBeGreaterThan(10);
  expect(Number(country)).toBeGreaterThan(Number(part));
});
