import type { ScanPiece } from '../flow.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { ScanFacts, ScanResult } from '../model/result.ts';
import type { Source } from '../observe/source.ts';
import type { Pieces } from './pieces.ts';

export interface ReportOptions {
  readonly colour: boolean;
  /** Columns of the terminal; 60 to 140 are laid out for. */
  readonly width: number;
  /** For names and titles that a result holds only as ids. */
  readonly catalogue: Catalogue;
  /** What is counted how, for the line that says what was looked at. */
  readonly sources: readonly Pick<Source, 'id' | 'noun'>[];
  /** Milliseconds that the scan took; left out where the same input has to give the same text. */
  readonly elapsed?: number;
}

/** What is known of a scan only when it is over. */
export type ScanEnd = Pick<ScanResult, 'summary' | 'acceptances'>;

/** How a format is written while the scan runs: a text for what begins it, each piece as it comes, what ends it. */
export interface ReportStream {
  readonly begin: (facts: ScanFacts) => string;
  readonly piece: (piece: ScanPiece) => string;
  readonly end: (end: ScanEnd) => string;
}

/** One format of a result. A plain object; its text is complete, with a final newline. */
export interface Report {
  readonly id: string;
  readonly title: string;
  /** Where it can be written before the scan is over: a scan written in such formats alone keeps no finding. */
  readonly stream?: ReportStream;
  readonly write: (result: ScanResult, options: ReportOptions) => Pieces;
}
