import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { parsePe } from '../pe/pe.ts';
import { readRootFile } from '../x509/root-file.ts';
import type { TrustedRoot } from '../x509/trust-store.ts';
import { type AuthenticodeResult, authenticodeVerifier } from './authenticode.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');

function fixture(name: string): Uint8Array {
  return Uint8Array.from(readFileSync(fileURLToPath(new URL(`fixtures/${name}`, import.meta.url))));
}

function root(name: string): TrustedRoot[] {
  const read = readRootFile(readFileSync(new URL(`../x509/fixtures/${name}.pem`, import.meta.url)), name);
  if (!read.ok) throw read.error;
  return read.value;
}

const roots = [...root('root'), ...root('stamproot')];

function verify(bytes: Uint8Array, trusted: readonly TrustedRoot[] = roots, now = NOW): AuthenticodeResult {
  const image = parsePe(bytesReader(bytes));
  if (!image.ok) throw image.error;
  return authenticodeVerifier({ roots: trusted, now }).verify(bytesReader(bytes), image.value);
}

/** `standing: reason` of each signature. */
function said(name: string, trusted?: readonly TrustedRoot[], now?: number): string[] {
  const { signatures } = verify(fixture(`${name}.exe`), trusted, now);
  return signatures.map(({ standing, reason }) => `${standing}: ${reason}`);
}

const SOUND = 'anchored: the digest is right and the chain leads to the pinned root Example Root CA';

describe('a signature that holds', () => {
  it.each([
    'signed',
    'signed-32',
    'signed-with-symbols',
    'sha1',
    'sha384',
    'curve',
    'page-hashes',
    'pss-chain',
  ])('%s is anchored where the root is held', (name) => {
    expect(said(name)).toEqual([SOUND]);
  });

  it('names its signer and the chain', () => {
    const [signature] = verify(fixture('cyrillic.exe')).signatures;
    expect(signature?.signer).toMatchObject({
      subject: 'CN=АО «Лаборатория Примера»,O=АО «Лаборатория Примера»,C=RU',
      commonName: 'АО «Лаборатория Примера»',
      organisation: 'АО «Лаборатория Примера»',
      issuer: 'Example Code Signing CA',
    });
    expect(signature?.chain.map((certificate) => certificate.commonName)).toEqual([
      'АО «Лаборатория Примера»',
      'Example Code Signing CA',
      'Example Root CA',
    ]);
  });

  it('is consistent and no more where the root is not held', () => {
    expect(said('signed', [])).toEqual([
      'consistent: the chain is sound up to Example Code Signing CA; its issuer Example Root CA is neither in the file nor among the roots held',
    ]);
  });

  it('may hold another one, of another digest', () => {
    const { signatures } = verify(fixture('nested.exe'));
    expect(signatures.map(({ place, digest, standing }) => [place, digest, standing])).toEqual([
      ['embedded', 'sha1', 'anchored'],
      ['nested', 'sha256', 'anchored'],
    ]);
  });

  it('is no worse for bytes between itself and the end of its table, as Windows sees it', () => {
    expect(said('stuffed-table')).toEqual([SOUND]);
  });
});

describe('a certificate that vouches for itself', () => {
  it('is self-signed', () => {
    expect(said('self-signed')).toEqual([
      'self-signed: Example Laboratory Ltd signed its own certificate, which anyone can do',
    ]);
  });

  it('is anchored where the user trusts it', () => {
    expect(said('self-signed', root('self'))).toEqual([
      'anchored: the digest is right and the chain leads to the pinned root Example Laboratory Ltd',
    ]);
  });

  it('anchors no other of the same name', () => {
    expect(said('signed', root('self'))).toEqual([expect.stringMatching(/^consistent/)]);
  });
});

describe('time', () => {
  it('judges what is not counter-signed at the instant of the scan', () => {
    expect(said('expired')).toEqual([
      'consistent: the certificate of Example Laboratory Ltd ran out on 2020-01-01, and no counter-signature that can be relied on says that the signature is older',
    ]);
    expect(said('expired', roots, Date.parse('2019-06-01'))).toEqual([SOUND]);
    expect(said('signed', roots, Date.parse('2023-06-01'))[0]).toBe(
      'consistent: the certificate of Example Laboratory Ltd was not valid before 2024-01-01',
    );
  });

  it('judges what is counter-signed at the time of that', () => {
    expect(said('expired-stamped')).toEqual([`${SOUND}, counter-signed 2019-02-12 by Example Stamper`]);
    expect(said('expired-stamped-late')[0]).toMatch(
      /^consistent: the certificate of .* ran out on 2020-01-01/,
    );
  });

  it('relies on no counter-signature whose root is not held', () => {
    expect(said('expired-stamped', root('root'))[0]).toMatch(/^consistent: .* ran out on 2020-01-01/);
  });

  it('ends with the certificate where that says so', () => {
    expect(said('lifetime-stamped')[0]).toMatch(/^consistent: .* ran out on 2020-01-01/);
  });

  it.each([
    ['stamped', 'rfc3161', '2025-02-19'],
    ['legacy-stamped', 'pkcs9', '20'],
  ])('%s is counter-signed in its way', (name, kind, day) => {
    const [signature] = verify(fixture(`${name}.exe`)).signatures;
    expect(signature?.counterSignature).toMatchObject({ kind, authority: 'Example Stamper', anchored: true });
    expect(new Date(signature?.counterSignature?.at ?? 0).toISOString().startsWith(day)).toBe(true);
  });

  it('has the dates that a programme sets for its root', () => {
    const dated = (dates: object): TrustedRoot[] =>
      roots.map((each) => ({
        ...each,
        programme: 'authenticode',
        uses: [
          { purpose: 'code-signing', ...dates },
          { purpose: 'time-stamping', ...dates },
        ],
      }));
    expect(said('signed', dated({ issuedBefore: '2024-01-02T00:00:00Z' }))).toEqual([SOUND]);
    expect(said('signed', dated({ issuedBefore: '2024-01-01T00:00:00Z' }))[0]).toMatch(
      /^consistent: the root Example Root CA is no longer relied on for certificates issued from 2024-01-01 on/,
    );
    expect(said('signed', dated({ signedBefore: '2026-01-01T00:00:00Z' }))[0]).toMatch(
      /^consistent: .* for signatures from 2026-01-01 on/,
    );
    expect(said('stamped', dated({ signedBefore: '2026-01-01T00:00:00Z' }))[0]).toMatch(/^anchored/);
  });

  it('is not told by a root that may only sign code', () => {
    const codeOnly = roots.map((each) => ({ ...each, uses: [{ purpose: 'code-signing' } as const] }));
    expect(said('expired-stamped', codeOnly)[0]).toMatch(/^consistent/);
    const stampOnly = roots.map((each) => ({ ...each, uses: [{ purpose: 'time-stamping' } as const] }));
    expect(said('signed', stampOnly)[0]).toMatch(/^consistent/);
  });
});

describe('a chain that breaks a rule', () => {
  it.each([
    ['web', 'broken: the certificate of www.example.org may not be used to sign code'],
    [
      'odd',
      'broken: the certificate of Example Odd Extension has a critical extension (1.2.3.4.5) that is not understood here',
    ],
    ['below', 'broken: Example Laboratory Ltd is no certificate authority, and issued a certificate'],
    [
      'md5-chain',
      'consistent: the certificate of Example Issued Over MD5 is signed over MD5, which can be forged',
    ],
    [
      'no-intermediate',
      'consistent: the chain is sound up to Example Laboratory Ltd; its issuer Example Code Signing CA is neither in the file nor among the roots held',
    ],
  ])('%s', (name, words) => {
    expect(said(name)).toEqual([words]);
  });
});

describe('a file that was changed', () => {
  it('by one bit', () => {
    expect(said('tampered')).toEqual(['broken: the file was changed after it was signed']);
  });

  it.each([
    ['table-past-end', 'truncated', 'the certificate table ends 4096 bytes past the end of the file'],
    ['table-cut-off', 'truncated', 'the certificate table ends 64 bytes past the end of the file'],
    [
      'table-over-sections',
      'malformed',
      'the certificate table lies over the headers or sections of the program',
    ],
    ['appended', 'malformed', '24 bytes follow the certificate table, where nothing may follow'],
  ])('%s is said so, and no signature in it holds', (name, code, message) => {
    const { signatures, problems } = verify(fixture(`${name}.exe`));
    expect(problems[0]).toMatchObject({ code, message });
    for (const { standing } of signatures) expect(standing).toBe('broken');
  });

  it('keeps the signer of what can still be read', () => {
    const [signature] = verify(fixture('appended.exe')).signatures;
    expect(signature?.signer?.commonName).toBe('Example Laboratory Ltd');
  });

  it('has no signature where the table lies outside', () => {
    const { signatures, problems } = verify(fixture('table-far-past-end.exe'));
    expect(signatures).toEqual([]);
    expect(problems[0]?.message).toMatch(/^the certificate table ends \d+ bytes past the end of the file/);
  });
});

// What another program, that many rely on, says of the same files. Where we differ, why.
describe('osslsigncode', () => {
  const DIFFERENT: Readonly<Record<string, string>> = {
    'lifetime-stamped.exe': 'it does not know the usage that ends a signature with its certificate',
    'md5-chain.exe': 'it takes MD5',
  };
  const rows = Buffer.from(fixture('verdicts.tsv'))
    .toString()
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));

  it.each(rows)('of %s: digest %s, %s', (name = '', digest, verdict) => {
    const { signatures } = verify(fixture(name));
    const [first] = signatures;
    const holds = first?.standing === 'anchored';
    if (DIFFERENT[name] === undefined) expect(holds).toBe(verdict === 'ok');
    else expect(holds).toBe(false);
    const isChanged = first?.reason === 'the file was changed after it was signed';
    if (digest !== 'none') expect(isChanged).toBe(digest === 'other');
  });
});

describe('hostile input', () => {
  const whole = fixture('stamped.exe');

  it.each(Array.from({ length: Math.ceil(whole.length / 512) }, (_, i) => i * 512))(
    'cut off at byte %i is no signature that holds',
    (length) => {
      const bytes = whole.subarray(0, length);
      const image = parsePe(bytesReader(bytes));
      if (!image.ok) return;
      const { signatures } = authenticodeVerifier({ roots, now: NOW }).verify(
        bytesReader(bytes),
        image.value,
      );
      for (const { standing } of signatures) expect(standing).toBe('broken');
    },
  );

  it('a certificate table that is ASN.1 nested a million deep is refused', () => {
    const depth = 1_000_000;
    const table = new Uint8Array(8 + depth * 6);
    new DataView(table.buffer).setUint32(0, table.length, true);
    table.set([0, 2, 2, 0], 4);
    for (let at = 8; at < table.length; at += 6) {
      const length = table.length - at - 6;
      table.set([0x30, 0x84], at);
      new DataView(table.buffer).setUint32(at + 2, length);
    }
    const signed = fixture('signed.exe');
    const image = parsePe(bytesReader(signed));
    if (!image.ok || image.value.certificateTable === null) throw new Error('not signed');
    const { offset } = image.value.certificateTable;
    const bytes = new Uint8Array(offset + table.length);
    bytes.set(signed.subarray(0, offset));
    bytes.set(table, offset);
    new DataView(bytes.buffer).setUint32((image.value.securityEntryOffset ?? 0) + 4, table.length, true);
    const { signatures, problems } = verify(bytes);
    expect(signatures).toEqual([]);
    expect(problems[0]).toMatchObject({ code: 'limit-reached', message: 'ASN.1 nested more than 64 deep' });
  });

  test('any change of a signed file is a value, and what is anchored is still the same program', () => {
    const image = parsePe(bytesReader(whole));
    if (!image.ok || image.value.certificateTable === null) throw new Error('not signed');
    const table = image.value.certificateTable.offset;
    const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, octet] of changes) bytes[at] = (bytes[at] ?? 0) ^ octet;
        const changed = parsePe(bytesReader(bytes));
        if (!changed.ok) return;
        const { signatures } = authenticodeVerifier({ roots, now: NOW }).verify(
          bytesReader(bytes),
          changed.value,
        );
        const isCovered = changes.some(([at]) => at >= 0x200 && at < table && bytes[at] !== whole[at]);
        if (isCovered) for (const { standing } of signatures) expect(standing).not.toBe('anchored');
      }),
      { numRuns: 500 },
    );
  });
});
