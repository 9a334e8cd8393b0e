// Adds up what .ci/run left in its results folder, and prints "N passed, N failed" as the last line.
//   node tools/ci/tally.mjs FOLDER EXIT-CODE
// A skipped test counts as failed: with every program installed, none has a reason to be skipped. Tests of
// another operating system carry "[only on NAME]" in their name and are listed apart.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, exitCode] = process.argv.slice(2);
const say = (line) => process.stdout.write(`${line}\n`);
let passed = 0;
const failures = [];
const elsewhere = [];

const steps = join(folder, 'steps.tsv');
if (existsSync(steps)) {
  say('\n== steps');
  for (const line of readFileSync(steps, 'utf8').trim().split('\n')) {
    const [outcome, seconds, name] = line.split('\t');
    say(`${outcome}  ${seconds} s  ${name}`);
    if (outcome === 'passed') passed++;
    else failures.push(`step: ${name}`);
  }
}

const tests = join(folder, 'tests.json');
if (existsSync(tests)) {
  for (const file of JSON.parse(readFileSync(tests, 'utf8')).testResults) {
    // A file that fails to load has no tests, and would otherwise pass unseen.
    if (file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'))
      failures.push(`test file: ${file.name}`);
    for (const { status, fullName } of file.assertionResults) {
      const [, platform] = /\[only on (\w+)\]/.exec(fullName) ?? [];
      if (status === 'passed') passed++;
      else if (status !== 'failed' && platform && platform !== process.platform) elsewhere.push(fullName);
      else failures.push(`${status === 'failed' ? 'test' : 'skipped test'}: ${fullName}`);
    }
  }
} else {
  failures.push('tests: no results were written');
}
if (exitCode !== '0' && failures.length === 0) failures.push(`stopped early with exit code ${exitCode}`);

if (elsewhere.length > 0) say(`\n== not run here (${process.platform})`);
for (const name of elsewhere) say(name);
if (failures.length > 0) say('\n== failed');
for (const name of failures) say(name);
say(`\n${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;
