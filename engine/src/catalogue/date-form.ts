import { isMap, isScalar, isSeq } from 'yaml';
import { type FileShape, shapeBelow, shapeOf } from './file-shape.ts';
import { type Edit, edited, shapedFile } from './text-edit.ts';

/** A date with its year first, which can be no other day however it is written. */
const YEAR_FIRST =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[Tt ](\d{2}:\d{2}:\d{2}) ?([Zz]|[+-]\d{2}:\d{2}))?$/;

/** What a file has to contain before it is worth parsing: such a date that is not written as most are. */
const PERHAPS =
  /\d{4}(?:[/.]\d{1,2}[/.]\d|-\d-\d|-\d{2}-\d(?!\d)|-\d{2}-\d{2}(?:t| \d)|-\d{2}-\d{2}T[\d:]+(?:z| ))/;

/**
 * The text with every date that its shape refuses written as the shape wants it, where there is no doubt which day it
 * is: 2030/9/1 becomes "2030-09-01". A day of a month named by number first is left for its writer.
 */
export function mendedDates(text: string): string {
  if (!PERHAPS.test(text)) return text;
  const { contents, shape } = shapedFile(text);
  return edited(text, editsOf(contents, shape, shape));
}

function editsOf(node: unknown, shape: FileShape | null, root: FileShape | null): Edit[] {
  if (isSeq(node)) {
    const items = shapeOf('list', shape, root)?.items ?? null;
    return node.items.flatMap((item) => editsOf(item, items, root));
  }
  if (isMap(node)) {
    const keys = node.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
    const meant = shapeOf(keys, shape, root);
    if (meant === null) return [];
    return node.items.flatMap(({ value }, index) =>
      editsOf(value, shapeBelow(keys[index] ?? '', meant), root),
    );
  }
  const pattern = shapeOf('value', shape, root)?.pattern;
  if (pattern === undefined || !isScalar(node) || !node.range) return [];
  const written = String(node.value);
  const mended = isoForm(written);
  const wanted = new RegExp(pattern);
  if (mended === null || wanted.test(written) || !wanted.test(mended)) return [];
  return [{ from: node.range[0], to: node.range[1], text: `"${mended}"` }];
}

function isoForm(written: string): string | null {
  const [whole, year, month = '', day = '', time, offset = ''] = YEAR_FIRST.exec(written.trim()) ?? [];
  if (whole === undefined) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // 30 February is a slip that nobody but its writer can mend.
  const isDay = new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date) ?? false;
  if (!isDay) return null;
  return time === undefined ? date : `${date}T${time}${offset.toUpperCase()}`;
}
