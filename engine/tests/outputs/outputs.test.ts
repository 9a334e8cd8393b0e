import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { sarifObjections } from '../../src/report/sarif/published-schema.ts';
import { AS_OF, folderOf, INVENTORY, interdict, REPOSITORY } from '../run-interdict.ts';

function validator(name: string) {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  ajvFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(join(REPOSITORY, 'schema', `${name}.schema.json`), 'utf8')));
}

test('the JSON of a scan is valid under its schema, for every asker', async () => {
  const valid = validator('result-1');
  for (const more of [[], ['--profile', 'examples/contractor.yaml'], ['--min-confidence', 'possible']]) {
    const { stdout } = await interdict(['scan', 'examples/office', '-o', 'json', ...AS_OF, ...more]);
    const result: unknown = JSON.parse(stdout);
    expect({ ok: valid(result), errors: valid.errors }).toEqual({ ok: true, errors: null });
  }
});

test('lines of JSON are valid under their schema, and say what the whole says', async () => {
  const valid = validator('line-1');
  const words = ['scan', 'examples/office', '--profile', 'examples/contractor.yaml', ...AS_OF];
  const lines = (await interdict([...words, '-o', 'ndjson'])).stdout.trimEnd().split('\n');
  const whole = JSON.parse((await interdict([...words, '-o', 'json'])).stdout);
  const printed = lines.map((line) => JSON.parse(line));
  for (const line of printed)
    expect({ ok: valid(line), errors: valid.errors }).toEqual({ ok: true, errors: null });

  const timeless = ({ discoveredAt, ...finding }: { discoveredAt: string; id: string }) => finding;
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  const findings = printed.flatMap((line) => (line.kind === 'finding' ? [timeless(line.finding)] : []));
  expect(findings.sort(byId)).toEqual(whole.findings.map(timeless).sort(byId));
  expect(printed.at(-1)).toEqual({ kind: 'summary', summary: whole.summary, acceptances: whole.acceptances });
  // What is on a file alone is told while the rest of the target is still to be read.
  const first = printed.findIndex(({ kind }) => kind === 'finding' || kind === 'lead');
  expect(first).toBeLessThan(printed.findIndex(({ kind }) => kind === 'coverage'));
});

test('SARIF is valid under the published schema, and every finding has its place in it', async () => {
  for (const more of [[], ['--profile', 'examples/contractor.yaml'], ['--min-confidence', 'possible']]) {
    const cwd = folderOf({});
    const outputs = ['-o', 'sarif', '-o', `json=${join(cwd, 'result.json')}`];
    const words = ['scan', 'examples/office', 'examples/hostile', ...outputs, ...AS_OF, ...more];
    const log = JSON.parse((await interdict(words)).stdout);
    expect(sarifObjections(log)).toEqual([]);
    const whole = JSON.parse(readFileSync(join(cwd, 'result.json'), 'utf8'));
    const [run] = log.runs;
    const told = new Set(
      run.results.map((result: { properties: { finding: string } }) => result.properties.finding),
    );
    expect(told).toEqual(new Set([...whole.findings, ...whole.leads].map(({ id }: { id: string }) => id)));
    for (const result of run.results) {
      const { uri } = result.locations[0].physicalLocation.artifactLocation;
      expect(existsSync(join(REPOSITORY, decodeURIComponent(uri)))).toBe(true);
    }
    expect(run.invocations[0].toolExecutionNotifications.length).toBe(whole.coverage.gaps.length);
  }
});

test('the JSON of an answer is valid under its schema', async () => {
  const valid = validator('answer-1');
  for (const words of [
    ['--actor', 'supplier', '--activity', 'update'],
    ['--actor', 'reseller', '--activity', 'resell', '--as-of', '2024-08-15'],
    ['--actor', 'federal-contractor'],
    ['--actor', 'supplier', '--activity', 'sell', '--as-of', '2024-07-20T00:01:00-04:00'],
  ]) {
    const { stdout } = await interdict(['ask', '--supplier', 'kaspersky', '-o', 'json', ...words]);
    const answer: unknown = JSON.parse(stdout);
    expect({ words, ok: valid(answer), errors: valid.errors }).toEqual({ words, ok: true, errors: null });
  }
});

test('machine output is alone on standard output, and several outputs go each to its place', async () => {
  const cwd = folderOf({ 'programs.csv': INVENTORY });
  const { stdout, stderr, status } = await interdict(
    ['scan', 'programs.csv', '-o', 'json', '-o', 'table=screen.txt', ...AS_OF],
    { cwd },
  );

  expect(JSON.parse(stdout)).toMatchObject({ schema: 'interdict.result/1' });
  expect(stderr).toBe('');
  expect(readFileSync(join(cwd, 'screen.txt'), 'utf8')).toContain('1 thing here comes from a supplier');
  expect(readdirSync(cwd).sort()).toEqual(['programs.csv', 'screen.txt']);
  expect(status).toBe(0);
});

test('nothing is written where the command line is wrong', async () => {
  const cwd = folderOf({ 'programs.csv': INVENTORY });
  await interdict(['scan', 'programs.csv', '-o', 'json=result.json', '--fail-on', 'nothing'], { cwd });
  expect(existsSync(join(cwd, 'result.json'))).toBe(false);
});

test('--quiet prints nothing, and the exit code still tells', async () => {
  const cwd = folderOf({ 'programs.csv': INVENTORY });
  const run = await interdict(['scan', 'programs.csv', '--quiet', '--fail-on', 'any'], { cwd });
  expect(run).toEqual({ status: 1, stdout: '', stderr: '' });
});

test('a reader that goes away is no error', async () => {
  const run = await interdict(['scan', 'examples/office', '-o', 'json', '--fail-on', 'any'], {
    started: (child) => child.stdout?.destroy(),
  });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(1);
});

test('there is no colour where nobody looks', async () => {
  const { stdout } = await interdict(['scan', 'examples/office', ...AS_OF]);
  expect(stdout).not.toContain(String.fromCharCode(27));
});

test('an earlier result keeps the day on which a thing was first known', async () => {
  const cwd = folderOf({ 'programs.csv': INVENTORY });
  await interdict(['scan', 'programs.csv', '-o', 'json=first.json'], { cwd });
  const first = JSON.parse(readFileSync(join(cwd, 'first.json'), 'utf8'));
  const old = '2025-01-02T03:04:05Z';
  first.findings[0].discoveredAt = old;
  writeFileSync(join(cwd, 'first.json'), JSON.stringify(first));

  const { stdout } = await interdict(['scan', 'programs.csv', '-o', 'json', '--previous', 'first.json'], {
    cwd,
  });

  expect(JSON.parse(stdout).findings[0].discoveredAt).toBe(old);
});
