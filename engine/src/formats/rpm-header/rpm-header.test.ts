import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { isRpm, readRpmFile, readRpmRecord } from './rpm-header.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const ALPHA = 'alpha-agent-2.5-3.x86_64.rpm';

function opened(bytes: Uint8Array) {
  const read = readRpmFile(bytesReader(bytes));
  if (!read.ok) throw read.error;
  return read.value;
}

function refusal(bytes: Uint8Array): string {
  const read = readRpmFile(bytesReader(bytes));
  return read.ok ? 'read' : `${read.error.code}: ${read.error.message}`;
}

/** The offset of the header behind that of the signatures, and of its entry for a tag. */
function headerStart(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer);
  const end = 96 + 16 + view.getUint32(104) * 16 + view.getUint32(108);
  return Math.ceil(end / 8) * 8;
}

function entryOf(bytes: Uint8Array, tag: number): number {
  const view = new DataView(bytes.buffer);
  const start = headerStart(bytes);
  for (let index = 0; index < view.getUint32(start + 8); index++) {
    const at = start + 16 + index * 16;
    if (view.getUint32(at) === tag) return at;
  }
  throw new Error(`no tag ${tag}`);
}

describe('packages as rpmbuild makes them', () => {
  test('what one says of itself', () => {
    expect(isRpm(fixture(ALPHA))).toBe(true);
    expect(opened(fixture(ALPHA)).package).toEqual({
      name: 'alpha-agent',
      version: '2.5',
      release: '3',
      epoch: 2,
      arch: 'x86_64',
      vendor: 'Alpha Works GmbH',
      packager: 'Alpha Builds <builds@alpha.example>',
      distribution: 'Alpha Linux',
      url: 'https://alpha.example/agent',
      payloadFormat: 'cpio',
      payloadCompressor: 'gzip',
      isSource: false,
    });
  });

  test.each([
    ['beta-tool-2.5-3.x86_64.rpm', 'ООО «Бета»', 'xz', [0xfd, 0x37, 0x7a]],
    ['gamma-plain-2.5-3.x86_64.rpm', null, 'zstd', [0x28, 0xb5, 0x2f]],
    [ALPHA, 'Alpha Works GmbH', 'gzip', [0x1f, 0x8b, 0x08]],
  ])('%s: its vendor, and where its payload begins', (name, vendor, compressor, magic) => {
    const bytes = fixture(name);
    const header = opened(bytes);
    expect(header.package).toMatchObject({ vendor, payloadCompressor: compressor });
    expect([...bytes.subarray(header.payloadOffset, header.payloadOffset + 3)]).toEqual(magic);
  });

  test('the files that it installs, with their directories', () => {
    expect(opened(fixture(ALPHA)).files(100)).toMatchObject({
      value: [
        '/etc/alpha-agent',
        '/etc/alpha-agent/settings.conf',
        '/opt/alpha-agent',
        '/opt/alpha-agent/bin',
        '/opt/alpha-agent/bin/alpha-agent-control',
        '/opt/alpha-agent/readme',
      ],
    });
    expect(opened(fixture(ALPHA)).files(2)).toMatchObject({ ok: true, value: { length: 2 } });
  });

  test('a package of sources says that it is one', () => {
    expect(opened(fixture('gamma-plain-2.5-3.src.rpm')).package.isSource).toBe(true);
  });
});

describe('damage', () => {
  test.each([
    ['nothing', 0, 'truncated: it ends within the lead'],
    ['within the lead', 95, 'truncated: it ends within the lead'],
    ['before the header of signatures', 100, 'truncated: it ends before a header'],
    ['within the index', 120, 'truncated: the header ends at'],
    ['within the header', 5_000, 'truncated: the header ends at'],
  ])('cut off: %s', (_, length, expected) => {
    expect(refusal(fixture(ALPHA).slice(0, length))).toContain(expected);
  });

  test('counts that would take all memory are refused by themselves', () => {
    const bytes = fixture(ALPHA);
    new DataView(bytes.buffer).setUint32(104, 0xffffffff);
    expect(refusal(bytes)).toBe(
      `malformed: the header claims 4294967295 entries and ${new DataView(bytes.buffer).getUint32(108)} bytes, more than rpm itself takes`,
    );
  });

  test.each([
    ['type', 1011, 4, 7, 'malformed: tag 1011 has the type 7'],
    ['offset', 1011, 8, 0x7fffffff, 'malformed: a value goes past the end of the header'],
    ['offset below the store', 1011, 8, 0xfffffff0, 'malformed: a value lies before the store'],
    ['name gone', 1000, 0, 999, 'malformed: the header names no package and version'],
  ])('an entry with a wrong %s', (_, tag, field, value, expected) => {
    const bytes = fixture(ALPHA);
    new DataView(bytes.buffer).setUint32(entryOf(bytes, tag) + field, value);
    expect(refusal(bytes)).toBe(expected);
  });

  test('a file in a directory that is not there', () => {
    const bytes = fixture(ALPHA);
    const view = new DataView(bytes.buffer);
    view.setUint32(entryOf(bytes, 1118) + 12, 1);
    const files = opened(bytes).files(100);
    expect(files.ok ? 'read' : files.error.message).toContain('lies in no directory of the list');
  });

  test('a value of a repeated tag is the last, as rpm takes it', () => {
    const bytes = fixture(ALPHA);
    const view = new DataView(bytes.buffer);
    view.setUint32(entryOf(bytes, 1015), 1011);
    expect(opened(bytes).package.vendor).toBe('Alpha Builds <builds@alpha.example>');
  });

  test('any bytes in any place are read or refused', () => {
    const whole = fixture(ALPHA);
    const length = opened(whole).payloadOffset;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(length), fc.nat(255)), { maxLength: 6 }), (changes) => {
        const copy = whole.slice();
        for (const [at, byte] of changes) copy[at] = byte;
        const read = readRpmFile(bytesReader(copy));
        if (read.ok) read.value.files(50);
        readRpmRecord(bytesReader(copy.subarray(headerStart(whole) + 8)));
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});
