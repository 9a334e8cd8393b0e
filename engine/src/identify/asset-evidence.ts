import type { Asset } from '../model/asset.ts';
import { namesMaker } from './maker-kinds.ts';
import { compareMatches, type ScoredMatch } from './scored-match.ts';

/** Matches kept for one product in one artefact. */
const KEPT_PER_ARTEFACT = 4;
/** Artefacts kept for one asset and supplier before the weakest are let go. */
const KEPT_ARTEFACTS = 2_048;

/** Matches that stand together: the best few, and how many there were. */
export interface Heap {
  readonly best: readonly ScoredMatch[];
  readonly count: number;
}

/** What one artefact (a file, a row, a record) shows of one supplier. */
export interface ArtefactEvidence {
  readonly artefact: string;
  /** By product and carrier, and where there is no product, traces apart from what names a maker. */
  readonly groups: ReadonlyMap<string, Heap>;
}

/** The key of matches of one product inside one carrier. */
export function groupKey(product: string | null, carrier: string | null): string {
  return `${product ?? ''}\0${carrier ?? ''}`;
}

/** Traces are kept apart from what names a maker, since the one joins what the other does not. */
function heapKey({ product, carrier, sighting }: ScoredMatch): string {
  const isTrace = product === null && !namesMaker(sighting.observable.kind);
  return `${groupKey(product, carrier)}\0${isTrace}`;
}

/**
 * What has been seen of one supplier on one asset. Bounded: an asset with a million matching files keeps
 * the strongest artefacts and counts the rest.
 */
export class AssetEvidence {
  readonly asset: Asset;
  readonly supplier: string;
  readonly #artefacts = new Map<string, Map<string, { best: ScoredMatch[]; count: number }>>();
  #target: string;
  readonly #letGo = new Map<string, number>();

  constructor(asset: Asset, target: string, supplier: string) {
    this.asset = asset;
    this.#target = target;
    this.supplier = supplier;
  }

  /** The first by name of the targets that it was seen in. */
  get target(): string {
    return this.#target;
  }

  add(target: string, name: string, match: ScoredMatch): void {
    if (target < this.#target) this.#target = target;
    const artefact = `${target}\0${name}`;
    let groups = this.#artefacts.get(artefact);
    if (!groups) {
      if (this.#artefacts.size >= KEPT_ARTEFACTS * 2) this.#shrink();
      groups = new Map();
      this.#artefacts.set(artefact, groups);
    }
    const key = heapKey(match);
    const heap = groups.get(key) ?? { best: [], count: 0 };
    groups.set(key, heap);
    heap.count++;
    heap.best.push(match);
    heap.best.sort(compareMatches);
    if (heap.best.length > KEPT_PER_ARTEFACT) heap.best.pop();
  }

  /** In an order that does not depend on the order of arrival. */
  artefacts(): ArtefactEvidence[] {
    return [...this.#artefacts]
      .map(([artefact, groups]) => ({ artefact, groups }))
      .sort((a, b) => (a.artefact < b.artefact ? -1 : 1));
  }

  /** How many matches of a product and carrier were let go. */
  letGo(product: string | null, carrier: string | null): number {
    return this.#letGo.get(groupKey(product, carrier)) ?? 0;
  }

  #shrink(): void {
    const ranked = [...this.#artefacts].sort(([nameA, a], [nameB, b]) => {
      const [bestA, bestB] = [strongest(a), strongest(b)];
      return (bestA && bestB ? compareMatches(bestA, bestB) : 0) || (nameA < nameB ? -1 : 1);
    });
    for (const [artefact, groups] of ranked.slice(KEPT_ARTEFACTS)) {
      for (const { best, count } of groups.values()) {
        const { product = null, carrier = null } = best[0] ?? {};
        this.#letGo.set(groupKey(product, carrier), this.letGo(product, carrier) + count);
      }
      this.#artefacts.delete(artefact);
    }
  }
}

function strongest(groups: ReadonlyMap<string, { best: ScoredMatch[] }>): ScoredMatch | undefined {
  return [...groups.values()]
    .map((heap) => heap.best[0])
    .filter((match) => match !== undefined)
    .sort(compareMatches)[0];
}
