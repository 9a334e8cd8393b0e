import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import tarStream from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { readPaxHeader } from './pax.ts';
import { forwardReader, isTar, readTar } from './tar.ts';
import { readTarHeader } from './tar-header.ts';

const folder = new URL('fixtures/', import.meta.url);
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));

interface Read {
  readonly lines: string[];
  readonly error: string | null;
}

/** Name, size and first bytes of each file. */
async function readHere(bytes: Uint8Array): Promise<Read> {
  const lines: string[] = [];
  let error: string | null = null;
  for await (const item of readTar(forwardReader(bytesReader(bytes)))) {
    if (!item.ok) {
      error = item.error.code;
      continue;
    }
    if (item.entry.kind !== 'file') continue;
    const start = Buffer.from(await item.data.take(20)).toString('latin1');
    lines.push(`${Buffer.from(item.entry.name).toString()} ${item.entry.size} ${start}`);
  }
  return { lines, error };
}

async function readByTarStream(bytes: Uint8Array): Promise<string[]> {
  const lines: string[] = [];
  const extract = tarStream.extract();
  Readable.from([Buffer.from(bytes)]).pipe(extract);
  for await (const entry of extract) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    const start = Buffer.concat(chunks).subarray(0, 20).toString('latin1');
    const kinds = ['file', 'contiguous-file'];
    if (kinds.includes(entry.header.type ?? ''))
      lines.push(`${entry.header.name} ${entry.header.size} ${start}`);
  }
  return lines;
}

describe('a tar made by a real program', () => {
  const sound = readdirSync(folder).filter(
    (name) => name.endsWith('.tar') && !/^(sparse|base-256|wrong|names|v7)/.test(name),
  );
  it.each(sound.sort())('is read as another reader reads it: %s', async (name) => {
    const here = await readHere(fixture(name));
    expect(here.error).toBeNull();
    expect(here.lines).toEqual(await readByTarStream(fixture(name)));
  });

  it('is read on past its end mark, where another follows', async () => {
    const one = fixture('links.tar');
    const { lines, error } = await readHere(Uint8Array.from([...one, ...one]));
    expect(error).toBeNull();
    expect(lines).toHaveLength(4);
  });

  it('has no file taken for a directory, where a short name happens to end with a slash', async () => {
    const { lines } = await readHere(fixture('slash-at-100.tar'));
    expect(lines).toEqual([`${'f'.repeat(99)}/beta.txt 12 product Beta`]);
  });

  it('is known by its first block', () => {
    expect(isTar(fixture('v7.tar').subarray(0, 512))).toBe(true);
    expect(isTar(fixture('gnu.tar').subarray(0, 511))).toBe(false);
    expect(isTar(new Uint8Array(512))).toBe(false);
    expect(isTar(Buffer.from('a text'.padEnd(512)))).toBe(false);
    expect(isTar(Buffer.from('code that speaks of '.padEnd(257).concat('ustar').padEnd(512, 'x')))).toBe(
      false,
    );
  });
});

describe('a tar that is damaged', () => {
  it('gives what came before it is cut off, at every length', async () => {
    const whole = fixture('links.tar');
    const before = await readHere(whole);
    for (let length = 0; length < whole.length; length += 100) {
      const { lines } = await readHere(whole.subarray(0, length));
      expect(before.lines.slice(0, Math.max(0, lines.length - 1))).toEqual(lines.slice(0, -1));
    }
  });

  it.each([
    ['in a header', 1100],
    ['in the data of a file', 4100],
  ])('is said to be cut off %s', async (_where, length) => {
    expect((await readHere(fixture('links.tar').subarray(0, length))).error).toBe('truncated');
  });

  it('claims no name that fills the memory', async () => {
    const bytes = fixture('long-names-gnu.tar');
    const at = Buffer.from(bytes).indexOf('././@LongLink');
    bytes.set(Buffer.from('77777777777\0'), at + 124);
    let sum = 0;
    for (let index = 0; index < 512; index++)
      sum += index >= 148 && index < 156 ? 0x20 : (bytes[at + index] ?? 0);
    bytes.set(Buffer.from(`${sum.toString(8).padStart(6, '0')}\0 `), at + 148);
    expect((await readHere(bytes)).error).toBe('malformed');
  });

  it('never makes the reader fail, whatever its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), fc.nat(1535), async (patch, at) => {
        const bytes = fixture('pax.tar').slice(0, 3072);
        bytes.set(patch.subarray(0, bytes.length - at), at);
        await readHere(bytes);
      }),
    );
  });
});

describe('a tar that is all headers', () => {
  /** A header that is there as often as asked, each time with a key that was not there before. */
  const headersOf = (kind: 'x' | 'g', count: number): Buffer =>
    Buffer.concat(
      Array.from({ length: count }, (_, index) => {
        const record = Buffer.from(`17 key${String(index).padStart(8, '0')}=v\n`);
        const header = Buffer.alloc(512);
        header.write(
          `0000644\0${'0000000\0'.repeat(2)}${(17).toString(8).padStart(11, '0')}\0${'0'.repeat(11)}\0`,
          100,
        );
        header.write(`        ${kind}`, 148);
        header.write(
          `${header
            .reduce((sum, byte) => sum + byte, 0)
            .toString(8)
            .padStart(6, '0')}\0 `,
          148,
        );
        return Buffer.concat([header, record, Buffer.alloc(512 - record.length)]);
      }),
    );

  it.each(['x', 'g'] as const)('is not gone through to its end: %s', async (kind) => {
    const file = fixture('gnu.tar');
    expect((await readHere(Buffer.concat([headersOf(kind, 900), file]))).error).toBeNull();
    const { lines, error } = await readHere(Buffer.concat([headersOf(kind, 1_100), file]));
    expect([lines, error]).toEqual([[], 'malformed']);
  });
});

describe('pax records', () => {
  it('count their own length, and a later one of a key counts', () => {
    const { records } = readPaxHeader(Buffer.from('11 path=ab\n19 linkpath=x\ny z=\n11 path=cd\n'));
    expect([...records].map(([key, value]) => `${key}: ${Buffer.from(value)}`)).toEqual([
      'path: cd',
      'linkpath: x\ny z=',
    ]);
  });

  it.each(['99 path=ab\n', '0 a=b\n', 'x', '11 pathxab\n', '3 \n', '-1 a=b\n', '11 path=abc'])(
    'with a wrong length are an error: %j',
    (text) => {
      const { records, error } = readPaxHeader(Buffer.from(`11 path=ab\n${text}`));
      expect(error).toMatchObject({ code: 'malformed', name: 'FormatError' });
      expect([...records.keys()]).toEqual(['path']);
    },
  );
});

it('a header whose checksum is wrong is an error with its offset', () => {
  expect(() => readTarHeader(Buffer.alloc(512, 'a'), 1024)).toThrow(
    expect.objectContaining({ code: 'malformed', offset: 1024 }),
  );
});

it("a header's sum is the same wherever it lies, of bytes taken as signed too", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 100, maxLength: 100 }),
      fc.nat(8),
      fc.boolean(),
      (name, at, signed) => {
        const block = fixture('gnu.tar').slice(0, 512);
        block.set(name.with(0, 0x61));
        block.fill(0x20, 148, 156);
        const sum = block.reduce((total, byte) => total + (signed && byte > 127 ? byte - 256 : byte), 0);
        fc.pre(sum >= 0);
        block.set(Buffer.from(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
        const moved = new Uint8Array(520);
        moved.set(block, at);
        expect(isTar(moved.subarray(at, at + 512))).toBe(true);
        expect(readTarHeader(moved.subarray(at, at + 512), 0).kind).toBe('file');
        moved[at + 300] = (moved[at + 300] ?? 0) ^ 1;
        expect(() => readTarHeader(moved.subarray(at, at + 512), 0)).toThrow('checksum');
      },
    ),
  );
});
