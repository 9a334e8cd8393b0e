import type { Catalogue } from '../../model/catalogue.ts';
import { type FieldLayout, field, type Words } from '../text/lines.ts';

/** What the parts of the table share. */
export interface TableContext {
  readonly catalogue: Catalogue;
  readonly width: number;
  readonly colour: boolean;
}

const INDENT = 3;
const LABEL = 15;

/** A line under a finding: its label in the column, its words beside it. */
export function underFinding(label: string, words: Words, context: TableContext): string[] {
  return field(label, words, { ...columnsOf(context), indent: INDENT });
}

/** A line of its own at the foot of the table. */
export function atFoot(label: string, words: Words, context: TableContext): string[] {
  return field(label, words, { ...columnsOf(context), indent: 0, label: INDENT + LABEL });
}

function columnsOf({ width, colour }: TableContext): Omit<FieldLayout, 'indent'> {
  return { width, colour, label: LABEL };
}

/** The name of a supplier of the catalogue. */
export function supplierName(id: string, { catalogue }: Pick<TableContext, 'catalogue'>): string {
  return catalogue.suppliers.find((supplier) => supplier.id === id)?.name ?? id;
}
