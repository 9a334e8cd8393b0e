import type { Indicator } from '../model/indicator.ts';
import type { Sighting } from '../model/sighting.ts';
import type { IndicatorIndex } from './indicator-index.ts';

/**
 * The product of another maker that carries what was seen, as its name was found; null where it stands
 * for itself, or where what carries it is the same supplier's.
 */
export function carrierOf(indicator: Indicator, sighting: Sighting, index: IndicatorIndex): string | null {
  const { observable } = sighting;
  // A brand that may have the engine inside: the name that was found is the carrier.
  if (indicator.embedded && observable.kind === 'product-name') return observable.value;
  const named = sighting.carrier ?? null;
  if (named !== null) return isOfSupplier(named, indicator.supplier, index) ? null : named;
  if (!indicator.embedded || sighting.asset.kind !== 'file') return null;
  return lastName(sighting.location.within?.at(-1) ?? sighting.location.path);
}

function isOfSupplier(name: string, supplier: string, index: IndicatorIndex): boolean {
  return (['product-name', 'publisher'] as const).some((kind) =>
    index.match({ kind, value: name }).some((each) => each.supplier === supplier && !each.embedded),
  );
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
