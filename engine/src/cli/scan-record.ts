import { openAcceptances } from '../decide/acceptances.ts';
import { type Collected, scanFacts } from '../decide/compose-result.ts';
import { startTally } from '../decide/tally.ts';
import type { ScanPiece } from '../flow.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { CoverageGap, TargetCoverage } from '../model/coverage.ts';
import type { Finding } from '../model/finding.ts';
import type { DecidedFinding, ResultSummary } from '../model/result.ts';
import { FORMATS } from '../report/formats.ts';
import type { ReportStream } from '../report/report.ts';
import { type Output, openSink, type Sink } from './outputs.ts';
import type { ScanRequest } from './scan-request.ts';
import type { Surroundings } from './surroundings.ts';

/** What a scan came to. */
export interface ScanRecord {
  readonly summary: ResultSummary;
  /** Whether anything on the list of `--fail-on` is left. */
  readonly found: boolean;
  /** What was kept for the outputs that need the whole; null where there is none. */
  readonly collected: Collected | null;
  /** Those outputs. */
  readonly remaining: readonly Output[];
}

/** Takes what a scan finds as it comes. */
export interface ScanRecorder {
  /** Whether lines go to a terminal while the scan runs. */
  readonly isOnScreen: boolean;
  piece(piece: ScanPiece): Promise<void>;
  end(interrupted: boolean): Promise<ScanRecord>;
  /** After an error: nothing half-written is left. */
  giveUp(): void;
}

interface OpenStream {
  readonly stream: ReportStream;
  readonly sink: Sink;
}

/**
 * Counts what comes, writes it to the outputs that are streams, and keeps it only where another output needs
 * the whole.
 *
 * @throws InterdictError `output-unwritable`
 */
export async function startRecord(
  request: ScanRequest,
  catalogue: Catalogue,
  surroundings: Surroundings,
): Promise<ScanRecorder> {
  const { streams, remaining } = openStreams(request.outputs, surroundings);
  const tell = async (text: (stream: ReportStream) => string) => {
    for (const { stream, sink } of streams) await sink.write(text(stream));
  };
  const tally = startTally();
  const book = openAcceptances(request.acceptances, request.failOn, request.clocks.now);
  const kept = remaining.length > 0 ? newCollection() : null;
  let found = false;
  const facts = scanFacts({ ...request, catalogue });
  await tell((stream) => stream.begin(facts));
  return {
    isOnScreen: surroundings.stdout.isTTY && streams.some(({ sink }) => sink.printer !== null),
    async piece(piece) {
      keep(piece, kept);
      if (piece.kind === 'lead') tally.lead();
      else if (piece.kind === 'gap') tally.gap(piece.gap);
      else if (piece.kind === 'coverage') tally.target(piece.coverage);
      else {
        const accepted = book.apply(piece.finding);
        tally.finding(accepted.finding);
        found ||= accepted.found;
        await tell((stream) => stream.piece({ kind: 'finding', finding: accepted.finding }));
        return;
      }
      await tell((stream) => stream.piece(piece));
    },
    async end(interrupted) {
      const summary = tally.summary(interrupted);
      await tell((stream) => stream.end({ summary, acceptances: book.outcomes() }));
      for (const { sink } of streams) await sink.finish();
      return { summary, found, collected: kept && { ...kept, interrupted }, remaining };
    },
    giveUp() {
      for (const { sink } of streams) sink.discard();
    },
  };
}

/** Opens the outputs that are streams; where one cannot be opened, none stays open. */
function openStreams(outputs: readonly Output[], surroundings: Surroundings) {
  const streams: OpenStream[] = [];
  const remaining: Output[] = [];
  try {
    for (const output of outputs) {
      const stream = FORMATS.find(({ id }) => id === output.format)?.stream;
      if (stream) streams.push({ stream, sink: openSink(output, surroundings) });
      else remaining.push(output);
    }
  } catch (error) {
    for (const { sink } of streams) sink.discard();
    throw error;
  }
  return { streams, remaining };
}

interface Collection {
  readonly findings: DecidedFinding[];
  readonly leads: Finding[];
  readonly gaps: CoverageGap[];
  readonly targets: TargetCoverage[];
}

function newCollection(): Collection {
  return { findings: [], leads: [], gaps: [], targets: [] };
}

function keep(piece: ScanPiece, kept: Collection | null): void {
  if (kept === null) return;
  if (piece.kind === 'finding') kept.findings.push(piece.finding);
  else if (piece.kind === 'lead') kept.leads.push(piece.finding);
  else if (piece.kind === 'gap') kept.gaps.push(piece.gap);
  else kept.targets.push(piece.coverage);
}
