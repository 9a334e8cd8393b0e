import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Indicator } from '../model/indicator.ts';
import { InterdictError } from '../model/interdict-error.ts';
import type { ObservableKind } from '../model/observable.ts';
import type { Product } from '../model/product.ts';
import type { EntityEdge, Supplier } from '../model/supplier.ts';
import { dayAfterPeriod, firstDayOf } from './edge-dates.ts';
import { type ClampNote, expandRow } from './indicator-expand.ts';
import { type IndicatorRow, indicatorFile, type UnmappedRow } from './indicator-file.ts';
import type { KindTable } from './kinds.ts';
import { readOne } from './read-catalogue.ts';
import { type CarrierRow, type SupplierFile, supplierFile } from './supplier-file.ts';

/** A value that speaks of a supplier, or looks like it, and is not from it. */
export interface FalseFriend {
  readonly id: string;
  readonly supplier: string;
  readonly kind: ObservableKind;
  readonly value: string;
  readonly why: string;
  readonly source: string;
}

/** Everything that `catalogue/suppliers/` says. */
export interface SupplierFolder {
  readonly suppliers: readonly Supplier[];
  readonly products: readonly Product[];
  readonly indicators: readonly Indicator[];
  /** What was brought down to its ceiling. */
  readonly notes: readonly ClampNote[];
  readonly unmapped: readonly (UnmappedRow & { readonly supplier: string })[];
  readonly carriers: readonly (CarrierRow & { readonly supplier: string })[];
  readonly falseFriends: readonly FalseFriend[];
}

/**
 * Reads every supplier file and the indicator files beside it. What a row may claim is clamped here, so
 * that nothing downstream sees more than the ceilings allow.
 *
 * @param folder the catalogue's folder
 * @param named what messages put before a file's name
 * @throws InterdictError where a file cannot be read or has another shape
 */
export function readSuppliers(folder: string, kinds: KindTable, named = ''): SupplierFolder {
  const room = join(folder, 'suppliers');
  const files = readdirSync(room)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const parts = files.map((name) => readSupplier(folder, `suppliers/${name}`, kinds, named));
  return {
    suppliers: parts.flatMap((part) => part.suppliers),
    products: parts.flatMap((part) => part.products),
    indicators: parts.flatMap((part) => part.indicators),
    notes: parts.flatMap((part) => part.notes),
    unmapped: parts.flatMap((part) => part.unmapped),
    carriers: parts.flatMap((part) => part.carriers),
    falseFriends: parts.flatMap((part) => part.falseFriends),
  };
}

function readSupplier(folder: string, path: string, kinds: KindTable, named: string): SupplierFolder {
  const file = readOne(folder, path, supplierFile, join(named, path));
  const rows: { readonly row: IndicatorRow; readonly path: string }[] = [];
  const unmapped: UnmappedRow[] = [...file.unmapped];
  for (const row of [...file.indicators, ...file.carriers.flatMap(brandRow)]) rows.push({ row, path });

  const beside = path.replace(/\.yaml$/, '.indicators');
  for (const name of existsSync(join(folder, beside)) ? readdirSync(join(folder, beside)).sort() : []) {
    if (!name.endsWith('.yaml')) continue;
    const partPath = `${beside}/${name}`;
    const part = readOne(folder, partPath, indicatorFile, join(named, partPath));
    if (part.supplier !== file.id) throw strayFile(join(named, partPath), part.supplier, file.id);
    for (const row of part.indicators) rows.push({ row, path: partPath });
    unmapped.push(...part.unmapped);
  }

  const expanded = rows.map((each) => expandRow(each.row, file.id, kinds, each.path));
  return {
    suppliers: suppliersOf(file),
    products: productsOf(file),
    indicators: expanded.flatMap((each) => each.indicators),
    notes: expanded.flatMap((each) => each.clamps),
    unmapped: unmapped.map((row) => ({ ...row, supplier: file.id })),
    carriers: file.carriers.map((row) => ({ ...row, supplier: file.id })),
    falseFriends: file['false-friends'].flatMap((friend) =>
      friend.values.map((value) => ({ ...friend, value, supplier: file.id })),
    ),
  };
}

/** A carrier's brand name is a lead and never more: whether the engine is inside is for other marks to say. */
function brandRow(carrier: CarrierRow): IndicatorRow[] {
  if (carrier.names.length === 0) return [];
  const use = carrier['present-use'] === undefined ? '' : ` Today: ${carrier['present-use']}.`;
  return [
    {
      id: `carrier-${carrier.id}`,
      type: 'uninstall_name',
      patterns: carrier.names,
      strength: 'weak',
      ...(carrier.engine === undefined ? {} : { product: carrier.engine }),
      embedded: true,
      source: carrier.source,
      verification: carrier.verification,
      note: `${carrier.vendor} ${carrier.status === 'confirmed' ? 'is known to have built' : 'is said to have built'} the engine into this product; the name alone does not say that it is in there.${use}`,
      matches: [],
      'must-not-match': [],
    },
  ];
}

function suppliersOf(file: SupplierFile): Supplier[] {
  return [file, ...file.entities].map((each) => ({
    id: each.id,
    name: each.name,
    names: each.names,
    country: each.country ?? null,
    edges: each.edges.map(
      (edge): EntityEdge => ({
        kind: edge.kind,
        to: edge.to,
        share: edge.share ?? null,
        from: edge.from === undefined ? null : firstDayOf(edge.from),
        until: edge.until === undefined ? null : dayAfterPeriod(edge.until),
        source: edge.source,
        verification: edge.verification,
      }),
    ),
    note: each.note ?? null,
  }));
}

function productsOf(file: SupplierFile): Product[] {
  return file.products.map((each) => ({
    id: each.id,
    supplier: file.id,
    name: each.name,
    names: each.names,
    classes: each.classes,
    classVerification: each['class-verification'],
    embeddable: each.embeddable,
    note: each.note ?? null,
  }));
}

function strayFile(path: string, named: string, expected: string): InterdictError {
  return new InterdictError({
    code: 'supplier-invalid',
    family: 'usage',
    message: `This file says that it belongs to "${named}", and lies beside "${expected}".`,
    subject: path,
    remedy: `Move it to ${named}.indicators/, or correct its "supplier".`,
  });
}
