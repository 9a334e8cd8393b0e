import type { Indicator, PatternForm } from '../model/indicator.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { clampOf } from './indicator-ceiling.ts';
import type { IndicatorRow } from './indicator-file.ts';
import type { KindTable, TypeWord } from './kinds.ts';
import { suggest } from './nearest-word.ts';

/** An indicator brought down to what its kind may claim. */
export interface ClampNote {
  readonly indicator: string;
  readonly claimed: Indicator['strength'];
  readonly strength: Indicator['strength'];
  readonly why: string;
}

/**
 * One row of a supplier file, written out: an indicator for each of its patterns and each way its type
 * writes a value. A row of one keeps its id; more get `row/value`.
 *
 * @param path how messages name the file
 * @throws InterdictError `supplier-invalid` where the type is no word of the table, or has no kind
 */
export function expandRow(
  row: IndicatorRow,
  supplier: string,
  table: KindTable,
  path: string,
): { readonly indicators: readonly Indicator[]; readonly clamps: readonly ClampNote[] } {
  const type = typeOf(row, table, path);
  const values = row.patterns.flatMap((pattern) =>
    type.as.map((template) => template.replace('{}', pattern)),
  );
  const indicators: Indicator[] = [];
  const clamps: ClampNote[] = [];
  for (const pattern of values) {
    const id = values.length === 1 ? row.id : `${row.id}/${slug(pattern)}`;
    const form = row.form ?? type.form ?? formOf(pattern);
    const about = { kind: type.kind, claimed: row.strength, verification: row.verification, pattern, form };
    const clamp = clampOf(about, table, row['held-to'] ?? null);
    if (clamp) clamps.push({ indicator: id, claimed: row.strength, ...clamp });
    indicators.push({
      ...about,
      id,
      supplier,
      product: row.product ?? null,
      strength: clamp?.strength ?? row.strength,
      purpose: row.purpose ?? null,
      presence: row.presence ?? null,
      embedded: row.embedded,
      source: row.source,
      note: row.note ?? null,
      matches: row.matches,
      mustNotMatch: row['must-not-match'],
    });
  }
  return { indicators, clamps };
}

/** The row that an indicator was written out from. */
export function rowOf(indicatorId: string): string {
  return indicatorId.split('/', 1)[0] ?? indicatorId;
}

function formOf(pattern: string): PatternForm {
  return pattern.includes('*') ? 'glob' : 'exact';
}

function slug(pattern: string): string {
  return pattern
    .toLowerCase()
    .replaceAll('*', 'x')
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

function typeOf(
  row: IndicatorRow,
  table: KindTable,
  path: string,
): TypeWord & { readonly kind: NonNullable<TypeWord['kind']> } {
  const type = table.types.get(row.type);
  if (type?.kind) return { ...type, kind: type.kind };
  throw new InterdictError({
    code: 'supplier-invalid',
    family: 'usage',
    message: type
      ? `"${row.type}" has no kind yet: ${type.why ?? ''}`
      : `"${row.type}" is no type that observable-kinds.yaml knows.`,
    subject: `${path}: ${row.id}`,
    remedy: type ? 'Move the row to the list "unmapped".' : suggest(row.type, [...table.types.keys()]),
  });
}
