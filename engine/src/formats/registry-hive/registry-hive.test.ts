import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import {
  findKey,
  type Hive,
  type HiveKey,
  looksLikeHive,
  openHive,
  subkeysOf,
  valuesOf,
} from './registry-hive.ts';

const fixture = (name: string) => Uint8Array.from(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const damages = new URL('../../../fuzz/corpus/registry-hive/', import.meta.url);

function opened(bytes: Uint8Array): Hive {
  const hive = openHive(bytesReader(bytes));
  if (!hive.ok) throw hive.error;
  return hive.value;
}

/** Paths of all keys, and what could not be read; stops where a cycle would not. */
function walk(hive: Hive): { keys: { path: string; key: HiveKey }[]; errors: string[] } {
  const keys = [{ path: hive.root.name, key: hive.root }];
  const errors: string[] = [];
  for (const { path, key } of keys) {
    if (keys.length > 2_000) throw new Error('the walk does not end');
    for (const child of subkeysOf(hive, key)) {
      if (child.ok) keys.push({ path: `${path}\\${child.value.name}`, key: child.value });
      else errors.push(child.error.message);
    }
    for (const value of valuesOf(hive, key)) if (!value.ok) errors.push(value.error.message);
  }
  return { keys, errors };
}

/** `path`, and `path|name=text` for each text, sorted: what libregf's regfexport reads. */
function linesOfRegfexport(text: string): string[] {
  const lines: string[] = [];
  let path = '';
  let name = '';
  let isText = false;
  for (const line of text.split('\n')) {
    const [, word = '', rest = ''] = /^(Key path|Value|Type|Data): ?(.*)$/.exec(line) ?? [];
    if (word === 'Key path') {
      path = rest;
      lines.push(path);
    }
    if (word === 'Value') name = rest.replace(/^\d+ /, '').replace('(default)', '');
    if (word === 'Type') isText = /REG_(EXPAND_)?SZ/.test(rest);
    if (word === 'Data' && isText) lines.push(`${path}|${name}=${rest}`);
  }
  return lines.sort();
}

describe('a hive that hivex wrote', () => {
  test('has the keys and texts that libregf reads in it', () => {
    const hive = opened(fixture('SOFTWARE'));
    const { keys, errors } = walk(hive);
    expect(errors).toEqual([]);
    const texts = keys.flatMap(({ path, key }) =>
      [...valuesOf(hive, key)].flatMap((value) =>
        value.ok && value.value.type === 'string' ? [`${path}|${value.value.name}=${value.value.text}`] : [],
      ),
    );
    const lines = [...keys.map(({ path }) => path), ...texts].sort();
    expect(lines).toEqual(linesOfRegfexport(Buffer.from(fixture('SOFTWARE.txt')).toString()));
    expect(lines.length).toBeGreaterThan(40);
  });

  test('has values of every type', () => {
    const hive = opened(fixture('SOFTWARE'));
    const key = findKey(hive, ['sample laboratory', 'AGENT', 'Environment', 'deep']);
    if (!key.ok || key.value === null) throw new Error('no key');
    expect([...valuesOf(hive, key.value)].map((value) => value.ok && value.value)).toEqual([
      { name: 'Root', type: 'string', text: '%ProgramFiles%\\Sample' },
      { name: 'Parts', type: 'strings', texts: ['один', 'two'] },
      { name: 'Size', type: 'number', number: 5_000_000_000 },
      { name: 'Two', type: 'bytes', length: 2 },
      { name: 'Blob', type: 'bytes', length: 200 },
      { name: 'Odd', type: 'string', text: 'abc' },
    ]);
  });

  test('finds keys in either form of names, and none that is not there', () => {
    const hive = opened(fixture('SOFTWARE'));
    const found = (...names: string[]) => {
      const key = findKey(hive, names);
      return key.ok && key.value?.name;
    };
    expect(found('лаборатория', 'MÜLLER')).toBe('Müller');
    expect(found('Sample Laboratory')).toBe('Sample Laboratory');
    expect(found('Sample')).toBeUndefined();
    expect(found()).toBe('SambaRootKey');
  });

  test('is dirty where its last write was not finished', () => {
    expect(opened(fixture('SYSTEM')).base.isDirty).toBe(false);
    expect(opened(fixture('dirty.hive')).base).toMatchObject({ isDirty: true, hasRightChecksum: true });
  });
});

describe('big data and lists of lists', () => {
  /** A sound hive with cells of our own behind it, in one bin more. */
  function withCells(write: (put: (body: Uint8Array) => number, bytes: Uint8Array) => void): Uint8Array {
    const sound = fixture('other.hive');
    const bytes = new Uint8Array(sound.length + 128 * 1024);
    bytes.set(sound);
    const view = new DataView(bytes.buffer);
    view.setUint32(40, bytes.length - 4096, true);
    let at = sound.length - 4096 + 32;
    write((body) => {
      const size = (body.length + 4 + 7) & ~7;
      const offset = at;
      view.setInt32(4096 + at, -size, true);
      bytes.set(body, 4096 + at + 4);
      at += size;
      return offset;
    }, bytes);
    return bytes;
  }
  const words = (...values: number[]) => new Uint8Array(Uint32Array.from(values).buffer);
  const list = (name: string, offsets: number[]) =>
    Uint8Array.from([...Buffer.from(name), offsets.length, 0, ...words(...offsets)]);
  const agent = (hive: Hive) => {
    const key = findKey(hive, ['Sample Laboratory', 'Agent']);
    if (!key.ok || key.value === null) throw new Error('no key');
    return key.value;
  };

  test('a text in three pieces is whole', () => {
    const text = 'Ы'.repeat(20_000);
    const data = Buffer.from(text, 'utf16le');
    const valueList = agent(opened(fixture('other.hive'))).valueList;
    const bytes = withCells((put, all) => {
      const pieces = [0, 1, 2].map((index) => put(data.subarray(index * 16_344, (index + 1) * 16_344)));
      const big = put(Uint8Array.from([...Buffer.from('db'), 3, 0, ...words(put(words(...pieces)))]));
      const view = new DataView(all.buffer);
      const value = 4096 + view.getUint32(4096 + valueList + 4, true) + 4;
      view.setUint32(value + 4, data.length, true);
      view.setUint32(value + 8, big, true);
    });
    const hive = opened(bytes);
    expect([...valuesOf(hive, agent(hive))]).toEqual([
      { ok: true, value: { name: 'Version', type: 'string', text } },
    ]);
  });

  test('keys of a list of lists are all there', () => {
    const sound = opened(fixture('other.hive'));
    const key = findKey(sound, ['Sample Laboratory']);
    if (!key.ok || key.value === null) throw new Error('no key');
    const { offset } = key.value;
    const bytes = withCells((put, all) => {
      const leaf = put(list('li', [agent(sound).offset]));
      const view = new DataView(all.buffer);
      view.setUint32(4096 + offset + 4 + 28, put(list('ri', [leaf, leaf])), true);
      view.setUint32(4096 + offset + 4 + 20, 2, true);
    });
    const { keys, errors } = walk(opened(bytes));
    expect(errors).toEqual([]);
    expect(keys.filter(({ path }) => path.endsWith('\\Agent'))).toHaveLength(2);
  });
});

describe('damage', () => {
  test.each([
    ['cycle-listed', 'the key "Windows" is listed under another than its own parent'],
    ['cycle-both-ways', 'the key "Windows" is listed under another than its own parent'],
    ['cycle-root', 'the root key is listed as a subkey'],
    ['list-of-itself', 'a list of lists of subkeys names another'],
    ['lying-count', 'the key "Uninstall" says that it has 4294967295 subkeys, and its list has 3'],
    ['lying-list-count', 'a list of subkeys is longer than its cell'],
    ['lying-cell-size', 'a key is said to be longer than the hive'],
    ['free-cell', 'a key is said to lie in a cell that is not in use'],
    ['truncated', 'the file ends before a list of subkeys'],
  ])('%s is said, and the rest is read', (name, message) => {
    const bytes = Uint8Array.from(readFileSync(new URL(name, damages)));
    expect(walk(opened(bytes)).errors).toContain(message);
  });

  test.each([
    ['no-root', 'malformed', 'a key is said to lie where no cell can'],
    ['first-block-only', 'truncated', 'the file ends before a key'],
  ])('%s is no hive', (name, code, message) => {
    const hive = openHive(bytesReader(Uint8Array.from(readFileSync(new URL(name, damages)))));
    expect(hive).toMatchObject({ ok: false, error: { code, message } });
  });

  test('every damaged hive of the corpus is one of these or can be read', () => {
    for (const name of readdirSync(damages)) {
      const hive = openHive(bytesReader(Uint8Array.from(readFileSync(new URL(name, damages)))));
      if (hive.ok) walk(hive.value);
    }
  });

  test('a hive with any words changed ends the walk with no other error than a FormatError', () => {
    const sound = fixture('SYSTEM');
    const change = fc.tuple(
      fc.nat(sound.length / 4 - 1),
      fc.oneof(fc.nat(sound.length), fc.constantFrom(0, 0xffff_ffff, 0x8000_0000)),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = sound.slice();
        const view = new DataView(bytes.buffer);
        for (const [at, value] of changes) view.setUint32(at * 4, value, true);
        const hive = openHive(bytesReader(bytes));
        if (hive.ok) walk(hive.value);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('a log of changes, which begins like a hive, is none', () => {
  const log = fixture('SOFTWARE').slice(0, 4096);
  expect(looksLikeHive(log)).toBe(true);
  log[28] = 6;
  expect(looksLikeHive(log)).toBe(false);
  expect(looksLikeHive(log.subarray(0, 31))).toBe(true);
  expect(looksLikeHive(log.subarray(0, 7))).toBe(false);
  expect(looksLikeHive(Buffer.from('regfile = "x"'))).toBe(false);
});
