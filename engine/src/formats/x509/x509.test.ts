import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parsed } from '../byte-reader.ts';
import { readDer } from '../der/der.ts';
import { attributeOf, readName } from './distinguished-name.ts';
import { pemBlocks } from './pem.ts';
import { readRootFile } from './root-file.ts';
import { readCertificate } from './x509.ts';

function fixture(name: string): Uint8Array {
  return readFileSync(fileURLToPath(new URL(`fixtures/${name}`, import.meta.url)));
}

function certificate(name: string) {
  const [der] = pemBlocks(Buffer.from(fixture(name)).toString());
  if (der === undefined) throw new Error(`${name} holds no certificate`);
  return readCertificate(der);
}

describe('a certificate', () => {
  it('is read whole', () => {
    const { issuer, subject, notBefore, notAfter, version, extensions, key } = certificate('signer.pem');
    expect(issuer.text).toBe('CN=Example Code Signing CA,O=Example Trust,C=XX');
    expect(subject.text).toBe('CN=Example Laboratory Ltd,O=Example Laboratory Ltd,C=XX');
    expect([new Date(notBefore), new Date(notAfter)].map((date) => date.toISOString())).toEqual([
      '2024-01-01T00:00:00.000Z',
      '2028-12-31T23:59:59.000Z',
    ]);
    expect(version).toBe(3);
    expect(extensions).toMatchObject({
      authority: { isAuthority: false, pathLength: null },
      keyUsage: { digitalSignature: true, certificateSigning: false },
      extendedKeyUsage: ['1.3.6.1.5.5.7.3.3'],
      unknownCritical: [],
    });
    expect(key?.asymmetricKeyType).toBe('rsa');
  });

  it('has names in BMP and Teletex strings', () => {
    expect(certificate('string-bmp.pem').subject.text).toBe('CN=Пример 示例');
    expect(certificate('string-teletex.pem').subject.text).toBe('CN=Müller');
  });

  it.each(Array.from({ length: 17 }, (_, i) => i * 50))('cut off at %i is refused', (length) => {
    expect(parsed(() => readCertificate(fixture('root.der').subarray(0, length))).ok).toBe(false);
  });
});

describe('a name', () => {
  it('is read in every string type', () => {
    const name = readName(readDer(fixture('every-string.der')));
    expect(name.parts.map((part) => part[0]?.value)).toEqual([
      'Пример 示例',
      '0123 456',
      'Example',
      'Müller',
      'a@example.org',
      'Visible',
      'General',
      'Пример 示例 𝄞',
      'Пример 示例',
    ]);
    expect(attributeOf(name, '2.5.4.10')).toBe('Пример 示例');
  });

  it('is printed with what RFC 4514 escapes, and control characters', () => {
    const value = Buffer.from(' a,b+c"d\\e\u0007 ');
    const attribute = [0x30, value.length + 7, 6, 3, 0x55, 4, 3, 12, value.length, ...value];
    const set = [0x31, attribute.length, ...attribute];
    expect(readName(readDer(Uint8Array.from([0x30, set.length, ...set]))).text).toBe(
      'CN=\\ a\\,b\\+c\\"d\\\\e\\07\\ ',
    );
  });
});

describe("a file of a user's roots", () => {
  it('is PEM with any number, or DER', () => {
    const two = Buffer.concat([fixture('root.pem'), fixture('stamproot.pem')]);
    const read = readRootFile(two, 'roots.pem');
    expect(read.ok && read.value.map(({ name, programme, source }) => [name, programme, source])).toEqual([
      ['Example Root CA', 'user', 'roots.pem'],
      ['Example Stamp Root CA', 'user', 'roots.pem'],
    ]);
    const der = readRootFile(fixture('root.der'), 'root.der');
    expect(der.ok && der.value[0]?.sha256).toBe(read.ok && read.value[0]?.sha256);
    expect(der.ok && der.value[0]?.pem).toMatch(
      /^-----BEGIN CERTIFICATE-----\n[\s\S]*-----END CERTIFICATE-----\n$/,
    );
  });

  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['a key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'],
    ['a broken certificate', '-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n'],
    ['DER that is cut off', '0\u0082'],
  ])('that holds %s is refused', (_, text) => {
    expect(readRootFile(Buffer.from(text, 'latin1'), 'x').ok).toBe(false);
  });
});

test('a certificate with any octet changed is a value or a FormatError', () => {
  const whole = fixture('root.der');
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, octet) => {
      const changed = Uint8Array.from(whole);
      changed[at] = octet;
      parsed(() => readCertificate(changed));
    }),
    { numRuns: 1_000 },
  );
});
