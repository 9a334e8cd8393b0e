import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { saveAnswers } from './save-answers.ts';

function saved(before: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'interdict-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'profile.yaml');
  writeFileSync(path, before);
  saveAnswers(path, [{ question: 'q/one', answer: 'no' }], 'said so');
  expect(readdirSync(folder)).toEqual(['profile.yaml']);
  return readFileSync(path, 'utf8');
}

test('an answer is added, and comments stay', () => {
  const after = saved('# ours\nroles: [business] # for now\n');
  expect(after).toContain('# ours');
  expect(after).toContain('# for now');
  expect(after).toMatch(/answers:\n\s+- question: q\/one\n\s+answer: "?no"?\n\s+because: said so/);
});

test('an earlier general answer gives way, one for an asset stays', () => {
  const after = saved(
    'answers:\n  - {question: q/one, answer: "yes"}\n  - {question: q/one, answer: "yes", assets: [PC-1]}\n',
  );
  expect(after.match(/q\/one/g)).toHaveLength(2);
  expect(after).toContain('PC-1');
});
