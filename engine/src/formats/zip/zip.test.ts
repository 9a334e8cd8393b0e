import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { bytesReader, type FormatError, parsed } from '../byte-reader.ts';
import { entryData, isZip, readLocalEntries, readZipDirectory } from './zip.ts';

const folder = new URL('fixtures/', import.meta.url);
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));
const MOST = 1000;

/** What another reader says of a zip: name, size, packed size and checksum of each entry. */
function readByYauzl(bytes: Uint8Array): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: false, decodeStrings: false, validateEntrySizes: false };
    yauzl.fromBuffer(Buffer.from(bytes), options, (error, zip) => {
      if (error) return reject(error);
      const lines: string[] = [];
      zip.on('entry', (entry: yauzl.Entry) => {
        const name = Buffer.from(entry.fileName).toString('latin1');
        lines.push(`${name} ${entry.uncompressedSize} ${entry.compressedSize} ${entry.crc32}`);
      });
      zip.on('error', reject);
      zip.on('end', () => resolve(lines));
    });
  });
}

function readHere(bytes: Uint8Array): string[] {
  return readZipDirectory(bytesReader(bytes), MOST).entries.map((entry) => {
    const name = Buffer.from(entry.name).toString('latin1');
    return `${name} ${entry.size} ${entry.packedSize} ${entry.crc32}`;
  });
}

describe('a zip made by a real program', () => {
  it.each(readdirSync(folder).sort())('is read as another reader reads it: %s', async (name) => {
    const bytes = fixture(name);
    const here = readHere(bytes);
    expect(here).not.toEqual([]);
    if (name !== 'behind-a-program.zip') expect(here).toEqual(await readByYauzl(bytes));
  });

  it('is read where bytes stand before it', () => {
    const bytes = bytesReader(fixture('behind-a-program.zip'));
    const directory = readZipDirectory(bytes, MOST);
    const data = directory.entries.map((entry) => entryData(bytes, entry).size);
    expect(data).toEqual(directory.entries.map((entry) => entry.packedSize));
    expect(directory.error).toBeNull();
  });

  it('is read where bytes follow it', () => {
    const bytes = Uint8Array.from([...fixture('stored.zip'), ...Buffer.from('a signature, say')]);
    expect(readHere(bytes)).toEqual(readHere(fixture('stored.zip')));
  });

  it('has its kinds of entries told apart', () => {
    const kinds = (name: string) =>
      readZipDirectory(bytesReader(fixture(name)), MOST).entries.map((entry) => entry.kind);
    expect(kinds('stored.zip')).toEqual(['file', 'directory', 'file', 'file']);
    expect(kinds('links.zip')).toEqual(['link', 'link']);
  });

  it('has its entries that overlap found', () => {
    expect(readZipDirectory(bytesReader(fixture('overlapping-bomb.zip')), MOST).overlapping.size).toBe(49);
    expect(readZipDirectory(bytesReader(fixture('stored.zip')), MOST).overlapping.size).toBe(0);
  });
});

describe('a zip that is damaged', () => {
  it('is read without its directory, from its beginning', () => {
    const bytes = bytesReader(fixture('stored.zip').subarray(0, 9000));
    const names = readLocalEntries(bytes, MOST).map((entry) => Buffer.from(entry.name).toString());
    expect(names).toEqual(['alpha.txt', 'tool/', 'tool/beta.txt', 'gamma.txt']);
  });

  it('is a value at every length, and never an error of another kind', () => {
    const whole = fixture('zip64.zip');
    const codes = new Set<string>();
    for (let length = 0; length < whole.length; length++) {
      const outcome = parsed(() => readZipDirectory(bytesReader(whole.subarray(0, length)), MOST));
      codes.add(outcome.ok ? `${outcome.value.error?.code}` : outcome.error.code);
    }
    expect([...codes]).toEqual(['truncated']);
  });

  it('tells where its directory breaks off, with what came before', () => {
    const bytes = fixture('stored.zip');
    const second = Buffer.from(bytes).indexOf(
      'PK\u0001\u0002',
      Buffer.from(bytes).indexOf('PK\u0001\u0002') + 1,
    );
    bytes[second] = 0;
    const directory = readZipDirectory(bytesReader(bytes), MOST);
    expect(directory.entries).toHaveLength(1);
    expect(directory.error).toMatchObject({
      code: 'malformed',
      offset: second,
    } satisfies Partial<FormatError>);
  });

  it('claims no more entries than it has', () => {
    const bytes = fixture('stored.zip');
    bytes[bytes.length - 12] = 9;
    const { error } = readZipDirectory(bytesReader(bytes), MOST);
    expect(error?.message).toBe("the zip's directory ends after 4 of its 9 entries");
  });

  it('is read no further than asked', () => {
    expect(readZipDirectory(bytesReader(fixture('stored.zip')), 2).error?.code).toBe('limit-reached');
  });

  it('never makes the reader fail, whatever its bytes', () => {
    const end = fixture('stored.zip').subarray(-22);
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.uint8Array({ minLength: 22, maxLength: 22 }),
        (body, mask) => {
          const bytes = Uint8Array.from([
            ...body,
            ...end.map((byte, at) => byte ^ (at < 4 ? 0 : (mask[at] ?? 0))),
          ]);
          const outcome = parsed(() => readZipDirectory(bytesReader(bytes), MOST));
          if (outcome.ok)
            for (const entry of outcome.value.entries) parsed(() => entryData(bytesReader(bytes), entry));
        },
      ),
    );
  });
});

it('a zip is known by its first bytes', () => {
  expect(isZip(fixture('stored.zip'))).toBe(true);
  expect(isZip(Buffer.from('PK, as people sign'))).toBe(false);
});
