import type { Observable, ObservableKind } from '../model/observable.ts';
import type { ObserveContext, SourceYield } from './source.ts';

/** A name that the walk came by: of a file or directory, on disk or in an archive. Nothing was opened. */
export interface PathFacts {
  readonly kind: 'file' | 'directory';
  /** Relative to the target, `/` between names; the target's own root is ''. */
  readonly path: string;
  /** Of a target itself: where it lies, absolute. */
  readonly place?: string;
  readonly name: string;
  /** Archive members passed through, outermost first, `path` then being the archive. */
  readonly within: readonly string[];
}

/** A source that sees names alone. Asked of every entry, so it does nothing that costs. */
export interface PathSource {
  readonly id: string;
  readonly title: string;
  readonly sees: readonly { readonly kind: ObservableKind; readonly what: string }[];
  readonly doesNotSee: readonly string[];
  /** `wanted` says whether anything would match an observable; the rest is dropped before it is made. */
  look(
    entry: PathFacts,
    context: ObserveContext,
    wanted: (observable: Observable) => boolean,
  ): readonly SourceYield[];
}
