import type { ObservableKind } from '../model/observable.ts';
import { type AssetEvidence, groupKey, type Heap } from './asset-evidence.ts';
import { confidenceOf } from './confidence.ts';
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
 * Kinds that name the maker of the thing they are seen on: where nothing names the product, that thing is
 * a product of its own. The others are traces (a service, a key, a contact), which go with whatever of that
 * supplier is there.
 */
const MAKER_KINDS: ReadonlySet<ObservableKind> = new Set<ObservableKind>([
  'signer',
  'publisher',
  'team-id',
  'bundle-id',
  'file-hash',
  'package',
  'store-id',
  'cpe',
  'product-name',
  'product-code',
  'upgrade-code',
  'browser-extension',
  'android-package',
  'container-image',
  'supplier-name',
  'byte-pattern',
]);

/**
 * Sorts what was seen of one supplier on one asset into findings:
 *
 * 1. What shows only the supplier joins the products that the same artefact shows.
 * 2. An artefact that names its maker and no product goes to one finding without a product.
 * 3. A trace of the supplier joins every finding that is at least probable, and the one without a product.
 *    Where there is none, the traces are that one.
 */
export function foldEvidence(evidence: AssetEvidence): FindingGroup[] {
  const products = new Map<string, FindingGroup>();
  const unnamed = new Map<string, FindingGroup>();
  const traces: Heap[] = [];

  for (const { groups } of evidence.artefacts()) {
    const heaps = withoutOwnCarrier([...groups.values()]);
    const named = heaps.filter((heap) => heap.best[0]?.product !== null);
    for (const heap of named) addHeap(groupOf(products, heap), heap);
    for (const heap of heaps) {
      if (named.includes(heap)) continue;
      if (named.length > 0) for (const product of named) addHeap(groupOf(products, product), heap);
      else if (heap.best.some((match) => MAKER_KINDS.has(match.sighting.observable.kind))) {
        addHeap(groupOf(unnamed, heap), heap);
      } else traces.push(heap);
    }
  }

  const hosts = [
    ...[...products.values()].filter((group) => confidenceOf(group.own) !== 'possible'),
    ...unnamed.values(),
  ];
  for (const heap of traces) {
    for (const host of hosts) {
      host.traces.push(...heap.best);
      host.count += heap.count;
    }
    if (hosts.length === 0) addHeap(groupOf(unnamed, heap), heap);
  }

  const all = [...products.values(), ...unnamed.values()];
  for (const group of all) group.count += evidence.letGo(groupKey(group.product, group.carrier));
  return all;
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

function addHeap(group: FindingGroup, heap: Heap): void {
  group.own.push(...heap.best);
  group.count += heap.count;
}
