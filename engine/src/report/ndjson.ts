import type { ScanPiece } from '../flow.ts';
import type { CoverageGap, TargetCoverage } from '../model/coverage.ts';
import type { Finding } from '../model/finding.ts';
import type { DecidedFinding, ScanFacts, ScanResult } from '../model/result.ts';
import { type Printed, printedDecided, printedFinding } from './json.ts';
import type { Report, ReportStream, ScanEnd } from './report.ts';
import { printableJsonLine } from './text/printable.ts';

/**
 * One line of `interdict.line/1`; its JSON Schema is `schema/line-1.schema.json`. The first is `scan`, the last
 * `summary`: where that is missing, the text was cut off.
 */
export type Line =
  | ({ readonly kind: 'scan'; readonly schema: 'interdict.line/1' } & ScanFacts)
  | { readonly kind: 'finding'; readonly finding: Printed<DecidedFinding> }
  | { readonly kind: 'lead'; readonly lead: Printed<Finding> }
  | { readonly kind: 'gap'; readonly gap: CoverageGap }
  | { readonly kind: 'coverage'; readonly coverage: TargetCoverage }
  | ({ readonly kind: 'summary' } & ScanEnd);

const stream: ReportStream = {
  begin: (facts) => printed({ kind: 'scan', schema: 'interdict.line/1', ...facts }),
  piece: (piece) => printed(lineOf(piece)),
  end: ({ summary, acceptances }) => printed({ kind: 'summary', summary, acceptances }),
};

/** Newline-delimited JSON, for programs that read while the scan runs. */
export const ndjson: Report = {
  id: 'ndjson',
  title: 'a line of JSON for each thing as it is found, for programs',
  stream,
  write: writeLines,
};

function* writeLines(result: ScanResult): Generator<string> {
  const { tool, catalogue, asOf, asKnown, profile, targets, notice } = result;
  yield stream.begin({ tool, catalogue, asOf, asKnown, profile, targets, notice });
  for (const finding of result.findings) yield stream.piece({ kind: 'finding', finding });
  for (const finding of result.leads) yield stream.piece({ kind: 'lead', finding });
  for (const gap of result.coverage.gaps) yield stream.piece({ kind: 'gap', gap });
  for (const coverage of result.coverage.targets) yield stream.piece({ kind: 'coverage', coverage });
  yield stream.end(result);
}

function lineOf(piece: ScanPiece): Line {
  switch (piece.kind) {
    case 'finding':
      return { kind: 'finding', finding: printedDecided(piece.finding) };
    case 'lead':
      return { kind: 'lead', lead: printedFinding(piece.finding) };
    case 'gap':
      return piece;
    case 'coverage':
      return piece;
  }
}

function printed(line: Line): string {
  return `${printableJsonLine(line)}\n`;
}
