import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { readCrx } from './crx.ts';
import { verifyCrx } from './verify-crx.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));

function verdict(bytes: Uint8Array, change: { id?: string } = {}): string {
  const read = readCrx(bytesReader(bytes));
  if (!read.ok) throw read.error;
  const steps = verifyCrx(bytesReader(bytes), { ...read.value, ...change });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

test.each(['alpha.crx', 'version-2.crx'])('%s is signed with the key of its identifier', (name) => {
  expect(verdict(fixture(name))).toBe('sound');
});

test.each(['alpha.crx', 'version-2.crx'])('%s with one byte of its zip changed is not', (name) => {
  const bytes = fixture(name);
  bytes[bytes.length - 30] = (bytes[bytes.length - 30] ?? 0) ^ 1;
  expect(verdict(bytes)).toBe('broken');
});

test('another identifier than that of the key is proved by nobody', () => {
  expect(verdict(fixture('alpha.crx'), { id: 'a'.repeat(32) })).toBe('unproved');
});

test('an identifier that was changed in the header is proved by nobody', () => {
  const bytes = fixture('alpha.crx');
  const read = readCrx(bytesReader(bytes));
  if (!read.ok || read.value.signedData === null) throw new Error('not read');
  const at = Buffer.from(bytes).indexOf(read.value.signedData) + 2;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  expect(verdict(bytes)).toBe('unproved');
});

test('a key that is none', () => {
  const bytes = fixture('version-2.crx');
  bytes[16] = 0;
  expect(verdict(bytes)).toBe('broken');
});
