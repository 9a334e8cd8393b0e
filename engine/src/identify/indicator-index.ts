import type { Indicator } from '../model/indicator.ts';
import type { Observable, ObservableKind } from '../model/observable.ts';
import { type FileScreen, type Lookup, type Matcher, NO_INDICATORS } from './matcher.ts';
import { MATCHERS } from './matchers.ts';

/** Distinct values remembered; beyond it the memory starts afresh, since what repeats comes back soon. */
const REMEMBERED = 65_536;

/** Every indicator, ready to be asked. */
export interface IndicatorIndex {
  /** The indicators that an observable meets. */
  match(observable: Observable): readonly Indicator[];
  /** True where some indicator meets it: what a walker may ask before it makes a sighting. */
  wanted(observable: Observable): boolean;
  /** Whether a file may be wanted by its name or its path: what this denies need not be asked about. */
  readonly mayBeWanted: FileScreen;
  /** The kinds that any indicator is of. */
  readonly kinds: ReadonlySet<ObservableKind>;
}

/**
 * Builds the tables, one a kind, each when it is first asked: a scan of a disk asks for no domain, and of those
 * there are thousands. A million distinct values cost a million look-ups and no memory: only a
 * bounded number of answers is remembered.
 */
export function buildIndicatorIndex(
  indicators: readonly Indicator[],
  matchers: readonly Matcher[] = MATCHERS,
): IndicatorIndex {
  const kinds = new Set(indicators.map((indicator) => indicator.kind));
  const lookups = new Map<ObservableKind, Lookup>();
  for (const matcher of matchers) {
    for (const kind of matcher.kinds) {
      const met = matcher.acrossKinds ? matcher.kinds : [kind];
      if (!met.some((each) => kinds.has(each))) continue;
      const own = () => indicators.filter((indicator) => met.includes(indicator.kind));
      lookups.set(kind, compiledWhenAsked(matcher, own));
    }
  }
  const match = (observable: Observable): readonly Indicator[] =>
    lookups.get(observable.kind)?.(observable.value) ?? NO_INDICATORS;
  return {
    match,
    wanted: (observable) => match(observable).length > 0,
    mayBeWanted: screeningFiles(indicators, matchers),
    kinds: new Set(lookups.keys()),
  };
}

/** The kinds of observable that a file is by where it lies. */
const NAMES: readonly ObservableKind[] = ['file-name', 'file-path'];

function screeningFiles(indicators: readonly Indicator[], matchers: readonly Matcher[]): FileScreen {
  const asked = matchers.filter(({ kinds }) => kinds.some((kind) => NAMES.includes(kind)));
  let screens: readonly FileScreen[] | null = null;
  return (folder, name) => {
    screens ??= asked.map((matcher) => {
      const own = indicators.filter(({ kind }) => matcher.kinds.includes(kind));
      return matcher.screen?.(own) ?? (() => true);
    });
    for (const mayMeet of screens) if (mayMeet(folder, name)) return true;
    return false;
  };
}

function compiledWhenAsked(matcher: Matcher, indicators: () => readonly Indicator[]): Lookup {
  let lookup: Lookup | null = null;
  return (value) => {
    if (lookup === null) {
      const compiled = matcher.compile(indicators());
      lookup = matcher.neverRepeats ? compiled : remembering(compiled);
    }
    return lookup(value);
  };
}

function remembering(lookup: Lookup): Lookup {
  const answers = new Map<string, readonly Indicator[]>();
  return (value) => {
    const known = answers.get(value);
    if (known) return known;
    const found = lookup(value);
    if (answers.size >= REMEMBERED) answers.clear();
    answers.set(value, found);
    return found;
  };
}
