import { setImmediate } from 'node:timers/promises';
import {
  type Hive,
  type HiveKey,
  looksLikeHive,
  openHive,
  subkeysOf,
  valuesOf,
} from '../../formats/registry-hive/registry-hive.ts';
import type { RegistryValue } from '../../formats/registry-value.ts';
import type { Asset } from '../../model/asset.ts';
import { printLocation } from '../../model/location.ts';
import { type DocumentGaps, documentGaps, fileAsset } from '../document.ts';
import { computerNameOf, controlSets } from '../hive-computer-name.ts';
import { type AboutKey, entryOf, entrySightings, keySighting } from '../registry-entry.ts';
import type { ObserveContext, OpenFile, Source, SourceYield } from '../source.ts';
import { ANOTHER_COPY, hiveGaps, otherHive, tooManyKeys, unopened } from './gaps.ts';
import { type HiveKind, kindOf } from './hive-kind.ts';
import { type KeyStep, keysAt } from './keys.ts';
import { makerKeys } from './maker-keys.ts';

/** The registry of a Windows that does not run: its hives, found by their first bytes. */
export const registryHive: Source = {
  id: 'registry-hive',
  title: 'Windows registry hives (SOFTWARE, SYSTEM, NTUSER.DAT)',
  noun: { one: 'registry hive', many: 'registry hives' },
  schemes: ['hive'],
  needs: [],
  sees: [
    {
      kind: 'product-name',
      what: 'installed programs by their uninstall entries, of both views and of each user',
    },
    { kind: 'publisher', what: 'their publishers' },
    { kind: 'product-code', what: 'Windows Installer products' },
    { kind: 'upgrade-code', what: 'Windows Installer product families' },
    { kind: 'file-path', what: 'install locations, and the programs of services' },
    { kind: 'service', what: 'services by name' },
    { kind: 'driver', what: 'drivers by file name' },
    {
      kind: 'registry-key',
      what: 'keys of makers and products under SOFTWARE, and what lies below one that is looked for',
    },
  ],
  doesNotSee: [
    'changes that are in the transaction logs only (.LOG1, .LOG2)',
    'keys that were deleted',
    'hives that tell of no program: SAM, SECURITY, COMPONENTS, DRIVERS, BCD, UsrClass.dat, settings.dat',
  ],
  required: (file) => looksLikeHive(file.head),
  observe,
};

/** Keys of one hive; a large SOFTWARE has some ten thousands at the places that are read. */
const MOST_KEYS = 1_000_000;
const KEYS_AT_A_TIME = 4_096;

async function* observe(file: OpenFile, context: ObserveContext): AsyncGenerator<SourceYield> {
  const opened = openHive(file.bytes);
  if (!opened.ok) {
    yield { kind: 'gap', gap: unopened(opened.error) };
    return;
  }
  const hive = opened.value;
  const kind = kindOf(hive);
  if (kind === 'no-programs') return;
  for (const gap of hiveGaps(hive)) yield { kind: 'gap', gap };
  if (kind === 'other') {
    // What cannot be listed at the root may be what would tell its kind.
    const broken = [...subkeysOf(hive, hive.root)].flatMap((key) => (key.ok ? [] : [unopened(key.error)]));
    yield { kind: 'gap', gap: broken[0] ?? otherHive() };
    return;
  }
  const reading = { hive, kind, file, context, asset: assetOf(hive, file, context) };
  const gaps = documentGaps(file, ANOTHER_COPY);
  let keys = 0;
  for (const seen of seenIn(reading, gaps)) {
    if (seen !== null) yield* seen;
    keys++;
    if (keys === MOST_KEYS) {
      yield { kind: 'gap', gap: tooManyKeys(MOST_KEYS) };
      break;
    }
    if (keys % KEYS_AT_A_TIME === 0) await setImmediate();
    if (context.signal.aborted) return;
  }
  yield* gaps.rest();
}

interface Reading {
  readonly hive: Hive;
  readonly kind: HiveKind;
  readonly file: OpenFile;
  readonly context: ObserveContext;
  readonly asset: Asset;
}

function assetOf(hive: Hive, file: OpenFile, context: ObserveContext): Asset {
  if (context.asset !== null) return context.asset;
  const label = computerNameOf(hive);
  return label === null ? fileAsset(file) : { kind: 'machine', id: label.toLowerCase(), label };
}

/** One step for each key that was come by; null where there is nothing to say of it. */
function* seenIn(reading: Reading, gaps: DocumentGaps): Generator<Iterable<SourceYield> | null> {
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
    source: registryHive.id,
    artefact: `${printLocation(file.location)}#${path}`,
  };
}
