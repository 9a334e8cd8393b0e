import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** Where the survivors of each file of `decide/` are explained, one by one; `kinds.yaml` says what the kinds mean. */
export const EXPLAINED = 'engine/tests/law/survivors';

const Entry = z.strictObject({
  /** The line that mutants change, without its indent; where one changes several, the first. */
  was: z.string(),
  /** A kind of `kinds.yaml`; what stands there holds of these too. */
  kind: z.string().optional(),
  /** What is to be said of these, in a few words. */
  why: z.string().optional(),
  /** The same line with each replacement in place, in one line. */
  now: z.array(z.string()).min(1),
});

const Explained = z.strictObject({
  /** How many mutants the file had when it was last counted, and how many of them a test noticed. */
  mutants: z.int().nonnegative(),
  killed: z.int().nonnegative(),
  /** By the function, constant or type that they stand in. */
  survived: z.record(z.string(), z.array(Entry)),
});

export type Explained = z.infer<typeof Explained>;

/** Mutants of one line that no test notices, and why: `kind`, `why` or both. */
export type Entry = z.infer<typeof Entry>;

/** One of them, with the declaration that it stands in. */
export type Survivor = Omit<Entry, 'now'> & { readonly within: string; readonly now: string };

/** What of Stryker's report is read of one file. */
export interface ReportedFile {
  readonly source: string;
  readonly mutants: readonly ReportedMutant[];
}

interface ReportedMutant {
  readonly status: string;
  readonly replacement?: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

/** Both count from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Weighed {
  readonly mutants: number;
  readonly killed: number;
  /** In the order of the file, with what explains them where something does. */
  readonly survivors: readonly Survivor[];
  /** Entries that no survivor meets. */
  readonly unmet: readonly Survivor[];
}

const NOTICED: readonly string[] = ['Killed', 'Timeout'];
const UNNOTICED: readonly string[] = ['Survived', 'NoCoverage'];

/** Holds what a run found against what is explained; each explains one, so two alike are explained twice. */
export function weigh({ source, mutants }: ReportedFile, entries: readonly Survivor[]): Weighed {
  const lines = source.split('\n');
  const unmet = [...entries];
  const survivors = mutants
    .filter(({ status }) => UNNOTICED.includes(status))
    .sort(({ location: { start: a } }, { location: { start: b } }) => a.line - b.line || a.column - b.column)
    .map((mutant) => {
      const found = survivorOf(mutant, lines);
      const at = unmet.findIndex((entry) => sameMutant(entry, found));
      return unmet.splice(at, at === -1 ? 0 : 1)[0] ?? found;
    });
  const killed = mutants.filter(({ status }) => NOTICED.includes(status)).length;
  return { mutants: killed + survivors.length, killed, survivors, unmet };
}

/** Whether something is said of it. */
export function isExplained({ kind, why }: Survivor): boolean {
  return kind !== undefined || why !== undefined;
}

function survivorOf(
  { location: { start, end }, replacement = '' }: ReportedMutant,
  lines: string[],
): Survivor {
  const first = lines[start.line - 1] ?? '';
  const last = lines[end.line - 1] ?? '';
  return {
    within: declarationAt(lines, start.line - 1),
    was: first.trim(),
    now: oneLine(first.slice(0, start.column - 1) + replacement + last.slice(end.column - 1)),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function sameMutant(a: Survivor, b: Survivor): boolean {
  return a.within === b.within && a.was === b.was && a.now === b.now;
}

const DECLARATION = /^(?:export )?(?:async )?(?:function\*?|const|let|class|interface|type) (\w+)/;

/** The outermost declaration that a line stands in, by what begins without an indent. */
export function declarationAt(lines: readonly string[], index: number): string {
  for (let at = index; at >= 0; at--) {
    const name = DECLARATION.exec(lines[at] ?? '')?.[1];
    if (name !== undefined) return name;
  }
  return '';
}

/** Each survivor that a file explains, one by one. */
export function survivorsOf(survived: Explained['survived']): Survivor[] {
  return Object.entries(survived).flatMap(([within, entries]) =>
    entries.flatMap(({ now, ...entry }) => now.map((replaced) => ({ within, ...entry, now: replaced }))),
  );
}

/** The other way: those of one line that are explained alike share an entry. */
export function entriesOf(survivors: readonly Survivor[]): Explained['survived'] {
  const survived: Explained['survived'] = {};
  for (const { within, now, ...said } of survivors) {
    survived[within] ??= [];
    const alike = survived[within].find(
      (entry) => entry.was === said.was && entry.kind === said.kind && entry.why === said.why,
    );
    if (alike) alike.now.push(now);
    else survived[within].push({ ...said, now: [now] });
  }
  return survived;
}

/** What is explained of each file of `decide/`, by its name. Throws where a file has another shape. */
export function readExplained(folder: string): Map<string, Explained> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'kinds.yaml');
  return new Map(
    files.sort().map((name) => [name.replace('.yaml', '.ts'), Explained.parse(parsed(join(folder, name)))]),
  );
}

/** What each kind means. */
export function readKinds(folder: string): ReadonlyMap<string, string> {
  const kinds = z.record(z.string(), z.string()).parse(parsed(join(folder, 'kinds.yaml')));
  return new Map(Object.entries(kinds));
}

function parsed(file: string): unknown {
  return parse(readFileSync(file, 'utf8'));
}
