import { FormatError } from '../byte-reader.ts';
import { PageSet } from '../page-set.ts';
import type { DatabaseFile } from './database-header.ts';
import { pageAt } from './page.ts';
import { leafCell, readTablePage, type TablePage } from './table-page.ts';

export type TableRecord =
  | { readonly kind: 'record'; readonly rowId: number; readonly payload: Uint8Array }
  | { readonly kind: 'error'; readonly error: FormatError };

/** A tree of 20 levels has more pages than a file may have. */
const MOST_LEVELS = 20;

interface Level {
  readonly page: TablePage;
  index: number;
}

/** The records of a table's b-tree (§1.6), leaf after leaf. An error stands for a page or a record. */
export function* tableRecords(file: DatabaseFile, root: number, recordBytes: number): Generator<TableRecord> {
  const seen = new PageSet(file.pageCount + 1);
  seen.add(0);
  const levels: Level[] = [];
  let next: number | null = root;
  for (;;) {
    if (next !== null) {
      const entered: TablePage | FormatError = enter(file, next, seen, levels.length);
      if (entered instanceof FormatError) yield { kind: 'error', error: entered };
      else if (entered.kind === 'leaf') yield* leafRecords(file, entered, seen, recordBytes);
      else levels.push({ page: entered, index: 0 });
    }
    let level = levels.at(-1);
    while (level !== undefined && level.index >= level.page.cells.length) {
      levels.pop();
      level = levels.at(-1);
    }
    if (level === undefined) return;
    next = level.page.cells[level.index++] ?? null;
  }
}

function enter(file: DatabaseFile, number: number, seen: PageSet, depth: number): TablePage | FormatError {
  if (depth >= MOST_LEVELS)
    return new FormatError('malformed', `the table's tree has more than ${MOST_LEVELS} levels`);
  if (!seen.add(number)) return new FormatError('malformed', `page ${number} is led to twice, or is none`);
  try {
    return readTablePage(pageAt(file, number), number, file);
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
}

function* leafRecords(
  file: DatabaseFile,
  page: TablePage,
  seen: PageSet,
  recordBytes: number,
): Generator<TableRecord> {
  for (const offset of page.cells) {
    try {
      yield { kind: 'record', ...leafCell(file, page, offset, seen, recordBytes) };
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      yield { kind: 'error', error };
    }
  }
}
