import { expect, it } from 'vitest';
import { crc32 } from './crc-32.ts';

it('the check value of the algorithm comes out', () => {
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
});

it('pieces sum to the whole', () => {
  expect(crc32(Buffer.from('56789'), crc32(Buffer.from('1234')))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array())).toBe(0);
});
