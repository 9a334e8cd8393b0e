import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import * as z from 'zod';

/** A DSSE envelope, version 1 (secure-systems-lab/dsse, envelope.md). */
export const dsseEnvelope = z.strictObject({
  payloadType: z.string(),
  payload: z.base64(),
  signatures: z.array(z.strictObject({ keyid: z.string().default(''), sig: z.base64() })).min(1),
});

export type DsseEnvelope = z.infer<typeof dsseEnvelope>;

/** Signs a payload with an Ed25519 key. */
export function sealed(payloadType: string, payload: Uint8Array, key: KeyObject): DsseEnvelope {
  return {
    payloadType,
    payload: Buffer.from(payload).toString('base64'),
    signatures: [
      {
        keyid: keyIdOf(createPublicKey(key)),
        sig: sign(null, preAuthEncoding(payloadType, payload), key).toString('base64'),
      },
    ],
  };
}

/** The first of the keys that signed the envelope; null where none did. The id in it is a hint and no more. */
export function signerOf(envelope: DsseEnvelope, keys: readonly KeyObject[]): KeyObject | null {
  const signed = preAuthEncoding(envelope.payloadType, Buffer.from(envelope.payload, 'base64'));
  const signatures = envelope.signatures.map(({ sig }) => Buffer.from(sig, 'base64'));
  return keys.find((key) => signatures.some((each) => verify(null, signed, key, each))) ?? null;
}

/** `SHA256:` of the key's SubjectPublicKeyInfo, in base64url. */
export function keyIdOf(key: KeyObject): string {
  const spki = key.export({ type: 'spki', format: 'der' });
  return `SHA256:${createHash('sha256').update(spki).digest('base64url')}`;
}

/** What is signed: the type and the payload, each after its length (protocol.md, "PAE"). */
function preAuthEncoding(payloadType: string, payload: Uint8Array): Buffer {
  const type = Buffer.from(payloadType);
  const head = `DSSEv1 ${type.length} ${payloadType} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}
