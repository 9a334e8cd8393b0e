import { type ClauseCoverage, OBLIGATIONS } from '../decide/case-coverage.ts';
import { emptyCells, type TestedProhibition } from '../decide/test-catalogue.ts';
import { field, painted } from './text/lines.ts';

export interface CasesTextOptions {
  readonly width: number;
  readonly colour: boolean;
  /** Print the clause by obligation table also where nothing is missing. */
  readonly tables: boolean;
}

/** How the cases of each prohibition came out, and the cells that they leave empty. */
export function casesText(tested: readonly TestedProhibition[], options: CasesTextOptions): string {
  const lines = tested.flatMap((each) => prohibitionLines(each, options));
  const cases = tested.flatMap((each) => each.cases);
  const failed = cases.filter((each) => each.faults.length > 0).length;
  const restating = cases.filter((each) => each.restatesRow).length;
  const empty = tested
    .filter((each) => each.tier === 'A')
    .reduce((sum, each) => sum + emptyCells(each).length, 0);
  lines.push(
    '',
    `${cases.length - failed} cases pass, ${failed} fail; ${empty} clauses of fully modelled prohibitions have an empty cell.`,
    ...(restating === 0
      ? []
      : [
          `${restating} of the cases restate the row that they test: they hold it against slips, and show nothing of whether it is right.`,
        ]),
    '',
  );
  return lines.join('\n');
}

function prohibitionLines(tested: TestedProhibition, options: CasesTextOptions): string[] {
  const { width, colour } = options;
  const failed = tested.cases.filter((each) => each.faults.length > 0);
  const empty = emptyCells(tested);
  const head = `${tested.prohibition} (tier ${tested.tier}): ${tested.cases.length} cases, ${failed.length} fail`;
  const lines = ['', painted(head, failed.length > 0 ? 'stop' : 'strong', colour)];
  for (const each of failed) {
    lines.push(...field(each.id, [each.sentence], { width, colour, indent: 2, label: 34 }));
    for (const fault of each.faults)
      lines.push(...field('', [fault], { width, colour, indent: 2, label: 34 }));
  }
  if (options.tables) lines.push(...table(tested.coverage));
  for (const { clause, missing } of empty) {
    lines.push(...field(clause, [missing.join('; ')], { width, colour, indent: 2, label: 34 }));
  }
  return lines;
}

/** `x` shown, `.` nothing to show, `-` missing. */
function table(coverage: readonly ClauseCoverage[]): string[] {
  const label = Math.max(...coverage.map((each) => each.clause.length)) + 2;
  const head = ''.padEnd(label) + OBLIGATIONS.map((each) => each.padEnd(each.length + 2)).join('');
  const rows = coverage.map(({ clause, cells }) => {
    const marks = OBLIGATIONS.map((each) => {
      const cell = cells[each];
      return (cell === null ? '.' : cell.length === 0 ? 'x' : '-').padEnd(each.length + 2);
    });
    return `  ${clause.padEnd(label)}${marks.join('')}`.trimEnd();
  });
  return [`  ${head}`.trimEnd(), ...rows];
}
