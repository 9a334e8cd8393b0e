import type { Catalogue } from '../model/catalogue.ts';
import type { Asker } from './case.ts';

/**
 * Askers that something is kept for. A scan has one, and where answers are limited to some assets a few, one asset
 * after another; what is kept for one runs to megabytes.
 */
const MOST_ASKERS = 3;

/**
 * Keeps what follows from who asks alone, so that it is worked out once for all the findings of a scan. What is
 * kept may read nothing of the thing that a case is about: its type is an asker's.
 */
export function perAsker<T>(start: (asker: Asker) => T): (asker: Asker) => T {
  const kept = new WeakMap<Catalogue, readonly { readonly asker: Asker; readonly value: T }[]>();
  let last: { readonly asker: Asker; readonly value: T } | null = null;
  return (asker) => {
    if (last?.asker === asker) return last.value;
    const recent = kept.get(asker.catalogue) ?? [];
    const known = recent.find((each) => isSame(each.asker, asker));
    const found = known ?? { asker, value: start(asker) };
    if (!known) kept.set(asker.catalogue, [found, ...recent.slice(0, MOST_ASKERS - 1)]);
    last = { asker, value: found.value };
    return found.value;
  };
}

/** Whether two askers give everything alike. A field of an asker that is not compared here does not compile. */
function isSame(a: Asker, b: Asker): boolean {
  const alike = {
    catalogue: a.catalogue === b.catalogue,
    roles: isSameList(a.roles, b.roles),
    unknownRoles: isSameList(a.unknownRoles, b.unknownRoles),
    countries: isSameList(a.countries, b.countries),
    contracts: isSameList(a.contracts, b.contracts),
    contractsComplete: a.contractsComplete === b.contractsComplete,
    answers: isSameList(a.answers, b.answers),
    waivers: isSameList(a.waivers, b.waivers),
    modelYear: a.modelYear === b.modelYear,
    manufactured: a.manufactured === b.manufactured,
    assetNames: isSameList(a.assetNames, b.assetNames),
    given: a.given === b.given,
    asKnown: a.asKnown === b.asKnown,
  } satisfies Readonly<Record<keyof Asker, boolean>>;
  return Object.values(alike).every((each) => each);
}

/** Of values that never change, the same ones in the same order. */
function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((each, place) => each === b[place]));
}
