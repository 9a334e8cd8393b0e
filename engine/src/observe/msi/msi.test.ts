import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bytesReader } from '../../formats/byte-reader.ts';
import { readRootFile } from '../../formats/x509/root-file.ts';
import type { PinnedRoot } from '../../model/catalogue.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import type { ObserveContext, SourceStep } from '../source.ts';
import { trialFile } from '../trial.ts';
import { msi } from './msi.ts';

const fixtures = new URL('../../formats/msi/fixtures/', import.meta.url);
const damages = new URL('../../../fuzz/corpus/msi/', import.meta.url);
const fixture = (name: string) => Uint8Array.from(readFileSync(new URL(name, fixtures)));

function roots(): PinnedRoot[] {
  const read = readRootFile(fixture('root.pem'), 'root.pem');
  if (!read.ok) throw read.error;
  return read.value;
}

async function observe(
  name: string,
  bytes: Uint8Array,
  more: Partial<ObserveContext> = {},
): Promise<SourceStep[]> {
  const seen: SourceStep[] = [];
  const context: ObserveContext = {
    target: '.',
    limits: DEFAULT_LIMITS,
    roots: roots(),
    now: Date.parse('2026-06-01T00:00:00Z'),
    asset: null,
    signal: new AbortController().signal,
    ...more,
  };
  for await (const each of msi.observe(trialFile(name, bytes), context)) seen.push(each);
  return seen;
}

/** One line for each thing seen; hashes shortened. */
function lines(seen: readonly SourceStep[]): string[] {
  return seen.flatMap((each) => {
    if (each.kind === 'pause') return [];
    if (each.kind === 'gap')
      return [`gap ${each.gap.code}${each.gap.material ? ', material' : ''}: ${each.gap.reason}`];
    const { observable, standing, signer } = each.sighting;
    const value = observable.kind === 'file-hash' ? observable.value.slice(0, 7) : observable.value;
    return [`${observable.kind} ${value} (${signer?.standing ?? standing})`];
  });
}
const signers = (seen: readonly SourceStep[]) =>
  seen.flatMap((each) =>
    each.kind === 'sighting' && each.sighting.signer
      ? [
          `${each.sighting.observable.value}: ${each.sighting.signer.standing}: ${each.sighting.signer.reason}`,
        ]
      : [],
  );

const SAID = [
  'product-name Sample Agent (declared)',
  'publisher Sample Laboratory Ltd (declared)',
  'product-code {9E84A2A5-0B2D-4F3E-9C0B-3B7A6E1F4D21} (declared)',
  'upgrade-code {76543210-BA98-FEDC-1032-547698BADCFE} (declared)',
];
const HASH = 'file-hash sha256: (verified)';

test('what a package says of itself is declared, and the hash is verified', async () => {
  const seen = await observe('setup.msi', fixture('package.msi'));
  expect(lines(seen)).toEqual([...SAID, HASH]);
  expect(seen[0]).toMatchObject({
    sighting: {
      presence: 'present',
      version: '4.2.0',
      artefact: 'setup.msi',
      asset: { kind: 'file', id: 'setup.msi' },
      location: { path: 'setup.msi', pointer: 'ProductName' },
    },
  });
});

test('letters of a code page are read', async () => {
  expect(lines(await observe('setup.msi', fixture('1251.msi')))).toEqual([
    'product-name Образец Endpoint Security (declared)',
    'publisher АО "Образец" (declared)',
    'product-code {9E84A2A5-0B2D-4F3E-9C0B-3B7A6E1F4D21} (declared)',
    HASH,
  ]);
});

test('a patch is its maker’s, for a product', async () => {
  expect(lines(await observe('update.msp', fixture('patch.msp')))).toEqual([
    'product-name Образец Endpoint Security (declared)',
    'publisher АО "Образец" (declared)',
    HASH,
  ]);
});

describe('who signed it', () => {
  test.each(['signed.msi', 'signed-ex.msi'])('%s: verified, up to a root that is held', async (name) => {
    expect(lines(await observe(name, fixture(name)))).toEqual([
      ...SAID,
      'signer Sample Laboratory Ltd (anchored)',
      'certificate-subject CN=Sample Laboratory Ltd,O=Sample Laboratory Ltd,C=XX (verified)',
      HASH,
    ]);
  });

  test('is declared only, where the root is not held', async () => {
    const seen = await observe('signed.msi', fixture('signed.msi'), { roots: [] });
    expect(lines(seen)).toContain('signer Sample Laboratory Ltd (consistent)');
    expect(lines(seen)).toContain(
      'certificate-subject CN=Sample Laboratory Ltd,O=Sample Laboratory Ltd,C=XX (declared)',
    );
  });

  test.each([
    ['changed.msi', 'the file was changed after it was signed'],
    ['changed-ex.msi', 'the file was changed after it was signed'],
    ['changed-times.msi', 'names, sizes or times in the file were changed after it was signed'],
  ])('%s: broken', async (name, reason) => {
    expect(signers(await observe(name, fixture(name)))).toEqual([`Sample Laboratory Ltd: broken: ${reason}`]);
  });

  test("agrees with osslsigncode's verdict on every sample", async () => {
    const [, ...rows] = Buffer.from(fixture('verdicts.tsv')).toString().trim().split('\n');
    for (const row of rows) {
      const [name = '', verdict = ''] = row.split('\t');
      const found = signers(await observe(name, fixture(name)));
      if (verdict === 'unsigned') expect([name, found]).toEqual([name, []]);
      else
        expect([name, found.length > 0 && found.every((each) => each.includes(': anchored: '))]).toEqual([
          name,
          verdict === 'ok',
        ]);
    }
    expect(rows.length).toBeGreaterThan(10);
  });

  test('is not known where the file is larger than is hashed', async () => {
    const seen = await observe('signed.msi', fixture('signed.msi'), {
      limits: { ...DEFAULT_LIMITS, hashedBytes: 1000 },
    });
    expect(lines(seen)).toContain(
      'gap limit-reached, material: the file has 18944 bytes and at most 1000 are hashed, so its signature was not checked',
    );
    expect(lines(seen)).toContain('signer Sample Laboratory Ltd (broken)');
  });
});

describe('bad bytes are a gap with a remedy', () => {
  test.each([
    ['directory-in-a-circle', 'malformed, material: the sectors of the directory lead in a circle'],
    ['header-only', 'malformed, material: an allocation table of 1 sectors in a file of 0 (at byte 44)'],
    ['truncated', /^truncated, material: the file ends before/],
    ['mini-stream-gone', /^malformed, material: there is no small sector \d+$/],
    ['lying-stream-size', /^limit-reached: a stream of 2147483647 bytes, of which \d+ are read$/],
  ])('%s', async (name, expected) => {
    const seen = await observe('setup.msi', Uint8Array.from(readFileSync(new URL(name, damages))));
    const gaps = lines(seen).flatMap((line) => /^gap (.*)$/.exec(line)?.slice(1) ?? []);
    expect(gaps.some((gap) => (typeof expected === 'string' ? gap === expected : expected.test(gap)))).toBe(
      true,
    );
    for (const each of seen) if (each.kind === 'gap') expect(each.gap.remedy).toMatch(/\.$/);
  });

  test('a signature that cannot be read is one', async () => {
    const seen = lines(await observe('setup.msi', fixture('truncated-signature.msi')));
    expect(seen.filter((line) => line.startsWith('gap'))).toEqual([
      expect.stringMatching(/^gap (truncated|malformed), material: /),
    ]);
  });

  test('a broken document that is called otherwise may be anything', async () => {
    const bytes = Uint8Array.from(readFileSync(new URL('header-only', damages)));
    expect(lines(await observe('letter.doc', bytes))).toEqual([
      'gap malformed: an allocation table of 1 sectors in a file of 0 (at byte 44)',
    ]);
  });
});

test('the cheap question tells packages from other compound files by their class', () => {
  const asked = (bytes: Uint8Array) => {
    const { bytes: _, ...facts } = trialFile('a', bytes);
    return msi.required(facts);
  };
  const bytes = fixture('1251.msi');
  expect(asked(bytes)).toBe(true);
  const document = bytes.slice();
  const root = Buffer.from(bytes).indexOf(Buffer.from('Root Entry', 'utf16le'));
  document.fill(0, root + 80, root + 96);
  expect(asked(document)).toBe(false);
  expect(asked(bytes.subarray(0, 600))).toBe(true);
  expect(asked(Uint8Array.of(1, 2, 3))).toBe(false);
  expect(bytesReader(bytes).size).toBe(bytes.length);
});
