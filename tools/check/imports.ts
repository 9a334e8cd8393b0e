import { posix } from 'node:path';

export interface Import {
  readonly line: number;
  /** As written: `../model/asset.ts`, `node:fs`. */
  readonly specifier: string;
  /** Path from the repository's root for a relative import; null for a package or a module of Node's. */
  readonly path: string | null;
  /** `import()`: loaded only when it runs. */
  readonly dynamic: boolean;
}

// Statements may span lines, so the text is searched whole. Comments that quote an import are rare enough to
// be reworded.
const STATEMENT = /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s*)?'([^']+)'|\bimport\(\s*'([^']+)'/g;

/** The modules that a TypeScript file names, in the house's one style of quotes. */
export function importsOf(path: string, text: string): Import[] {
  const imports: Import[] = [];
  for (const match of text.matchAll(STATEMENT)) {
    const specifier = match[1] ?? match[2];
    if (specifier === undefined) continue;
    const end = match.index + match[0].length;
    imports.push({
      line: text.slice(0, end).split('\n').length,
      specifier,
      path: specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : null,
      dynamic: match[2] !== undefined,
    });
  }
  return imports;
}
