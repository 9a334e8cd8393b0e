import type { Catalogue } from '../model/catalogue.ts';
import type { ScanResult } from '../model/result.ts';
import type { Source } from '../observe/source.ts';

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

/** One format of a result. A plain object; its text is complete, with a final newline. */
export interface Report {
  readonly id: string;
  readonly title: string;
  readonly write: (result: ScanResult, options: ReportOptions) => string;
}
