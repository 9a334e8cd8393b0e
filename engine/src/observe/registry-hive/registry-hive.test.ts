import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bytesReader } from '../../formats/byte-reader.ts';
import { findKey, openHive } from '../../formats/registry-hive/registry-hive.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { linesOf, lookedAt } from '../looked-at.ts';
import { sightingLines, tryOut } from '../trial.ts';
import { registryHive } from './registry-hive.ts';

const fixtures = new URL('../../formats/registry-hive/fixtures/', import.meta.url);
const damages = new URL('../../../fuzz/corpus/registry-hive/', import.meta.url);
const fixture = (name: string) => Uint8Array.from(readFileSync(new URL(name, fixtures)));
const tryHive = (name: string, options = {}) => tryOut(registryHive, name, fixture(name), options);
const withoutKeys = (lines: string[]) => lines.filter((line) => !line.startsWith('registry-key'));
const keys = (lines: string[]) =>
  lines.flatMap((line) => /^registry-key (.*?) \|/.exec(line)?.slice(1) ?? []);

test('SOFTWARE: programs of both views, products of Windows Installer, entries without a version too', async () => {
  const { required, sightings, gaps } = await tryHive('SOFTWARE');
  expect([required, gaps]).toEqual([true, []]);
  expect(withoutKeys(sightingLines(sightings))).toEqual([
    'product-name Label Printer | - | installed | SOFTWARE',
    'product-name Old Scanner | - | left-over | SOFTWARE',
    'product-name Образец Endpoint Security для Windows | 11.11.0.452 | installed | SOFTWARE',
    'publisher АО "Образец" | 11.11.0.452 | installed | SOFTWARE',
    'product-code {9E84A2A5-0B2D-4F3E-9C0B-3B7A6E1F4D21} | 11.11.0.452 | installed | SOFTWARE',
    'product-name Sample Agent | 4.2 | installed | SOFTWARE',
    'publisher Sample Laboratory Ltd | 4.2 | installed | SOFTWARE',
    'file-path C:\\Program Files (x86)\\Sample\\ | 4.2 | installed | SOFTWARE',
    'product-name Образец Endpoint Security для Windows | 11.11.0.452 | installed | SOFTWARE',
    'product-code {9E84A2A5-0B2D-4F3E-9C0B-3B7A6E1F4D21} | 11.11.0.452 | installed | SOFTWARE',
    'upgrade-code {76543210-BA98-FEDC-1032-547698BADCFE} | - | left-over | SOFTWARE',
  ]);
  expect(new Set(sightings.map(({ standing }) => standing))).toEqual(new Set(['declared']));
});

test('SYSTEM: services and drivers on the machine it names; a control set not in use is a left-over', async () => {
  const { sightings, gaps } = await tryHive('SYSTEM');
  expect(gaps).toEqual([]);
  expect(withoutKeys(sightingLines(sightings))).toEqual([
    'service gone | - | left-over | FRONTDESK-04',
    'file-path C:\\gone\\gone.exe | - | left-over | FRONTDESK-04',
    'service sample | - | installed | FRONTDESK-04',
    'service Sample Service | - | installed | FRONTDESK-04',
    'file-path C:\\Program Files (x86)\\Sample\\sample.exe | - | installed | FRONTDESK-04',
    'service samplef | - | installed | FRONTDESK-04',
    'file-path system32\\DRIVERS\\samplef.sys | - | installed | FRONTDESK-04',
    'driver samplef.sys | - | installed | FRONTDESK-04',
    'service samplekbd | - | left-over | FRONTDESK-04',
    'driver samplekbd.sys | - | left-over | FRONTDESK-04',
  ]);
  expect(sightings[0]).toMatchObject({
    asset: { kind: 'machine', id: 'frontdesk-04' },
    location: { path: 'SYSTEM', pointer: 'HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\gone' },
    artefact: 'SYSTEM#HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\gone',
  });
});

test("NTUSER.DAT: a user's programs and makers' keys, on the machine that the walker knows", async () => {
  const asset = { kind: 'disk', id: 'pc', label: 'pc' } as const;
  const { sightings, gaps } = await tryHive('NTUSER.DAT', { asset });
  expect(gaps).toEqual([]);
  const lines = sightingLines(sightings);
  expect(withoutKeys(lines)).toEqual([
    'product-name Sample Browser | 88.0 | installed | pc',
    'publisher Sample Laboratory Ltd | 88.0 | installed | pc',
    'file-path C:\\Users\\vera\\AppData\\Local\\Sample | 88.0 | installed | pc',
  ]);
  expect(keys(lines)).toContain('HKEY_CURRENT_USER\\Software\\Sample Laboratory\\Browser');
});

describe('keys', () => {
  test('are told of makers and products in both views, once each', async () => {
    const seen = keys(sightingLines((await tryHive('SOFTWARE')).sightings));
    expect(seen).toContain('HKEY_LOCAL_MACHINE\\SOFTWARE\\Sample Laboratory\\Agent');
    expect(seen).toContain('HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows');
    expect(seen).not.toContain('HKEY_LOCAL_MACHINE\\SOFTWARE\\Sample Laboratory\\Agent\\environment');
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('that somebody looks for are followed down, and others are left out', async () => {
    const wanted = ({ value }: { value: string }) => value.includes('\\Sample Laboratory');
    const { sightings } = await tryHive('SOFTWARE', { wanted });
    const lines = sightingLines(sightings).filter((line) => !line.includes('\\Uninstall\\'));
    const base = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Sample Laboratory';
    expect(keys(lines).filter((key) => !key.includes('\\Installer\\'))).toEqual([
      base,
      `${base}\\Agent`,
      `${base}\\Agent\\environment`,
      `${base}\\Agent\\environment\\Deep`,
    ]);
  });
});

describe('a hive whose last write was not finished, with its logs beside it', () => {
  const logged = fileURLToPath(new URL('../../formats/registry-hive/fixtures/logged', import.meta.url));
  const names = async (target: string) => {
    const observations = await lookedAt([join(logged, target)], { sources: [registryHive] });
    return observations.flatMap((each) => {
      if (each.kind === 'gap') return [each.gap.reason];
      const isName = each.kind === 'sighting' && each.sighting.observable.kind === 'product-name';
      return isName ? [each.sighting.observable.value] : [];
    });
  };
  const ALL = ['First Program', 'Second Program', 'Third Program'];

  test.each(['new', 'old', 'new/SOFTWARE'])('is read with them: %s', async (target) => {
    expect((await names(target)).sort()).toEqual(ALL);
  });

  test.each(['new.zip', 'stored.zip'])('is read with them in a zip: %s', async (name) => {
    const target = join('../../../../observe/registry-hive/fixtures', name);
    expect((await names(target)).sort()).toEqual([...ALL, ...ALL].sort());
  });

  test('is read as it is in a tar, and says that its logs were not looked for', async () => {
    const told = await names('../../../../observe/registry-hive/fixtures/new.tar');
    expect(told).not.toContain('Second Program');
    expect(told.filter((line) => line.includes('are not looked for where it comes from'))).toHaveLength(1);
  });

  test('is read as it is in a zip that may unpack no more than it', async () => {
    const target = join(logged, '../../../../observe/registry-hive/fixtures/new.zip');
    const limits = { ...DEFAULT_LIMITS, memberBytes: 13_000 };
    const observations = await lookedAt([target], { sources: [registryHive], limits });
    const ofNew = linesOf(observations).filter((line) => line.includes('new.zip!new/'));
    expect(ofNew.join()).toContain('do not lie beside it or do not fit it');
    expect(ofNew.join()).not.toContain('Second Program');
  });

  test('is read as it is where they are not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'interdict-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    cpSync(join(logged, 'new', 'SOFTWARE'), join(folder, 'SOFTWARE'));
    cpSync(join(logged, 'new', 'software.LOG2'), join(folder, 'OTHER.LOG1'));
    const observations = await lookedAt([folder], { sources: [registryHive] });
    expect(linesOf(observations).join()).toContain('do not lie beside it or do not fit it');
    expect(linesOf(observations).join()).not.toContain('Second Program');
  });
});

describe('what is not read is said', () => {
  const said = (gaps: readonly { code: string; reason: string }[]) =>
    gaps.map(({ code, reason }) => `${code}: ${reason}`);

  test('a hive whose last write was not finished', async () => {
    const { sightings, gaps } = await tryHive('dirty.hive');
    expect(gaps).toHaveLength(1);
    expect(gaps[0]).toMatchObject({ code: 'unsupported', material: true });
    expect(gaps[0]?.reason).toContain(
      'transaction logs (.LOG1, .LOG2), which are not looked for where it comes from',
    );
    expect(sightings.length).toBeGreaterThan(5);
  });

  test.each([8, 31, 100])('a hive of which %i bytes are left', async (length) => {
    const { required, gaps } = await tryOut(
      registryHive,
      'SOFTWARE',
      fixture('SOFTWARE').subarray(0, length),
    );
    expect(required).toBe(true);
    expect(said(gaps)).toEqual(['truncated: the file ends inside its first block (at byte 0)']);
    expect(gaps[0]).toMatchObject({ material: true });
  });

  test('a hive of another kind; one that tells of no program leaves no gap', async () => {
    expect(said((await tryHive('other.hive')).gaps)).toEqual([
      "unsupported: its root has the keys of no hive that is known: of SOFTWARE, of SYSTEM, or of a user's NTUSER.DAT",
    ]);
    expect(await tryHive('SAM')).toMatchObject({ required: true, sightings: [], gaps: [] });
  });

  test.each([
    ['cycle-listed', 'malformed: the key "Windows" is listed under another than its own parent'],
    ['lying-count', 'malformed: the key "Uninstall" says that it has 4294967295 subkeys, and its list has 3'],
    ['list-of-itself', 'malformed: a list of lists of subkeys names another'],
    ['free-cell', 'malformed: a key is said to lie in a cell that is not in use'],
    ['no-root', 'malformed: a key is said to lie where no cell can (at byte 4294971391)'],
    [
      'truncated',
      'truncated: the file ends 7384 bytes before the hive does, and its keys there were not read',
    ],
    ['first-block-only', 'truncated: the file ends before a key (at byte 4128)'],
  ])('%s', async (name, gap) => {
    const bytes = Uint8Array.from(readFileSync(new URL(name, damages)));
    const { gaps } = await tryOut(registryHive, name, bytes);
    expect(said(gaps)).toContain(gap);
    for (const each of gaps)
      expect(each).toMatchObject({ material: true, remedy: expect.stringMatching(/\.$/) });
  });
});

/** `UserData` gets subkeys that all name one list, of keys that are none of theirs. */
function withSharedList(sound: Uint8Array, keys: number): Uint8Array {
  const hive = openHive(bytesReader(sound));
  if (!hive.ok) throw hive.error;
  const names = ['Microsoft', 'Windows', 'CurrentVersion', 'Installer', 'UserData'];
  const found = findKey(hive.value, names);
  if (!found.ok || found.value === null) throw new Error('no key');
  const parent = found.value.offset;
  const bytes = new Uint8Array(sound.length + 512 * 1024);
  bytes.set(sound);
  const view = new DataView(bytes.buffer);
  view.setUint32(40, bytes.length - 4096, true);
  let end = sound.length - 4096 + 32;
  const put = (body: Uint8Array): number => {
    const offset = end;
    end += (body.length + 4 + 7) & ~7;
    view.setInt32(4096 + offset, offset - end, true);
    bytes.set(body, 4096 + offset + 4);
    return offset;
  };
  const list = (offsets: readonly number[]): number =>
    put(
      Buffer.concat([
        Buffer.from('li'),
        Buffer.from(Uint16Array.of(offsets.length).buffer),
        Buffer.from(Uint32Array.from(offsets).buffer),
      ]),
    );
  const shared = list(Array.from({ length: 60_000 }, () => parent));
  const children = Array.from({ length: keys }, () => {
    const key = Buffer.alloc(80);
    key.write('nk ', 'latin1');
    key.writeUInt32LE(parent, 16);
    key.writeUInt32LE(60_000, 20);
    key.writeUInt32LE(shared, 28);
    key.writeUInt16LE(3, 72);
    key.write('S-1', 76, 'latin1');
    return put(key);
  });
  view.setUint32(4096 + parent + 4 + 20, keys, true);
  view.setUint32(4096 + parent + 4 + 28, list(children), true);
  return bytes;
}

test('keys that share a list of others cost no more than the limit, and leave time to look up', async () => {
  const { gaps, pauses } = await tryOut(registryHive, 'SOFTWARE', withSharedList(fixture('SOFTWARE'), 2_000));
  expect(gaps.map(({ reason }) => reason)).toContain(
    'it has more keys than are read of one hive, and the rest was not looked at',
  );
  expect(gaps.length).toBeLessThan(30);
  expect(pauses).toBeGreaterThan(5);
});
