import type { ByteReader } from '../../formats/byte-reader.ts';
import { PAUSE } from '../../formats/pause.ts';
import {
  type Hive,
  isSpent,
  looksLikeHive,
  openHive,
  subkeysOf,
} from '../../formats/registry-hive/registry-hive.ts';
import { needsLogs, replayLogs } from '../../formats/registry-hive/transaction-log.ts';
import type { Asset } from '../../model/asset.ts';
import { documentGaps, fileAsset } from '../document.ts';
import { computerNameOf } from '../hive-computer-name.ts';
import type { ObserveContext, OpenFile, Source, SourceGap, SourceStep } from '../source.ts';
import { ANOTHER_COPY, hiveGaps, otherHive, tooManyKeys, unopened } from './gaps.ts';
import { kindOf } from './hive-kind.ts';
import { seenIn } from './seen.ts';

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
    'changes that are in transaction logs (.LOG1, .LOG2) which do not lie beside the hive, or do not fit it, or lie with it in an archive that is no zip',
    'keys that were deleted',
    'hives that tell of no program: SAM, SECURITY, COMPONENTS, DRIVERS, BCD, UsrClass.dat, settings.dat',
  ],
  mayBegin: (byte) => byte === 0x72,
  required: (file) => looksLikeHive(file.head),
  observe,
};

/** A step is short, but for lists that are made to be long. */
const KEYS_AT_A_TIME = 64;

function* observe(file: OpenFile, context: ObserveContext): Generator<SourceStep> {
  const opened = openHive(replayed(file));
  if (!opened.ok) {
    yield { kind: 'gap', gap: unopened(opened.error) };
    return;
  }
  const hive = opened.value;
  const kind = kindOf(hive);
  if (kind === 'no-programs') return;
  for (const gap of hiveGaps(hive, file.beside !== undefined)) yield { kind: 'gap', gap };
  if (kind === 'other') {
    yield { kind: 'gap', gap: brokenRoot(hive) ?? otherHive() };
    return;
  }
  const gaps = documentGaps(file, ANOTHER_COPY);
  let keys = 0;
  for (const seen of seenIn({ hive, kind, file, context, asset: assetOf(hive, file, context) }, gaps)) {
    if (seen !== null) yield* seen;
    if (++keys % KEYS_AT_A_TIME === 0) yield PAUSE;
    if (isSpent(hive)) break;
  }
  if (isSpent(hive)) yield { kind: 'gap', gap: tooManyKeys() };
  yield* gaps.rest();
}

/** A hive whose last write was not finished, with what its logs have beside it; as it is where they do not fit. */
function replayed(file: OpenFile): ByteReader {
  if (!needsLogs(file.bytes)) return file.bytes;
  const logs = file.beside?.(LOG_ENDINGS.map((ending) => file.name + ending)) ?? [];
  return replayLogs(file.bytes, logs).bytes;
}

const LOG_ENDINGS = ['.LOG1', '.LOG2', '.LOG'];

/** What cannot be listed at the root may be what would tell the kind of the hive. */
function brokenRoot(hive: Hive): SourceGap | null {
  for (const key of subkeysOf(hive, hive.root)) if (!key.ok) return unopened(key.error);
  return null;
}

function assetOf(hive: Hive, file: OpenFile, context: ObserveContext): Asset {
  if (context.asset !== null) return context.asset;
  const label = computerNameOf(hive);
  return label === null ? fileAsset(file) : { kind: 'machine', id: label.toLowerCase(), label };
}
