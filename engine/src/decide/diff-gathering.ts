import type { CaseChange, DecidedAs } from '../model/catalogue-diff.ts';
import type { Act, Span } from './diff-acts.ts';
import type { Side } from './diff-verdicts.ts';

/** An act that two catalogues decide differently over a span of time. */
export interface Found {
  readonly act: Act;
  readonly span: Span;
  readonly side: Side;
  readonly direction: CaseChange['direction'];
  readonly before: DecidedAs;
  readonly after: DecidedAs;
  readonly facts: CaseChange['facts'];
}

export interface Gathered extends Found {
  readonly suppliers: readonly string[];
  readonly products: readonly string[];
}

/** Neighbouring spans, suppliers and products that change alike are told together. */
export function gathered(found: readonly Found[]): Gathered[] {
  const alike = ({ act, side, direction, before, after, facts }: Found): string =>
    JSON.stringify([act.actor, act.activity, side, direction, before, after, facts]);
  const bySpan = [...groupedBy(found, (each) => `${each.act.supplier} ${each.act.product} ${alike(each)}`)];
  const bySupplier = groupedBy(
    bySpan.flatMap((group) => joinedSpans(group)),
    (each) => `${each.act.product} ${each.span.from} ${each.span.until} ${alike(each)}`,
  ).flatMap((group): Gathered[] => {
    const [first] = group;
    return first ? [{ ...first, suppliers: group.map(({ act }) => act.supplier), products: [] }] : [];
  });
  return groupedBy(
    bySupplier,
    (each) => `${each.suppliers.join()} ${each.span.from} ${each.span.until} ${alike(each)}`,
  ).flatMap((group) => {
    // What changes for all that the law names changes for each class of it.
    const [first] = [...group.filter(({ act }) => act.product === null), ...group];
    if (!first) return [];
    const products = first.act.product === null ? [] : group.flatMap(({ act }) => act.product ?? []);
    return [{ ...first, products }];
  });
}

function groupedBy<T>(list: readonly T[], keyOf: (each: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()];
}

/** In their order; one that begins where the one before ends goes on with it. */
function joinedSpans(group: readonly Found[]): Found[] {
  const joined: Found[] = [];
  for (const each of group) {
    const last = joined.at(-1);
    if (last && last.span.until === each.span.from) {
      joined[joined.length - 1] = { ...last, span: { from: last.span.from, until: each.span.until } };
    } else joined.push(each);
  }
  return joined;
}
