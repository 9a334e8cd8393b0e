import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileCatalogue } from '../catalogue/compile-catalogue.ts';
import { readCases } from '../catalogue/read-cases.ts';
import { ask } from './ask.ts';
import { catalogueOf, differences, faultsOf, requestOf } from './law-case.ts';

const folder = fileURLToPath(new URL('../../../catalogue', import.meta.url));
const catalogue = compileCatalogue(folder);
const now = Date.parse('2026-11-24T12:00:00Z');

for (const table of readCases(folder, catalogue.prohibitions)) {
  describe(table.path, () => {
    it.each(table.cases)('$id: $sentence', (lawCase) => {
      const request = requestOf(lawCase, table.defaults, now);
      const answer = ask(catalogueOf(lawCase, table, catalogue), request);
      expect(faultsOf(lawCase, answer)).toEqual([]);
      expect(catalogue.sources.map((source) => source.id)).toContain(lawCase.because.source);
    });

    const siblings = table.cases.filter((lawCase) => lawCase['sibling-of'] !== undefined);
    it.each(siblings)('$id differs from its sibling in one fact and in the verdict', (lawCase) => {
      const other = table.cases.find((each) => each.id === lawCase['sibling-of']);
      if (!other) throw new Error(`no case ${lawCase['sibling-of']}`);
      expect(differences(lawCase, other)).toHaveLength(1);
      expect(lawCase.wants.verdict).not.toBe(other.wants.verdict);
    });
  });
}
