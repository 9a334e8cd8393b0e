import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { checksumOf } from './base-block.ts';
import { marvin32 } from './marvin32.ts';
import { openHive, subkeysOf } from './registry-hive.ts';
import { needsLogs, replayLogs } from './transaction-log.ts';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`fixtures/logged/${name}`, import.meta.url)));
const digests = new Map(
  readFileSync(new URL('fixtures/logged/digests.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([hive, logs, digest]) => [`${hive} ${logs}`, digest]),
);

const NEW = ['new/software.LOG1', 'new/software.LOG2'];

/** How many changes were applied, and the digest of what the bins are then. */
function replayed(hive: Uint8Array, ...logs: readonly Uint8Array[]): [number | null, string] {
  const { bytes, applied } = replayLogs(bytesReader(hive), logs.map(bytesReader));
  const opened = openHive(bytes);
  const size = opened.ok ? opened.value.base.binsSize : 0;
  return [applied, createHash('sha256').update(bytes.read(4096, size)).digest('hex')];
}

function changed(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/** Words of the first block changed, and its checksum made right. */
function withWords(bytes: Uint8Array, ...words: readonly (readonly [number, number])[]): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (const [at, value] of words) view.setUint32(at, value, true);
  view.setUint32(508, checksumOf(view), true);
  return copy;
}

describe('a hive that was not written to its end', () => {
  it('is as it was meant to be with its logs, whichever is named first', () => {
    const logs = NEW.map(fixture);
    expect(replayed(fixture('new/SOFTWARE'), ...logs)).toEqual([2, digests.get('new 2')]);
    expect(replayed(fixture('new/SOFTWARE'), ...logs.reverse())).toEqual([2, digests.get('new 2')]);
    expect(replayed(fixture('new/SOFTWARE'), fixture('new/software.LOG1'))).toEqual([
      1,
      digests.get('new 1'),
    ]);
  });

  it('is so with a log of the form before', () => {
    expect(replayed(fixture('old/SOFTWARE'), fixture('old/SOFTWARE.LOG'))).toEqual([1, digests.get('old 1')]);
  });

  it('is read whole then, and says no more that it is not', () => {
    const { bytes } = replayLogs(bytesReader(fixture('new/SOFTWARE')), NEW.map(fixture).map(bytesReader));
    expect(needsLogs(bytesReader(fixture('new/SOFTWARE')))).toBe(true);
    expect(needsLogs(bytes)).toBe(false);
    const hive = openHive(bytes);
    if (!hive.ok) throw hive.error;
    expect(hive.value).toMatchObject({ base: { isDirty: false, hasRightChecksum: true }, missing: 0 });
    expect([...subkeysOf(hive.value, hive.value.root)].every(({ ok }) => ok)).toBe(true);
  });

  it('with a broken first block has that of the log', () => {
    const broken = changed(fixture('old/SOFTWARE'), 100);
    expect(replayed(broken, fixture('old/SOFTWARE.LOG'))).toEqual([1, digests.get('old 1')]);
    // As Windows does it: the later of two logs, though the hive needs the other one too.
    expect(replayed(changed(fixture('new/SOFTWARE'), 100), ...NEW.map(fixture))[0]).toBe(1);
  });
});

describe('a log that does not fit', () => {
  it('is not applied where it does not go on from the hive, nor the second without the first', () => {
    const [first = new Uint8Array(), second = new Uint8Array()] = NEW.map(fixture);
    const ahead = withWords(fixture('new/SOFTWARE'), [4, 142], [8, 141]);
    expect(replayed(ahead, first, second)[0]).toBeNull();
    const apart = withWords(second, [4, 50], [8, 50]);
    expect(replayed(fixture('new/SOFTWARE'), first, apart)).toEqual([1, digests.get('new 1')]);
  });

  it('is applied as far as it is sound: no byte of an entry may be changed', () => {
    const hive = fixture('new/SOFTWARE');
    const log = fixture('new/software.LOG1');
    const size = new DataView(log.buffer).getUint32(512 + 4, true);
    for (let at = 512; at < 512 + size; at += 37)
      expect(replayed(hive, changed(log, at))[0], `${at}`).toBeNull();
    for (let at = 0; at < 512; at += 4) expect(replayed(hive, changed(log, at))[0], `${at}`).toBeNull();
  });

  it('of the form before is not applied to another state, nor with a broken bin', () => {
    const log = fixture('old/SOFTWARE.LOG');
    const another = withWords(log, [12, 7]);
    expect(replayed(fixture('old/SOFTWARE'), another)[0]).toBeNull();
    const bin = Buffer.from(log).indexOf('hbin');
    expect(bin).toBeGreaterThan(512);
    expect(replayed(fixture('old/SOFTWARE'), changed(log, bin))[0]).toBeNull();
    expect(replayed(fixture('old/SOFTWARE'), log.subarray(0, log.length - 1))[0]).toBeNull();
  });

  it('leaves a sound hive alone', () => {
    const { bytes } = replayLogs(bytesReader(fixture('new/SOFTWARE')), NEW.map(fixture).map(bytesReader));
    const sound = bytes.read(0, bytes.size);
    expect(replayLogs(bytesReader(sound), NEW.map(fixture).map(bytesReader)).applied).toBeNull();
  });

  it('never makes the reader fail, whatever its bytes', () => {
    const logs = [...NEW, 'old/SOFTWARE.LOG'].map(fixture);
    fc.assert(
      fc.property(
        fc.nat(2),
        fc.nat(1_000),
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        (which, at, patch) => {
          const log = logs[which]?.slice() ?? new Uint8Array();
          log.set(patch, Math.min(at, log.length - patch.length));
          replayed(fixture('new/SOFTWARE'), log);
        },
      ),
    );
  });
});

/** Values of the tests that .NET has of its own. */
test.each([
  ['', 0x30ed35c1, 0x00cd3c7d],
  ['af', 0x48e73fc7, 0x7d75ddc1],
  ['e70f', 0xb5f6e1fc, 0x485dbff8],
  ['37f495', 0xf0b07c78, 0x9b8cf7e8],
  ['8642dc59', 0x7008f2e8, 0x7e9cf556],
])('Marvin32 of %j', (hex, high, low) => {
  expect(marvin32(Buffer.from(hex, 'hex'), { low: 0x1bdbcc, high: 0x4fb61a })).toEqual({ low, high });
});
