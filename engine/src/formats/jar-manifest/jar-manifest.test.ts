import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { jarManifest } from './jar-manifest.ts';

const read = (text: string | Uint8Array) =>
  Object.fromEntries(
    jarManifest(bytesReader(typeof text === 'string' ? new TextEncoder().encode(text) : text)),
  );

test('the main section alone, with either line end', () => {
  const text =
    'Manifest-Version: 1.0\r\nImplementation-Vendor: Alpha Works\r\n\r\nName: a/B.class\r\nImplementation-Vendor: Beta\r\n';
  const expected = { 'manifest-version': '1.0', 'implementation-vendor': 'Alpha Works' };
  expect(read(text)).toEqual(expected);
  expect(read(text.replaceAll('\r\n', '\n'))).toEqual(expected);
  expect(read(text.replaceAll('\r\n', '\r'))).toEqual(expected);
});

test('a line that goes on in the middle of a character', () => {
  const whole = new TextEncoder().encode('Bundle-Vendor: ООО Бета\n');
  const cut = whole.indexOf(0xd0) + 1;
  const folded = Uint8Array.from([...whole.subarray(0, cut), 0x0d, 0x0a, 0x20, ...whole.subarray(cut)]);
  expect(read(folded)).toEqual({ 'bundle-vendor': 'ООО Бета' });
});

test('what is no attribute is passed over', () => {
  expect(read('hello\n: x\nA: b')).toEqual({ a: 'b' });
  expect(read('')).toEqual({});
});

test('any bytes give attributes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(read(bytes)).toBeTypeOf('object');
    }),
    { seed: 4 },
  );
});
