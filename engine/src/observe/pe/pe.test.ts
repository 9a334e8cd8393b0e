import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { type ByteReader, bytesReader } from '../../formats/byte-reader.ts';
import { readRootFile } from '../../formats/x509/root-file.ts';
import type { PinnedRoot } from '../../model/catalogue.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import type { ObserveContext, OpenFile, SourceYield } from '../source.ts';
import { pe } from './pe.ts';

const formats = new URL('../../formats/', import.meta.url);

function fixture(path: string): Uint8Array {
  return Uint8Array.from(readFileSync(new URL(path, formats)));
}

function root(name: string): PinnedRoot[] {
  const read = readRootFile(fixture(`x509/fixtures/${name}.pem`), `${name}.pem`);
  if (!read.ok) throw read.error;
  return read.value;
}

const roots = [...root('root'), ...root('stamproot')];
const context: ObserveContext = {
  target: 'disk',
  limits: DEFAULT_LIMITS,
  roots,
  now: Date.parse('2026-06-01T00:00:00Z'),
  asset: null,
  signal: new AbortController().signal,
};

function open(bytes: Uint8Array, reader: ByteReader = bytesReader(bytes)): OpenFile {
  const path = 'apps/engine.exe';
  const head = bytes.subarray(0, 4096);
  return {
    path,
    name: 'engine.exe',
    place: path,
    size: bytes.length,
    head,
    location: { path },
    bytes: reader,
  };
}

async function observe(bytes: Uint8Array, more: Partial<ObserveContext> = {}): Promise<SourceYield[]> {
  const seen: SourceYield[] = [];
  for await (const each of pe.observe(open(bytes), { ...context, ...more }))
    if (each.kind !== 'pause') seen.push(each);
  return seen;
}

/** One line for each thing seen; hashes shortened. */
function lines(seen: readonly SourceYield[]): string[] {
  return seen.map((each) => {
    if (each.kind === 'gap') {
      return `gap ${each.gap.code}${each.gap.material ? ', material' : ''}: ${each.gap.reason}`;
    }
    const { observable, standing, signer } = each.sighting;
    const value = observable.kind === 'file-hash' ? observable.value.slice(0, 7) : observable.value;
    return `${observable.kind} ${value} (${signer?.standing ?? standing})`;
  });
}

const VERSION = [
  'publisher Example Laboratory Ltd (declared)',
  'publisher АО «Лаборатория Примера» (declared)',
  'publisher 示例软件有限公司 (declared)',
  'product-name Example Guard (declared)',
  'product-name Страж Примера (declared)',
  'product-name 示例卫士 (declared)',
  'file-name engine.exe (declared)',
  'file-name engine (declared)',
];
const SUBJECT = 'certificate-subject CN=Example Laboratory Ltd,O=Example Laboratory Ltd,C=XX';
const HASH = 'file-hash sha256: (verified)';

describe('what a program says of itself', () => {
  it('is declared, in every language, and only the hash is verified', async () => {
    expect(lines(await observe(fixture('pe/fixtures/three-languages.exe')))).toEqual([...VERSION, HASH]);
  });

  it('is one author’s word: all sightings share the artefact and the version, and the rest has its product for a carrier', async () => {
    const seen = await observe(fixture('authenticode/fixtures/signed.exe'));
    for (const each of seen) {
      if (each.kind !== 'sighting') throw new Error('no gap expected');
      expect(each.sighting).toMatchObject({
        artefact: 'apps/engine.exe',
        version: '3.2',
        presence: 'present',
        asset: { kind: 'file', id: 'apps/engine.exe' },
      });
      const isOwnWord = ['publisher', 'product-name', 'file-name'].includes(each.sighting.observable.kind);
      expect(each.sighting.carrier).toBe(isOwnWord ? undefined : 'Example Guard');
    }
  });
});

describe('who signed it', () => {
  const signed = fixture('authenticode/fixtures/signed.exe');

  it('is verified where the signature is anchored', async () => {
    const seen = await observe(signed);
    expect(lines(seen).slice(8)).toEqual([
      'signer Example Laboratory Ltd (anchored)',
      `${SUBJECT} (verified)`,
      HASH,
    ]);
    expect(seen[8]).toMatchObject({ sighting: { standing: 'verified' } });
  });

  it('is declared where it is not', async () => {
    const seen = await observe(signed, { roots: [] });
    expect(lines(seen).slice(8)).toEqual([
      'signer Example Laboratory Ltd (consistent)',
      `${SUBJECT} (declared)`,
      HASH,
    ]);
    expect(seen[8]).toMatchObject({ sighting: { standing: 'declared' } });
  });

  it.each([
    ['self-signed', 'self-signed'],
    ['tampered', 'broken'],
  ])('%s is %s, and declared', async (name, standing) => {
    const seen = await observe(fixture(`authenticode/fixtures/${name}.exe`));
    expect(lines(seen).slice(8, 10)).toEqual([
      `signer Example Laboratory Ltd (${standing})`,
      `${SUBJECT} (declared)`,
    ]);
    expect(seen[8]).toMatchObject({ sighting: { standing: 'declared' } });
  });

  it('is anchored by a root that the user gives', async () => {
    const seen = await observe(fixture('authenticode/fixtures/self-signed.exe'), { roots: root('self') });
    expect(lines(seen)[8]).toBe('signer Example Laboratory Ltd (anchored)');
  });

  it('is said once where two signatures agree', async () => {
    const seen = await observe(fixture('authenticode/fixtures/nested.exe'));
    expect(lines(seen).filter((line) => line.startsWith('signer'))).toHaveLength(1);
  });
});

describe('what cannot be read is a gap', () => {
  it.each([
    ['truncated', /^gap truncated, material: the certificate table ends \d+ bytes past the end/],
    ['table-past-end', /^gap truncated: the certificate table ends 4096 bytes past the end/],
    ['table-far-past-end', /^gap truncated, material: the certificate table ends/],
    ['appended', /^gap malformed: 24 bytes follow the certificate table/],
  ])('%s', async (name, words) => {
    const seen = lines(await observe(fixture(`authenticode/fixtures/${name}.exe`)));
    expect(seen.filter((line) => line.startsWith('gap'))).toContainEqual(expect.stringMatching(words));
  });

  it('and a file above the bound is not hashed, nor its signature believed', async () => {
    const limits = { ...DEFAULT_LIMITS, hashedBytes: 1_000 };
    const seen = lines(await observe(fixture('authenticode/fixtures/signed.exe'), { limits }));
    expect(seen.slice(8)).toEqual([
      'signer Example Laboratory Ltd (broken)',
      `${SUBJECT} (declared)`,
      'gap limit-reached, material: the file has 7144 bytes and at most 1000 are hashed, so its signature was not checked',
    ]);
  });

  it('and every gap has its remedy', async () => {
    for (const each of await observe(fixture('authenticode/fixtures/truncated.exe'))) {
      if (each.kind === 'gap') expect(each.gap.remedy).not.toBe('');
    }
  });

  it.each(Array.from({ length: 21 }, (_, i) => i * 512))(
    'cut off at byte %i it never throws',
    async (length) => {
      const bytes = fixture('authenticode/fixtures/stamped.exe').subarray(0, length);
      const seen = lines(pe.required(open(bytes)) ? await observe(bytes) : []);
      expect(seen.some((line) => line.includes('anchored'))).toBe(false);
      if (length >= 512) expect(seen.some((line) => line.startsWith('gap'))).toBe(true);
    },
  );
});

test('is found by its first bytes, and not by its name', () => {
  expect(pe.required(open(fixture('pe/fixtures/with-symbols.exe')))).toBe(true);
  expect(
    pe.required(open(Buffer.from('MZ is how this text begins, and it goes on for a while more.....'))),
  ).toBe(false);
});

test('a program of DOS, whose header points elsewhere, is passed over', async () => {
  const dos = new Uint8Array(9_000);
  dos.set([0x4d, 0x5a]);
  new DataView(dos.buffer).setUint32(60, 8_000, true);
  expect(await observe(dos)).toEqual([]);
});

test('a file that shrinks while it is read is a gap, and its signature does not hold', async () => {
  const bytes = fixture('authenticode/fixtures/signed.exe');
  let isShorter = false;
  const shrinking: ByteReader = {
    size: bytes.length,
    read(offset, length) {
      // Only hashing asks for all of it at once.
      if (length === bytes.length) isShorter = true;
      return bytes.subarray(offset, isShorter ? Math.max(offset, 4_000) : offset + length);
    },
  };
  const seen: SourceYield[] = [];
  for await (const each of pe.observe(open(bytes, shrinking), context))
    if (each.kind !== 'pause') seen.push(each);
  expect(lines(seen).slice(8)).toEqual([
    'signer Example Laboratory Ltd (broken)',
    `${SUBJECT} (declared)`,
    'gap changed-while-read, material: the file became shorter while it was read, so its signature was not checked',
  ]);
});

test('breaking off is heard between mebibytes', async () => {
  const small = fixture('pe/fixtures/three-languages.exe');
  const size = 64 * 1024 * 1024;
  const sparse: ByteReader = {
    size,
    read(offset, length) {
      const into = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      into.set(small.subarray(offset, offset + into.length));
      return into;
    },
  };
  const controller = new AbortController();
  controller.abort();
  const seen: SourceYield[] = [];
  for await (const each of pe.observe(open(small, sparse), { ...context, signal: controller.signal })) {
    if (each.kind !== 'pause') seen.push(each);
  }
  expect(lines(seen)).toEqual(VERSION);
});
