import { readFileSync } from 'node:fs';
import { readTimeStamp } from '../src/formats/authenticode/time-stamp.ts';
import { parsed } from '../src/formats/byte-reader.ts';
import { readSignedData, signedOctets } from '../src/formats/cms/cms.ts';
import { verifySigner } from '../src/formats/cms/verify-signer.ts';
import { boundDer } from '../src/formats/der/bound.ts';
import { readDer } from '../src/formats/der/der.ts';
import { readName } from '../src/formats/x509/distinguished-name.ts';
import { readRootFile } from '../src/formats/x509/root-file.ts';
import { trustStore } from '../src/formats/x509/trust-store.ts';
import { mutateDer } from './der-mutation.ts';
import type { FuzzTarget } from './fuzz-target.ts';

const formats = new URL('../src/formats/', import.meta.url);
const SEEDS = [
  'cms/fixtures/pss.der',
  'cms/fixtures/curve.der',
  'cms/fixtures/key-id.der',
  'x509/fixtures/root.der',
  'x509/fixtures/every-string.der',
];
const store = trustStore([]);

/** ASN.1 of certificates, names, signed messages and time stamps. */
export const target: FuzzTarget = {
  name: 'asn1',
  seeds: () => SEEDS.map((name) => Uint8Array.from(readFileSync(new URL(name, formats)))),
  mutate: mutateDer,
  run,
  runPlanted,
};

const READERS: readonly ((bytes: Uint8Array) => unknown)[] = [
  boundDer,
  (bytes) => readName(readDer(bytes)),
  (bytes) => readRootFile(bytes, 'fuzz').ok,
  readMessage,
];

function run(bytes: Uint8Array): string {
  return READERS.map((read) => {
    const outcome = parsed(() => read(bytes));
    return outcome.ok ? 'read' : `${outcome.error.code} ${outcome.error.message.replace(/\d+/g, '#')}`;
  }).join('; ');
}

function readMessage(bytes: Uint8Array): void {
  boundDer(bytes);
  const data = readSignedData(readDer(bytes));
  const bag = data.certificates.flatMap((der) => {
    const read = store.certificate(der);
    return read.ok ? [read.value] : [];
  });
  parsed(() => readTimeStamp(data));
  const { contentType } = data;
  for (const signer of data.signers) {
    const { fault } = verifySigner({ signer, contentType, octets: signedOctets(data), bag });
    // The seeds' content is the only thing that was ever signed.
    const signed = Buffer.from(signedOctets(data)).toString();
    if (fault === null && signed !== 'content') throw new Error(`a signature holds over ${signed}`);
  }
}

/** Planted: room is made for whatever a length says, before anybody asks whether it is there. */
function runPlanted(bytes: Uint8Array): void {
  for (let at = 0; at + 2 <= bytes.length; ) {
    const isConstructed = ((bytes[at] ?? 0) & 0x20) !== 0;
    const first = bytes[at + 1] ?? 0;
    const octets = first > 0x80 ? first & 0x7f : 0;
    let length = first > 0x80 ? 0 : first;
    for (let i = 0; i < octets; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0);
    const content = at + 2 + octets;
    if (length > 0xffff_ffff) new Uint8Array(length).set(bytes.subarray(content, content + length));
    at = isConstructed ? content : content + length;
  }
}
