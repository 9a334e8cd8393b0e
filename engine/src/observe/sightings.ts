import type { Observable, ObservableKind } from '../model/observable.ts';
import type { Sighting } from '../model/sighting.ts';
import type { SourceYield } from './source.ts';

/** What the sightings of one record have in common. */
export interface SeenRecord {
  readonly asset: Sighting['asset'];
  readonly location: Sighting['location'];
  readonly source: string;
  readonly standing: Sighting['standing'];
  readonly artefact: string;
  readonly presence: Sighting['presence'];
  readonly carrier?: string | undefined;
  readonly version?: string | undefined;
  readonly at?: string | undefined;
}

/** A value longer than this is no name, path or number of anything. */
const VALUE_CHARACTERS = 8_192;

/** One sighting for each value that is there; white space around it is no part of it. */
export function* sightingsOf(
  record: SeenRecord,
  values: Iterable<readonly [kind: ObservableKind, value: string | null | undefined, pointer?: string]>,
): Generator<SourceYield> {
  const { asset, location, source, standing, artefact, presence, at } = record;
  const carrier = isSaid(record.carrier) ? { carrier: record.carrier.trim() } : null;
  const version = isSaid(record.version) ? { version: record.version.trim() } : null;
  const time = at === undefined ? null : { at };
  for (const [kind, value, pointer] of values) {
    if (!isSaid(value)) continue;
    const observable: Observable = { kind, value: value.trim() };
    const place = pointer === undefined ? location : { ...location, pointer };
    const sighting: Sighting = {
      ...{ observable, asset, location: place, source, standing, artefact, presence },
      ...carrier,
      ...version,
      ...time,
    };
    yield { kind: 'sighting', sighting };
  }
}

function isSaid(value: string | null | undefined): value is string {
  return typeof value === 'string' && value.length <= VALUE_CHARACTERS && value.trim() !== '';
}
