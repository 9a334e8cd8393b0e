import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stringify } from 'yaml';
import {
  EXPLAINED,
  type Explained,
  entriesOf,
  isExplained,
  type ReportedFile,
  readExplained,
  survivorsOf,
  type Weighed,
  weigh,
} from './survivors.ts';

/**
 * Usage: explain.ts [--write] FILE...    files of `decide/` that the last runs of `mutate-decide.sh` told of
 *        explain.ts                      what is counted of every file, and altogether
 * Prints what survived and is not explained, as entries to paste; `--write` writes them, and the count, into the file of
 * explanations and leaves out entries that no survivor meets. Exit code 1 where something is not explained, or not met.
 */
const files = process.argv.slice(2).filter((arg) => arg !== '--write');
const write = process.argv.includes('--write');
const explained = readExplained(EXPLAINED);
if (files.length === 0) tellCounts(explained);
else tell(files);

function tell(names: readonly string[]): void {
  const report: { files: Record<string, ReportedFile> } = JSON.parse(
    readFileSync('tmp/mutate-decide/report.json', 'utf8'),
  );
  for (const name of names) {
    const file = report.files[`engine/src/decide/${name}`];
    if (!file) throw new Error(`${name} is not in tmp/mutate-decide/report.json`);
    const known = explained.get(name);
    const weighed = weigh(file, survivorsOf(known?.survived ?? {}));
    process.stdout.write(told(name, weighed));
    if (write) writeFileSync(join(EXPLAINED, name.replace('.ts', '.yaml')), yamlOf(explanationOf(weighed)));
    if (weighed.unmet.length > 0 || weighed.survivors.some((one) => !isExplained(one))) process.exitCode = 1;
  }
}

function told(name: string, { mutants, killed, survivors, unmet }: Weighed): string {
  const open = survivors.filter((one) => !isExplained(one));
  const explainedToo = survivors.length - open.length;
  const head = `${name}: ${killed} of ${mutants} killed (${share(killed, mutants)}), ${explainedToo} survived and explained, ${open.length} survived and not explained, ${unmet.length} explained and not met\n`;
  const lists = [
    open.length > 0 ? `not explained:\n${yamlOf(entriesOf(open))}` : '',
    unmet.length > 0 ? `explained, but no survivor is so:\n${yamlOf(entriesOf(unmet))}` : '',
  ];
  return head + lists.join('');
}

function tellCounts(counted: ReadonlyMap<string, Explained>): void {
  let all = 0;
  let dead = 0;
  for (const [name, { mutants, killed }] of counted) {
    process.stdout.write(`${basename(name, '.ts')} ${killed} of ${mutants} (${share(killed, mutants)})\n`);
    all += mutants;
    dead += killed;
  }
  process.stdout.write(`${counted.size} files: ${dead} of ${all} (${share(dead, all)})\n`);
}

function share(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`;
}

function explanationOf({ mutants, killed, survivors }: Weighed): Explained {
  return { mutants, killed, survived: entriesOf(survivors) };
}

function yamlOf(value: object): string {
  return stringify(value, { lineWidth: 0 });
}
