import { fileURLToPath } from 'node:url';
import { compileCatalogue } from '../../engine/src/catalogue/compile-catalogue.ts';
import { readCases } from '../../engine/src/catalogue/read-cases.ts';
import { emptyCells, type TestedProhibition, testCatalogue } from '../../engine/src/decide/test-catalogue.ts';
import type { Prohibition } from '../../engine/src/model/prohibition.ts';
import type { Check, Violation } from './violation.ts';

/** How many cases a prohibition has to have beside it. */
const LEAST_CASES: Readonly<Record<Prohibition['tier'], number>> = { A: 8, B: 2, C: 1 };
/** What people ask about most has more. */
const MOST_ASKED: Readonly<Record<string, number>> = {
  'us-bis-icts-kaspersky-2024': 25,
  'us-ndaa-fy19-889': 25,
};

/** What a prohibition is claimed to be is shown by its cases. */
export function catalogueCases(tested: () => readonly Tested[] = testedCatalogue): Check {
  return {
    id: 'catalogue-cases',
    title: 'every prohibition has its cases, and a fully modelled one leaves no cell of its table empty',
    run: () => tested().flatMap(violationsOf),
  };
}

type Tested = Pick<TestedProhibition, 'prohibition' | 'tier' | 'cases' | 'coverage'>;

function violationsOf(tested: Tested): Violation[] {
  const { prohibition, tier, cases } = tested;
  const violation = (what: string, remedy: string): Violation => ({
    path: `catalogue: ${prohibition}`,
    line: 0,
    what,
    remedy,
  });
  const least = MOST_ASKED[prohibition] ?? LEAST_CASES[tier];
  // What restates the row shows nothing of whether it is right.
  const sourced = cases.filter((each) => !each.restatesRow).length;
  const few =
    sourced < least
      ? [
          violation(
            `${sourced} cases with an answer of their own stand beside it, and ${least} are asked of ${prohibition in MOST_ASKED ? 'it' : `tier ${tier}`} (too-few-cases)`,
            `write them into ${prohibition}.cases.yaml, each with the source of its answer`,
          ),
        ]
      : [];
  const empty = tier === 'A' ? emptyCells({ ...tested, path: '' }) : [];
  return [
    ...few,
    ...empty.map(({ clause, missing }) =>
      violation(
        `${clause}: ${missing.join('; ')} (missing-case-cell)`,
        'add a case that shows it, or lower the tier',
      ),
    ),
  ];
}

function testedCatalogue(): Tested[] {
  const folder = fileURLToPath(new URL('../../catalogue', import.meta.url));
  const catalogue = compileCatalogue(folder);
  const tables = readCases(folder, catalogue.prohibitions);
  // Whether the cases pass is for the tests; where a cell is filled depends on no clock but the cases' own.
  const tested = testCatalogue(
    catalogue,
    tables,
    Date.parse(`${catalogue.version.slice(0, 10).replaceAll('.', '-')}T12:00:00Z`),
  );
  const without = catalogue.prohibitions.filter(({ id }) =>
    tables.every((table) => table.prohibition !== id),
  );
  return [...tested, ...without.map(({ id, tier }) => ({ prohibition: id, tier, cases: [], coverage: [] }))];
}
