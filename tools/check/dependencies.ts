import type { Repository } from './repository.ts';
import type { Check, Violation } from './violation.ts';

const PAGE = 'docs/dependencies.md';
const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

/** Every package we depend on is pinned, and has its reason on the page; the page names no package that is gone. */
export const dependencies: Check = {
  id: 'dependencies',
  title: `every dependency is an exact version and has its line in ${PAGE}`,
  run: (repository) => {
    if (!repository.paths.includes(PAGE)) return [];
    const reasons = reasonsOn(repository.text(PAGE));
    const used = new Set<string>();
    const violations: Violation[] = [];
    for (const { path, line, name, version } of declared(repository)) {
      used.add(name);
      if (!EXACT.test(version))
        violations.push({ path, line, what: `${name} is ${version}`, remedy: 'name one version exactly' });
      if (!reasons.some((reason) => reason.covers(name)))
        violations.push({
          path,
          line,
          what: `${name} has no line in ${PAGE}`,
          remedy: 'say why it and not the next',
        });
    }
    for (const { line, written, covers } of reasons)
      if (![...used].some(covers))
        violations.push({
          path: PAGE,
          line,
          what: `nothing depends on ${written}`,
          remedy: 'take its line away',
        });
    return violations;
  },
};

interface Reason {
  readonly line: number;
  readonly written: string;
  readonly covers: (name: string) => boolean;
}

/** Packages in the first cell of a table's row: `a`, `b`, or `@scope/*` for all of a scope. */
function reasonsOn(page: string): Reason[] {
  return page.split('\n').flatMap((text, index) => {
    const cell = /^\| (`[^|]*`) \|/.exec(text)?.[1] ?? '';
    return [...cell.matchAll(/`([^`]+)`/g)].map(([, written = '']): Reason => {
      const scope = written.endsWith('/*') ? written.slice(0, -1) : null;
      const covers = (name: string) => (scope === null ? name === written : name.startsWith(scope));
      return { line: index + 1, written, covers };
    });
  });
}

interface Declared {
  readonly path: string;
  readonly line: number;
  readonly name: string;
  readonly version: string;
}

/** What the manifests ask for, by the lines of their blocks of dependencies. */
function declared(repository: Repository): Declared[] {
  const found: Declared[] = [];
  for (const path of repository.paths.filter((each) => /^(?:\w+\/)?package\.json$/.test(each))) {
    let isBlock = false;
    for (const [index, text] of repository.text(path).split('\n').entries()) {
      if (/"(?:dev|optional|peer)?[dD]ependencies": \{/.test(text)) isBlock = true;
      else if (text.includes('}')) isBlock = false;
      const [, name, version] = /^\s*"([^"]+)": "([^"]+)"/.exec(text) ?? [];
      if (isBlock && name !== undefined && version !== undefined)
        found.push({ path, line: index + 1, name, version });
    }
  }
  return found;
}
