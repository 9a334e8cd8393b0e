import type { ObservableKind } from '../../model/observable.ts';
import type { Presence, Sighting } from '../../model/sighting.ts';

/** A column of the row at hand; undefined where it is not there or empty. */
export type Column = (name: string) => string | undefined;

export type RowValue = readonly [kind: ObservableKind, value: string | null | undefined, pointer?: string];

/** An osquery table and what its rows show. */
export interface Table {
  readonly name: string;
  /** Columns that, all together with one of `oneOf`, no other table has. */
  readonly allOf: readonly string[];
  readonly oneOf: readonly string[];
  readonly presence: Presence | ((column: Column) => Presence);
  readonly version?: string;
  readonly values: (column: Column) => readonly RowValue[];
  readonly signer?: (column: Column) => Sighting['signer'];
}
