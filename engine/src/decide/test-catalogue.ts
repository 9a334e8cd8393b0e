import type { CaseTable } from '../catalogue/read-cases.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Instant } from '../model/instant.ts';
import type { Prohibition } from '../model/prohibition.ts';
import { ask } from './ask.ts';
import { type ClauseCoverage, coverageOf } from './case-coverage.ts';
import { catalogueOf, differences, faultsOf, requestOf } from './law-case.ts';

/** How the cases beside one prohibition came out. */
export interface TestedProhibition {
  readonly prohibition: string;
  readonly tier: Prohibition['tier'];
  readonly path: string;
  readonly cases: readonly {
    readonly id: string;
    readonly sentence: string;
    readonly faults: readonly string[];
    /** Its answer was taken from the row, and shows nothing of whether the row is right. */
    readonly restatesRow: boolean;
  }[];
  readonly coverage: readonly ClauseCoverage[];
}

/** Runs every case, and says what the cases of each prohibition leave unshown. */
export function testCatalogue(
  catalogue: Catalogue,
  tables: readonly CaseTable[],
  now: Instant,
  onLaw: (id: string, done: number, of: number) => void = () => {},
): TestedProhibition[] {
  return tables.flatMap((table, index) => {
    onLaw(table.prohibition, index + 1, tables.length);
    const prohibition = catalogue.prohibitions.find((each) => each.id === table.prohibition);
    if (!prohibition) return [];
    const asked = table.cases.map((lawCase) => ({
      of: catalogueOf(lawCase, table, catalogue),
      request: requestOf(lawCase, table.defaults, now),
    }));
    const cases = table.cases.map((lawCase, index) => {
      const question = asked[index];
      const faults = question ? faultsOf(lawCase, ask(question.of, question.request)) : [];
      return {
        id: lawCase.id,
        sentence: lawCase.sentence,
        faults: [...faults, ...siblingFaults(lawCase, table)],
        restatesRow: lawCase['restates-row'] === true,
      };
    });
    return [
      {
        prohibition: prohibition.id,
        tier: prohibition.tier,
        path: table.path,
        cases,
        coverage: coverageOf(prohibition, asked),
      },
    ];
  });
}

function siblingFaults(lawCase: CaseTable['cases'][number], table: CaseTable): string[] {
  const name = lawCase['sibling-of'];
  if (name === undefined) return [];
  const other = table.cases.find((each) => each.id === name);
  if (!other) return [`there is no case "${name}" to be a sibling of`];
  const differing = differences(lawCase, other);
  const faults =
    differing.length === 1
      ? []
      : [`differs from its sibling in ${differing.join(', ') || 'nothing'}, not in one fact`];
  return lawCase.wants.verdict === other.wants.verdict
    ? [...faults, 'comes to the same verdict as its sibling']
    : faults;
}

/** Empty cells of the table where every cell has to be filled. */
export function emptyCells(
  tested: TestedProhibition,
): { readonly clause: string; readonly missing: readonly string[] }[] {
  return tested.coverage.flatMap(({ clause, cells }) => {
    const missing = Object.values(cells).flatMap((cell) => cell ?? []);
    return missing.length === 0 ? [] : [{ clause, missing }];
  });
}
