import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parsed } from '../byte-reader.ts';
import { readDer } from '../der/der.ts';
import { readCertificate } from '../x509/x509.ts';
import { readSignedData, signedOctets } from './cms.ts';
import { verifySigner } from './verify-signer.ts';

function message(name: string): Uint8Array {
  return readFileSync(fileURLToPath(new URL(`fixtures/${name}.der`, import.meta.url)));
}

/** The fault that checking the first signer finds. */
function check(bytes: Uint8Array, octets: (own: Uint8Array) => Uint8Array = (own) => own): string | null {
  const data = readSignedData(readDer(bytes));
  const [signer] = data.signers;
  if (signer === undefined) throw new Error('no signer');
  const bag = data.certificates.map((der) => readCertificate(der));
  const { contentType } = data;
  return verifySigner({ signer, contentType, octets: octets(signedOctets(data)), bag }).fault;
}

const KINDS = ['pss', 'curve', 'no-attributes', 'key-id'];

describe.each(KINDS)('a message signed as %s', (name) => {
  it('holds', () => {
    expect(Buffer.from(signedOctets(readSignedData(readDer(message(name))))).toString()).toBe('content');
    expect(check(message(name))).toBeNull();
  });

  it('does not hold for other content', () => {
    expect(check(message(name), () => Buffer.from('Content'))).toMatch(
      /was changed after it was signed|was not made with the key of/,
    );
  });

  it('does not hold with another signature', () => {
    const bytes = Uint8Array.from(message(name));
    const last = bytes.length - 1;
    bytes[last] = (bytes[last] ?? 0) ^ 1;
    expect(check(bytes)).toMatch(/^the signature was not made with the key of/);
  });
});

test('a message without its certificate says so', () => {
  const data = readSignedData(readDer(message('pss')));
  const [signer] = data.signers;
  if (signer === undefined) throw new Error('no signer');
  const question = { signer, contentType: data.contentType, octets: signedOctets(data), bag: [] };
  expect(verifySigner(question)).toMatchObject({
    certificate: null,
    fault: 'the certificate of the signer is not in the signature',
  });
});

test('only plain data may be signed bare', () => {
  const data = readSignedData(readDer(message('no-attributes')));
  const [signer] = data.signers;
  if (signer === undefined) throw new Error('no signer');
  const bag = data.certificates.map((der) => readCertificate(der));
  expect(verifySigner({ signer, contentType: '1.2.3', octets: signedOctets(data), bag }).fault).toBe(
    'the signature does not say what it signs',
  );
});

test('a message for content of another type is refused', () => {
  const data = readSignedData(readDer(message('curve')));
  const [signer] = data.signers;
  if (signer === undefined) throw new Error('no signer');
  const bag = data.certificates.map((der) => readCertificate(der));
  expect(verifySigner({ signer, contentType: '1.2.3', octets: signedOctets(data), bag }).fault).toBe(
    'the signature is for content of another type',
  );
});

test('a message with any octets changed never holds by another error than a FormatError', () => {
  const whole = message('pss');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 }),
      (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, octet] of changes) bytes[at] = octet;
        parsed(() => check(bytes));
      },
    ),
    { numRuns: 1_000 },
  );
});
