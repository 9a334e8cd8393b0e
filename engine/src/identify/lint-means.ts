import type { Indicator } from '../model/indicator.ts';
import type { Observable, ObservableKind } from '../model/observable.ts';
import type { Lookup } from './matcher.ts';
import { NO_INDICATORS } from './matcher.ts';
import { MATCHERS } from './matchers.ts';

/**
 * Matching as the lint of supplier files needs it: a few indicators at a time, asked about their own
 * examples. Tables are kept for each list, since a list is asked several times.
 */
export function matchAmong(): (
  indicators: readonly Indicator[],
  observable: Observable,
) => readonly Indicator[] {
  const tables = new WeakMap<readonly Indicator[], Map<ObservableKind, Lookup>>();
  return (indicators, observable) => {
    const known = tables.get(indicators) ?? new Map<ObservableKind, Lookup>();
    tables.set(indicators, known);
    let lookup = known.get(observable.kind);
    if (!lookup) {
      const matcher = MATCHERS.find((each) => each.kinds.includes(observable.kind));
      lookup =
        matcher?.compile(indicators.filter((each) => each.kind === observable.kind)) ?? (() => NO_INDICATORS);
      known.set(observable.kind, lookup);
    }
    return lookup(observable.value);
  };
}
