import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { build, type Plugin } from 'esbuild';

/** Where the tests are that a mutant of `decide/` meets; TESTS names files instead, with spaces between. */
const FOLDERS = ['engine/src/decide', 'engine/tests/law', 'tools/mutate-decide'];

/** Not run: what `laws.test.ts` stands for, what sets the clock or zone, what is about files, and what takes seconds. */
const LEFT_OUT = /\/(diff|kept|law-cases|machine|near-miss|survivors)\.test\.ts$/;

/**
 * How often a mutant is met at least before it is taken for a loop without end. Stryker allows a hundred times what it
 * saw without mutants, which what is no longer kept, and worked out anew each time, is soon beyond.
 */
const FEWEST_HITS = 1_000_000;

interface Test {
  readonly id: string;
  readonly fileName: string;
  readonly run: () => unknown;
}

interface Outcome {
  readonly id: string;
  readonly name: string;
  readonly fileName: string;
  readonly timeSpentMs: number;
  /** As Stryker numbers them: passed or failed. */
  readonly status: 0 | 1;
  readonly failureMessage: string;
}

/** What instrumented code reads and counts by, as Stryker names it. */
interface Switchboard {
  activeMutant?: string;
  currentTestId?: string;
  hitCount?: number;
  hitLimit?: number;
  mutantCoverage?: { static: object; perTest: object };
}

interface MutantRun {
  readonly activeMutant: { readonly id: string };
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
}

/**
 * A test runner for Stryker that bundles code and tests once and evaluates the bundle anew for each mutant, in one
 * process: a mutant costs its tests, and no start of anything.
 */
class InProcessRunner {
  #program: Script | null = null;
  readonly #times = new Map<string, number>();
  #doors: Record<string, unknown> = {};

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    const files = process.env.TESTS?.split(' ') ?? FOLDERS.flatMap(testsIn);
    const { outputFiles } = await build({
      stdin: {
        contents: files.map((file) => `begin(${JSON.stringify(file)}); require("./${file}");`).join('\n'),
        resolveDir: process.cwd(),
      },
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      packages: 'external',
      plugins: [doorsFor(process.cwd())],
      define: { 'import.meta.url': '__here', 'import.meta.dirname': '__hereFolder' },
    });
    const code = outputFiles[0]?.text ?? '';
    this.#program = new Script(
      `(function (require, begin, doors, __here, __hereFolder, module) {${code}\n})`,
    );
    this.#doors = { expect: await expectOfVitest() };
  }

  async dryRun(): Promise<object> {
    const board = switchboard();
    delete board.activeMutant;
    board.mutantCoverage = { static: {}, perTest: {} };
    const tests: Outcome[] = [];
    // What a module keeps hides from later tests what earlier ones made it work out: each file begins anew.
    for (const file of new Set(this.#load().map(({ fileName }) => fileName))) {
      for (const test of this.#load().filter(({ fileName }) => fileName === file)) {
        const outcome = await runOne(test);
        if (outcome.status === 1)
          return { status: 'error', errorMessage: `${test.id}: ${outcome.failureMessage}` };
        this.#times.set(test.id, outcome.timeSpentMs);
        tests.push(outcome);
      }
    }
    return { status: 'complete', tests, mutantCoverage: board.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }: MutantRun): Promise<object> {
    const board = switchboard();
    const limit = hitLimit && Math.max(hitLimit, FEWEST_HITS);
    Object.assign(board, { activeMutant: activeMutant.id, hitCount: 0, hitLimit: limit });
    const wanted = testFilter && new Set(testFilter);
    let tests: Test[];
    try {
      tests = this.#load();
      // And all tests of a file are met where one is.
      const files = new Set(
        tests.filter(({ id }) => wanted?.has(id) ?? true).map(({ fileName }) => fileName),
      );
      tests = tests.filter(({ fileName }) => files.has(fileName));
    } catch (error) {
      return { status: 'error', errorMessage: String(error) };
    }
    tests.sort((a, b) => (this.#times.get(a.id) ?? 0) - (this.#times.get(b.id) ?? 0));
    for (const [before, test] of tests.entries()) {
      const { status, failureMessage } = await runOne(test);
      if (limit !== undefined && (board.hitCount ?? 0) > limit) return { status: 'timeout' };
      if (status === 1)
        return { status: 'killed', killedBy: [test.id], failureMessage, nrOfTests: before + 1 };
    }
    return { status: 'survived', nrOfTests: tests.length };
  }

  /** A fresh instance of all code and tests: nothing kept in a module outlives a mutant. */
  #load(): Test[] {
    const tests: Test[] = [];
    const path: string[] = [];
    let file = '';
    const it = (name: string, run: () => unknown): void => {
      const id = [file, ...path, name].join(' > ');
      const twins = tests.filter((test) => test.id === id || test.id.startsWith(`${id} #`)).length;
      tests.push({ id: twins === 0 ? id : `${id} #${twins}`, fileName: resolve(file), run });
    };
    const describe = (name: string, ...rest: (object | (() => void))[]): void => {
      path.push(name);
      for (const body of rest) if (typeof body === 'function') body();
      path.pop();
    };
    const each =
      (rows: readonly unknown[]) =>
      (name: string, run: (...row: unknown[]) => unknown): void => {
        for (const row of rows) it(name, () => (Array.isArray(row) ? run(...row) : run(row)));
      };
    const doors = { ...this.#doors, describe, it: Object.assign(it, { each }), test: it };
    const here = resolve('engine/src/decide/here.ts');
    const begin = (next: string): void => {
      file = next;
    };
    this.#program?.runInThisContext()(
      createRequire(here),
      begin,
      doors,
      pathToFileURL(here).href,
      resolve('engine/src/decide'),
      { exports: {} },
    );
    return tests;
  }
}

async function runOne({ id, fileName, run }: Test): Promise<Outcome> {
  const board = switchboard();
  board.currentTestId = id;
  const start = performance.now();
  let failure: unknown = null;
  try {
    await run();
  } catch (error) {
    failure = error ?? 'thrown';
  }
  delete board.currentTestId;
  const timeSpentMs = performance.now() - start;
  const status = failure === null ? 0 : 1;
  return { id, name: id, fileName, timeSpentMs, status, failureMessage: status === 0 ? '' : String(failure) };
}

function testsIn(folder: string): string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  return files.map((name) => `${folder}/${name}`).filter((file) => !LEFT_OUT.test(file));
}

function switchboard(): Switchboard {
  const found: Switchboard | undefined = Reflect.get(globalThis, '__stryker__');
  const board = found ?? {};
  Reflect.set(globalThis, '__stryker__', board);
  return board;
}

/** Tests get their words from the runner, and the catalogue that was compiled once for all mutants. */
function doorsFor(folder: string): Plugin {
  return {
    name: 'doors',
    setup(bundle) {
      bundle.onResolve({ filter: /^vitest$/ }, () => ({ path: 'vitest', namespace: 'doors' }));
      bundle.onLoad({ filter: /./, namespace: 'doors' }, () => ({ contents: 'module.exports = doors;' }));
      bundle.onResolve({ filter: /\/catalogue\/(compile-catalogue|load-catalogue|read-cases)\.ts$/ }, () => ({
        path: join(folder, 'tools/mutate-decide/compiled-once.ts'),
      }));
    },
  };
}

/** vitest's own `expect`, without a worker of vitest around it. */
async function expectOfVitest(): Promise<unknown> {
  const beside = createRequire(createRequire(import.meta.url).resolve('vitest/package.json'));
  const { chai, JestChaiExpect, JestAsymmetricMatchers } = await import(
    pathToFileURL(beside.resolve('@vitest/expect')).href
  );
  chai.use(JestChaiExpect);
  chai.use(JestAsymmetricMatchers);
  return chai.expect;
}

function makeRunner(): InProcessRunner {
  return new InProcessRunner();
}

export const strykerPlugins = [
  { kind: 'TestRunner', name: 'in-process', factory: Object.assign(makeRunner, { inject: [] }) },
];
