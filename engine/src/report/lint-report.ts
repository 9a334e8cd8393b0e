import type { PlacedFinding } from '../catalogue/lint-catalogue.ts';
import { counted } from './table/heading.ts';
import { field, painted } from './text/lines.ts';
import { printable } from './text/printable.ts';

interface ReportLayout {
  readonly width: number;
  readonly colour: boolean;
}

/**
 * What the lints found, each with its place, its remedy and, where there is one, a case that fails for it. Of notes
 * of one kind the first is told with how many there are.
 *
 * @param everyNote tells each of them
 */
export function lintReport(
  findings: readonly PlacedFinding[],
  everyNote: boolean,
  layout: ReportLayout,
): string {
  const told = findings.filter(({ severity }) => severity !== 'note');
  const notes = findings.filter(({ severity }) => severity === 'note');
  const kinds = everyNote ? notes.map((note) => [note]) : [...grouped(notes).values()];
  const lines = [
    ...told.flatMap((finding) => findingLines(finding, 1, layout)),
    ...kinds.flatMap(([first, ...more]) => (first ? findingLines(first, 1 + more.length, layout) : [])),
  ];
  const errors = told.filter(({ severity }) => severity === 'error').length;
  const sums = [
    counted(errors, 'error', 'errors'),
    counted(told.length - errors, 'warning', 'warnings'),
    ...(notes.length > 0 ? [counted(notes.length, 'note', 'notes')] : []),
  ];
  const rest = kinds.length < notes.length ? ' Each note: --all.' : '';
  return `${[...lines, `${sums.join(', ')}.${rest}`].join('\n')}\n`;
}

function grouped(notes: readonly PlacedFinding[]): Map<string, PlacedFinding[]> {
  const kinds = new Map<string, PlacedFinding[]>();
  for (const note of notes) kinds.set(note.lint, [...(kinds.get(note.lint) ?? []), note]);
  return kinds;
}

function findingLines(finding: PlacedFinding, count: number, { width, colour }: ReportLayout): string[] {
  const { severity, lint, where, place, message, remedy } = finding;
  const places = count > 1 ? `${counted(count, 'place', 'places')}, the first:` : '';
  const head = [`${severity}: ${lint}`, places, where, place ?? ''].filter((word) => word !== '').join('  ');
  return [
    painted(printable(head), severity === 'error' ? 'stop' : 'care', colour),
    ...field('', [`${message} ${remedy}`], { width, colour, indent: 2, label: 0 }),
    ...caseLines(finding.case),
  ];
}

/** As it stands in the file of cases, however long its lines: it is there to be pasted. */
function caseLines(pasted: string | null): string[] {
  if (pasted === null) return [];
  return ['  A case that fails for it:', ...pasted.split('\n').map(printable)];
}
