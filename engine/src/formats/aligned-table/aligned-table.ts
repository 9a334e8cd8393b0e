import { PAUSE, PAUSE_LINES, type Pause } from '../pause.ts';
import type { Line } from '../text.ts';

/** A table for people: names, a rule of dashes below them, and rows whose cells begin below the names. */
export interface AlignedHeader {
  readonly names: readonly string[];
  /** Where each column begins, in columns of the screen from 0. */
  readonly starts: readonly number[];
}

export interface AlignedRow {
  readonly kind: 'row';
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The header of such a table, from the line of its names and the rule below it; null where it is none.
 * PowerShell draws a rule below each name, winget one below all, and its names are single words.
 */
export function alignedHeader(names: string, rule: string): AlignedHeader | null {
  const below = shownLine(rule).trimEnd();
  if (!/^\s*-{2,}(?:\s+-+)*$/.test(below)) return null;
  const isWhole = !/-\s+-/.test(below);
  const text = shownLine(names);
  const marked = isWhole ? text : below;
  const starts = [...marked.matchAll(/\S+/g)].map((word) => screenWidth(marked.slice(0, word.index)));
  if (starts.length < 2) return null;
  return { names: cellsOf(text, starts), starts };
}

/** Rows from after line `after`; empty lines and rules are passed over. */
export function* alignedRows(
  lines: Iterable<Line>,
  header: AlignedHeader,
  after: number,
): Generator<AlignedRow | Pause> {
  for (const { line, text } of lines) {
    if (line % PAUSE_LINES === 0) yield PAUSE;
    const shown = shownLine(text);
    if (line <= after || /^[\s-]*$/.test(shown)) continue;
    yield { kind: 'row', line, cells: cellsOf(shown, header.starts) };
  }
}

/** What a terminal shows of a line: winget draws its progress on the same one first. */
function shownLine(text: string): string {
  return text.slice(text.lastIndexOf('\r') + 1);
}

function cellsOf(text: string, starts: readonly number[]): string[] {
  const cells: string[] = starts.map(() => '');
  let column = 0;
  let index = -1;
  for (const character of text) {
    while (index + 1 < starts.length && column >= (starts[index + 1] ?? 0)) index++;
    if (index >= 0) cells[index] += character;
    column += screenWidth(character);
  }
  return cells.map((cell) => cell.trim());
}

/** Columns of the screen: two for what East Asian writing has wide (Unicode Standard Annex 11, the main blocks). */
export function screenWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const isWide =
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/.test(
        character,
      );
    width += isWide || (character.codePointAt(0) ?? 0) >= 0x1f300 ? 2 : 1;
  }
  return width;
}
