import type { Indicator } from '../model/indicator.ts';
import type { Observable } from '../model/observable.ts';
import { rowOf } from './indicator-expand.ts';
import { type LintFinding, lintError } from './lint-finding.ts';
import type { SupplierFolder } from './supplier-folder.ts';

/** The indicators among a few that an observable meets. */
export type MatchAmong = (indicators: readonly Indicator[], observable: Observable) => readonly Indicator[];

/** What the lint has to be told: how matching is done is another room's business. */
export interface LintMeans {
  /** The indicators among these that an observable meets; null leaves out what needs matching. */
  readonly match: MatchAmong | null;
  /** Ids of every source of the catalogue; null where they are not at hand. */
  readonly sources: ReadonlySet<string> | null;
  /** Ids of suppliers that stand elsewhere; the folder's own are known. */
  readonly suppliers?: ReadonlySet<string>;
  /** Words of the vocabulary for product classes; null where they are not at hand. */
  readonly classes: ReadonlySet<string> | null;
}

/** Fewer literal characters than this point at everything. */
const LEAST_LITERAL = 4;

/**
 * Checks the supplier files: ids and references, every row's examples, patterns that are too broad, and
 * that no false friend is taken for more than a lead. An empty list means that nothing is wrong.
 */
export function lintSuppliers(folder: SupplierFolder, means: LintMeans): LintFinding[] {
  const { match } = means;
  return [
    ...duplicates(folder),
    ...references(folder, means),
    ...folder.indicators.flatMap(tooBroad),
    ...(match === null
      ? []
      : [
          ...rowsOf(folder).flatMap(([row, indicators]) => examples(row, indicators, match)),
          ...falseFriends(folder, match),
        ]),
  ];
}

function duplicates(folder: SupplierFolder): LintFinding[] {
  const lists: [string, readonly { readonly id: string }[]][] = [
    ['supplier', folder.suppliers],
    ['product', folder.products],
    ['indicator', [...folder.indicators, ...folder.unmapped]],
  ];
  return lists.flatMap(([what, items]) => {
    const seen = new Set<string>();
    return items
      .filter(({ id }) => seen.has(id) || !seen.add(id))
      .map(({ id }) =>
        lintError('duplicate-id', id, `Two ${what} rows have this id.`, 'Give one of them another id.'),
      );
  });
}

function references(folder: SupplierFolder, means: LintMeans): LintFinding[] {
  const products = new Set(folder.products.map(({ id }) => id));
  const suppliers = new Set(folder.suppliers.map(({ id }) => id));
  const found: LintFinding[] = [];
  const rows = [...folder.indicators, ...folder.unmapped, ...folder.carriers, ...folder.falseFriends];
  for (const row of rows) {
    const product =
      'product' in row && 'vendor' in row === false ? row.product : 'engine' in row ? row.engine : null;
    if (product && !products.has(product)) {
      found.push(
        lintError(
          'unknown-product',
          row.id,
          `"${product}" is no product.`,
          'Correct it, or add the product.',
        ),
      );
    }
    if (means.sources && !means.sources.has(row.source)) {
      found.push(
        lintError('unknown-source', row.id, `"${row.source}" is no source.`, 'Add it to catalogue/sources/.'),
      );
    }
  }
  for (const supplier of folder.suppliers) {
    for (const edge of supplier.edges) {
      if (suppliers.has(edge.to) || means.suppliers?.has(edge.to)) continue;
      const message = `Its ${edge.kind} "${edge.to}" is no supplier.`;
      found.push(
        lintError('unknown-supplier', supplier.id, message, 'Correct it, or add the supplier or entity.'),
      );
    }
  }
  for (const product of folder.products) {
    for (const word of product.classes) {
      if (!means.classes || means.classes.has(word)) continue;
      found.push(
        lintError('unknown-class', product.id, `"${word}" is no product class.`, 'See vocabulary.yaml.'),
      );
    }
  }
  return found;
}

function rowsOf(folder: SupplierFolder): [string, Indicator[]][] {
  const rows = new Map<string, Indicator[]>();
  for (const indicator of folder.indicators) {
    const key = rowOf(indicator.id);
    rows.set(key, [...(rows.get(key) ?? []), indicator]);
  }
  return [...rows].filter(([row]) => !row.startsWith('carrier-'));
}

function examples(row: string, indicators: readonly Indicator[], match: MatchAmong): LintFinding[] {
  const first = indicators[0];
  if (!first) return [];
  const found: LintFinding[] = [];
  if (first.matches.length === 0 || first.mustNotMatch.length === 0) {
    const message = 'The row lacks an example that matches or one that must not.';
    found.push({
      ...lintError('no-example', row, message, 'Add "matches" and "must-not-match".'),
      severity: 'warning',
    });
  }
  for (const value of first.matches) {
    if (match(indicators, { kind: first.kind, value }).length > 0) continue;
    const message = `Its example "${value}" does not match.`;
    found.push(lintError('example-does-not-match', row, message, 'Correct the pattern or the example.'));
  }
  for (const value of first.mustNotMatch) {
    if (match(indicators, { kind: first.kind, value }).length === 0) continue;
    const message = `"${value}" matches, and must not.`;
    found.push(lintError('counter-example-matches', row, message, 'Make the pattern narrower.'));
  }
  return found;
}

/** A fragment that short stands in everything; a whole short name may be a lead and never more. */
function tooBroad(indicator: Indicator): LintFinding[] {
  if (literals(indicator) >= LEAST_LITERAL) return [];
  if (indicator.form === 'exact' && indicator.strength === 'weak') return [];
  const message = `"${indicator.pattern}" has fewer than ${LEAST_LITERAL} characters that have to be there.`;
  const remedy = 'Write more of it, or hold a whole short name to weak with "held-to".';
  return [lintError('pattern-too-broad', indicator.id, message, remedy)];
}

function literals(indicator: Indicator): number {
  const pattern = indicator.kind === 'package' ? packageWords(indicator.pattern) : indicator.pattern;
  return pattern.replaceAll('*', '').replace(/^[a-z-]+:/, '').length;
}

function packageWords(purl: string): string {
  return purl.replace(/^pkg:[^/]+\//, '');
}

function falseFriends(folder: SupplierFolder, match: MatchAmong): LintFinding[] {
  return folder.falseFriends.flatMap((friend) => {
    const own = folder.indicators.filter((indicator) => indicator.supplier === friend.supplier);
    const surer = match(own, { kind: friend.kind, value: friend.value }).filter(
      (indicator) => indicator.strength !== 'weak',
    );
    return surer.map((indicator) =>
      lintError(
        'false-friend-found',
        indicator.id,
        `It takes "${friend.value}" for more than a lead: ${friend.why}`,
        'Make the pattern narrower, or hold it to weak with "held-to".',
      ),
    );
  });
}
