/**
 * How fast the law is read and decided, in one run with the least that deciding does (`decide/floor.ts`):
 *
 *   npm run build && npx tsx bench/decide.ts [--findings N] [--cases N] [--laws N]
 *
 * `--laws` repeats the catalogue's prohibitions under other names up to that number, each as if its law were
 * made anew about the same suppliers: harsher than a catalogue that grows about others.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compileFindings } from '../engine/src/catalogue/lint-catalogue.ts';
import { fileFindings } from '../engine/src/catalogue/lint-file.ts';
import { readTexts } from '../engine/src/catalogue/lint-quotes.ts';
import { catalogueFolder, loadCatalogue } from '../engine/src/catalogue/load-catalogue.ts';
import { holdBackCompiler } from '../engine/src/cli/compile-budget.ts';
import { reaching } from '../engine/src/decide/binding-laws.ts';
import type { Case } from '../engine/src/decide/case.ts';
import { courseOf } from '../engine/src/decide/course.ts';
import {
  activitiesOf,
  caseKey,
  type DecideContext,
  decideFinding,
} from '../engine/src/decide/decide-finding.ts';
import { shortestQuestions } from '../engine/src/decide/open-questions.ts';
import { atomsOf, EXACT_ATOMS } from '../engine/src/decide/possible.ts';
import { watch } from '../engine/src/decide/watch.ts';
import type { Catalogue } from '../engine/src/model/catalogue.ts';
import { CONTRACTOR, estateOf } from './decide/estate.ts';
import { floorOf } from './decide/floor.ts';

const { values } = parseArgs({
  options: {
    findings: { type: 'string', default: '100000' },
    cases: { type: 'string', default: '3000' },
    laws: { type: 'string', default: '0' },
  },
});
const NOW = Date.parse('2026-11-24T12:00:00Z');
const UNTIL = Date.parse('2027-12-31T23:59:59Z');
const clocks = {
  asOf: { kind: 'instant' as const, at: NOW },
  asKnown: { kind: 'instant' as const, at: NOW },
  now: NOW,
};

// As `scan` and `watch` do.
holdBackCompiler();

let missed = false;

/** Prints one figure beside its claim, and remembers a claim that is not met. */
function say(what: string, took: number, most: number | null, more = ''): void {
  const claim = most === null ? '' : `   claim: at most ${most} ms${took > most ? '   NOT MET' : ''}`;
  missed ||= most !== null && took > most;
  process.stdout.write(`${what.padEnd(46)} ${took.toFixed(1).padStart(9)} ms${claim}${more}\n`);
}

/** Milliseconds of processor time, which other programs on the machine do not stretch. */
function timed<T>(run: () => T): { readonly took: number; readonly value: T } {
  const before = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(before);
  return { took: (user + system) / 1000, value };
}

/** The law repeated up to a number of prohibitions. */
function repeated(catalogue: Catalogue, laws: number): Catalogue {
  const { prohibitions } = catalogue;
  const more = Array.from({ length: Math.max(0, laws - prohibitions.length) }, (_, i) => {
    const law = prohibitions[i % prohibitions.length];
    if (law === undefined) throw new Error('the catalogue has no prohibitions');
    return { ...law, id: `${law.id}-${i}` };
  });
  return { ...catalogue, prohibitions: [...prohibitions, ...more] };
}

const loaded = timed(() => loadCatalogue());
say('load the compiled catalogue', loaded.took, 50);

const catalogue = repeated(loaded.value, Number(values.laws));
const clauses = catalogue.prohibitions.reduce((sum, law) => sum + law.clauses.length, 0);
process.stdout.write(
  `${catalogue.prohibitions.length} prohibitions, ${clauses} clauses, ${catalogue.suppliers.length} suppliers, Node ${process.version}\n`,
);

const findings = estateOf(catalogue, Number(values.findings), Number(values.cases));
const context: DecideContext = { catalogue, profile: CONTRACTOR, clocks };
const activities = activitiesOf(context);

const floor = timed(() => {
  const weigh = floorOf(catalogue, CONTRACTOR, activities, NOW);
  const found = findings.map((finding) => ({ finding, weighed: weigh(finding) }));
  // What is kept would be weighed again by every collection of garbage that follows.
  return new Set(found.map((each) => each.weighed)).size;
});
say(`floor: index, plain walk, memo (${floor.value} cases)`, floor.took, null);

const decided = timed(() => findings.map((finding) => decideFinding(finding, context)));
const distinct = new Set(findings.map((finding) => caseKey(finding, CONTRACTOR)));
const apart = new Set(decided.value.map((each) => each.determinations));
const determined = new Set([...apart].flat()).size;
say(`decide ${values.findings} findings, full basis`, decided.took, 1000);
process.stdout.write(
  `  ${distinct.size} distinct cases x ${activities.length} activities, which some law tells apart in ${apart.size}; ${determined} determinations, ${(decided.took / floor.took).toFixed(1)}x the floor\n`,
);

const saved = decided.value.map((finding) => ({ finding, answers: finding.activities }));
const watched = timed(() => watch(saved, { catalogue, profile: CONTRACTOR, clocks, until: UNTIL }));
say(`watch ${values.findings} findings to 2027-12-31`, watched.took, 2000);
process.stdout.write(`  ${watched.value.changed.length} changed, ${watched.value.coming.length} coming\n`);

const asked = askedOf(decided.value.slice(0, Number(values.cases)));
say(
  `questions of one finding, p99 of ${asked.times.length}`,
  asked.p99,
  5,
  `   up to ${asked.most} unknowns`,
);

const linted = timed(() => compileFindings(catalogueFolder()));
say('lint the whole catalogue', linted.took, 5000);

const LONGEST = 'prohibitions/us/us-ndaa-fy19-889.yaml';
const around = {
  base: loaded.value,
  texts: readTexts(catalogueFolder()),
  today: '2026-11-24',
  published: null,
};
const one = timed(() => fileFindings(join(catalogueFolder(), LONGEST), LONGEST, around));
say('lint the longest law alone', one.took, 300);
process.exitCode = missed ? 1 : 0;

/** Times the question list of every finding and activity that leaves one to ten things unknown. */
function askedOf(some: readonly { readonly supplier: string; readonly product: string | null }[]) {
  const times: number[] = [];
  let most = 0;
  for (const { supplier, product } of some) {
    const one = openCase(supplier, product);
    const laws = reaching(one);
    for (const activity of activities) {
      const rules = courseOf(laws, activity, one).rulesAt(NOW, 'every', 'own');
      const unknowns = atomsOf(rules).length;
      if (unknowns === 0 || unknowns > EXACT_ATOMS) continue;
      most = Math.max(most, unknowns);
      times.push(timed(() => shortestQuestions(rules, one)).took);
    }
  }
  times.sort((a, b) => a - b);
  return { times, most, p99: times[Math.floor(times.length * 0.99)] ?? 0 };
}

/** Somebody of whom nothing is known but the roles. */
function openCase(supplier: string, product: string | null): Case {
  const known = catalogue.products.find((each) => each.id === product);
  return {
    catalogue,
    supplier,
    product: known ? { kind: 'product', product: known } : { kind: 'unknown' },
    roles: CONTRACTOR.roles,
    unknownRoles: ['federal-grantee', 'reseller'],
    countries: [],
    contracts: [],
    contractsComplete: false,
    answers: [],
    waivers: [],
    origins: [],
    modelYear: null,
    manufactured: null,
    assetNames: [],
    presence: 'contact',
    given: 'profile',
    asKnown: NOW,
  };
}
