import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { casesFile } from '../catalogue/cases-file.ts';
import { compileCatalogue } from '../catalogue/compile-catalogue.ts';
import { readDocument, readText } from '../catalogue/document.ts';
import { ask } from './ask.ts';
import { differences, faultsOf, requestOf } from './law-case.ts';

const folder = fileURLToPath(new URL('../../../catalogue', import.meta.url));
const catalogue = compileCatalogue(folder);
const now = Date.parse('2026-11-24T12:00:00Z');

function caseFiles(at: string): string[] {
  return readdirSync(at, { withFileTypes: true }).flatMap((entry) => {
    const path = join(at, entry.name);
    if (entry.isDirectory()) return caseFiles(path);
    return entry.name.endsWith('.cases.yaml') ? [path] : [];
  });
}

for (const path of caseFiles(join(folder, 'prohibitions'))) {
  const file = readDocument(readText(path), path, casesFile);
  const defaults = {
    given: file.defaults?.given ?? {},
    asKnown: file.defaults?.['as-known'] ?? '2026-11-24',
  };

  describe(path.slice(folder.length + 1), () => {
    it.each(file.cases)('$id: $sentence', (lawCase) => {
      const answer = ask(catalogue, requestOf(lawCase, defaults, now));
      expect(faultsOf(lawCase, answer)).toEqual([]);
      expect(catalogue.sources.map((source) => source.id)).toContain(lawCase.because.source);
    });

    const siblings = file.cases.filter((lawCase) => lawCase['sibling-of'] !== undefined);
    it.each(siblings)('$id differs from its sibling in one fact and in the verdict', (lawCase) => {
      const other = file.cases.find((each) => each.id === lawCase['sibling-of']);
      if (!other) throw new Error(`no case ${lawCase['sibling-of']}`);
      expect(differences(lawCase, other)).toHaveLength(1);
      expect(lawCase.then.verdict).not.toBe(other.then.verdict);
    });
  });
}
