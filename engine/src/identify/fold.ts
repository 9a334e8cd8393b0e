import { CONFIDENCES } from '../model/finding.ts';
import type { ObservableKind } from '../model/observable.ts';
import { type AssetEvidence, groupKey, type Heap } from './asset-evidence.ts';
import { confidenceOf } from './confidence.ts';
import { namesMaker } from './maker-kinds.ts';
import type { ScoredMatch } from './scored-match.ts';

/** The matches that become one finding. */
export interface FindingGroup {
  readonly product: string | null;
  readonly carrier: string | null;
  /** What stands in the artefacts of this product itself. */
  readonly own: ScoredMatch[];
  /** Traces of the supplier elsewhere on the asset. */
  readonly traces: ScoredMatch[];
  /** How many matches there were, kept or not. */
  count: number;
}

/**
 * Sorts what was seen of one supplier on one asset into findings:
 *
 * 1. What shows only the supplier joins the products that the same artefact shows.
 * 2. An artefact that names its maker and no product goes to one finding without a product.
 * 3. A trace of the supplier joins every finding that is at least probable, and the one without a product.
 *    Where there is none, the traces are that one.
 * 4. Where all that shows only the supplier is surer together than any of these, it stays a finding too: to
 *    learn what a thing is called never makes it less sure whose it is.
 */
export function foldEvidence(evidence: AssetEvidence): FindingGroup[] {
  const products = new Map<string, FindingGroup>();
  const unnamed = new Map<string, FindingGroup>();
  const supplierOnly: Heap[] = [];
  const traces: { readonly heap: Heap; readonly joined: readonly FindingGroup[] }[] = [];

  for (const { groups } of evidence.artefacts()) {
    const heaps = withoutOwnCarrier([...groups.values()]);
    const named = heaps.filter((heap) => heap.best[0]?.product !== null);
    for (const heap of named) addHeap(groupOf(products, heap), heap);
    const others = heaps.filter((heap) => !named.includes(heap));
    const makers = others.filter((heap) => !isTrace(heap));
    const joined = [
      ...new Set(
        named.length > 0
          ? named.map((heap) => groupOf(products, heap))
          : makers.map((heap) => groupOf(unnamed, heap)),
      ),
    ];
    for (const heap of others) {
      for (const group of joined) addHeap(group, heap);
      if (isTrace(heap)) traces.push({ heap, joined });
    }
    supplierOnly.push(...others);
  }

  const sure = [...products.values()].filter((group) => confidenceOf(group.own) !== 'possible');
  const hosts = [...sure, ...unnamed.values()];
  for (const { heap, joined } of traces) {
    for (const host of hosts) if (!joined.includes(host)) addTrace(host, heap);
    if (hosts.length === 0 && joined.length === 0) addHeap(groupOf(unnamed, heap), heap);
  }

  const all = [...products.values(), ...unnamed.values()];
  if (isSurerTogether(supplierOnly, all)) all.push(together(supplierOnly, all));
  for (const group of all) group.count += evidence.letGo(group.product, group.carrier);
  return all;
}

function isTrace(heap: Heap): boolean {
  return heap.best.every((match) => !namesMaker(match.sighting.observable.kind));
}

function isSurerTogether(heaps: readonly Heap[], groups: readonly FindingGroup[]): boolean {
  const rank = (matches: Iterable<ScoredMatch>): number => CONFIDENCES.indexOf(confidenceOf(matches));
  const surest = Math.min(...groups.map((group) => rank([...group.own, ...group.traces])));
  return rank(heaps.flatMap((heap) => heap.best)) < surest;
}

/** One finding of all that shows only the supplier, in the place of the one without product and carrier. */
function together(heaps: readonly Heap[], groups: FindingGroup[]): FindingGroup {
  const at = groups.findIndex((group) => group.product === null && group.carrier === null);
  if (at >= 0) groups.splice(at, 1);
  const group: FindingGroup = { product: null, carrier: null, own: [], traces: [], count: 0 };
  for (const heap of heaps) addHeap(group, heap);
  return group;
}

const NAME_KINDS: ReadonlySet<ObservableKind> = new Set<ObservableKind>([
  'publisher',
  'supplier-name',
  'product-name',
]);

/**
 * An artefact that names the supplier as its own maker is carried by nobody else: a file's version resource
 * may call its product by a name that no indicator knows.
 */
function withoutOwnCarrier(heaps: readonly Heap[]): readonly Heap[] {
  const ownsUp = heaps.some(({ best }) =>
    best.some((match) => match.carrier === null && NAME_KINDS.has(match.sighting.observable.kind)),
  );
  if (!ownsUp) return heaps;
  return heaps.map(({ best, count }) => ({
    best: best.map((match) => ({ ...match, carrier: null })),
    count,
  }));
}

function groupOf(groups: Map<string, FindingGroup>, heap: Heap): FindingGroup {
  const product = heap.best[0]?.product ?? null;
  const carrier = heap.best[0]?.carrier ?? null;
  const key = groupKey(product, carrier);
  const known = groups.get(key);
  if (known) return known;
  const made: FindingGroup = { product, carrier, own: [], traces: [], count: 0 };
  groups.set(key, made);
  return made;
}

function addTrace(group: FindingGroup, heap: Heap): void {
  group.traces.push(...heap.best);
  group.count += heap.count;
}

function addHeap(group: FindingGroup, heap: Heap): void {
  group.own.push(...heap.best);
  group.count += heap.count;
}
