import type { ScanResult } from '../../model/result.ts';
import type { Report, ReportOptions } from '../report.ts';
import { wrapped } from '../text/lines.ts';
import { acceptanceLines, gapLines, leadLines, nextLine } from './closing.ts';
import { dutyLines } from './duty-lines.ts';
import { findingBlock } from './finding-block.ts';
import { groupFindings } from './grouping.ts';
import { assumptionSentence, summaryWords, targetLines } from './heading.ts';

/** The screen: findings most serious first, then leads, what was not seen, and what to do next. */
export const table: Report = {
  id: 'table',
  title: 'a screen for people',
  write: (result, options) => [writeTable(result, options)],
};

function writeTable(result: ScanResult, options: ReportOptions): string {
  const { catalogue, width, colour } = options;
  const context = { catalogue, width, colour };
  const groups = groupFindings(result.findings);
  const lawsNamed = new Set<string>();
  const lines = [
    ...targetLines(result, options),
    '',
    ...wrapped(summaryWords(result, groups), width, colour),
    ...wrapped([assumptionSentence(result)], width, colour),
    ...wrapped([result.notice], width, colour),
    '',
    ...groups.flatMap((group, index) => [...findingBlock(group, index + 1, lawsNamed, context), '']),
    ...dutyLines(groups, context),
    ...leadLines(result, context),
    ...gapLines(result, context),
    ...acceptanceLines(result, context),
    '',
    ...nextLine(result, context),
  ];
  return `${lines.join('\n')}\n`;
}
