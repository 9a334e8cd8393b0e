import { type Hive, type HiveKey, valuesOf } from '../../formats/registry-hive/registry-hive.ts';
import type { RegistryValue } from '../../formats/registry-value.ts';
import type { Asset } from '../../model/asset.ts';
import { printLocation } from '../../model/location.ts';
import type { DocumentGaps } from '../document.ts';
import { controlSets } from '../hive-computer-name.ts';
import { type AboutKey, entryOf, entrySightings, keySighting } from '../registry-entry.ts';
import type { ObserveContext, OpenFile, SourceYield } from '../source.ts';
import type { HiveKind } from './hive-kind.ts';
import { type KeyStep, keysAt } from './keys.ts';
import { makerKeys } from './maker-keys.ts';

/** A hive of which programs are told, and on what. */
export interface Reading {
  readonly hive: Hive;
  readonly kind: HiveKind;
  readonly file: OpenFile;
  readonly context: ObserveContext;
  readonly asset: Asset;
}

/** One step for each key that was come by; null where there is nothing to say of it. */
export function* seenIn(reading: Reading, gaps: DocumentGaps): Generator<Iterable<SourceYield> | null> {
  const { hive, kind, context } = reading;
  const full = (path: string) => `${kind.mount}\\${path}`;
  const isWanted = (path: string) => context.wanted?.({ kind: 'registry-key', value: full(path) });
  const failed = (step: KeyStep & { kind: 'error' }) => gaps.report(step.error, { pointer: full(step.path) });
  const current = controlSets(hive)[0]?.toLowerCase();
  for (const pattern of kind.entries) {
    for (const step of keysAt(hive, pattern)) {
      if (step.kind === 'error') yield failed(step);
      else yield entrySeen(reading, step.path, step.key, current, gaps);
    }
  }
  for (const root of kind.makers) {
    for (const step of makerKeys(hive, root, (path) => isWanted(path) ?? false)) {
      if (step.kind === 'error') yield failed(step);
      else if (isWanted(step.path) ?? true)
        yield keySighting(full(step.path), aboutKey(reading, full(step.path)));
      else yield null;
    }
  }
}

function* entrySeen(
  reading: Reading,
  place: string,
  key: HiveKey,
  currentSet: string | undefined,
  gaps: DocumentGaps,
): Generator<SourceYield> {
  const path = `${reading.kind.mount}\\${place}`;
  const values = new Map<string, RegistryValue>();
  for (const value of valuesOf(reading.hive, key)) {
    if (value.ok) values.set(value.value.name.toLowerCase(), value.value);
    else yield* gaps.report(value.error, { pointer: path });
  }
  const about = aboutKey(reading, path);
  const entry = entryOf({ path, values });
  yield* keySighting(path, about, entry?.version);
  if (entry === null) return;
  // Control sets that Windows does not use keep what was there when they were made.
  const set = place.split('\\', 1)[0]?.toLowerCase();
  const isPast = currentSet !== undefined && set !== currentSet;
  yield* entrySightings(isPast ? { ...entry, presence: 'left-over' } : entry, about);
}

function aboutKey({ file, asset }: Reading, path: string): AboutKey {
  return {
    asset,
    location: { ...file.location, pointer: path },
    source: 'registry-hive',
    artefact: `${printLocation(file.location)}#${path}`,
  };
}
