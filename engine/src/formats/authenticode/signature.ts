/** An Authenticode signature as it stands in a file: CMS over SpcIndirectDataContent. */
import { FormatError, parsed } from '../byte-reader.ts';
import { readSignedData, type SignedData } from '../cms/cms.ts';
import type { SignerInfo } from '../cms/signer-info.ts';
import { attributeValues } from '../cms/signer-info.ts';
import { boundDer } from '../der/bound.ts';
import { encodingOf, fieldsOf, readDer, TAG } from '../der/der.ts';
import { readOctets } from '../der/values.ts';
import { type AlgorithmIdentifier, readAlgorithm } from '../x509/algorithm.ts';

const INDIRECT_DATA = '1.3.6.1.4.1.311.2.1.4';
const NESTED_SIGNATURE = '1.3.6.1.4.1.311.2.4.1';
const MOST_SIGNATURES = 16;

export interface Signature {
  /** `nested`: inside another signature, as a second one beside it. */
  readonly place: 'embedded' | 'nested';
  readonly data: SignedData;
  readonly signer: SignerInfo;
  /** What the signature says the image's digest is. */
  readonly imageDigest: { readonly algorithm: AlgorithmIdentifier; readonly value: Uint8Array };
}

/** Reads each message and the signatures nested in it, level by level. */
export function readSignatures(messages: readonly Uint8Array[]): {
  signatures: Signature[];
  problems: FormatError[];
} {
  const signatures: Signature[] = [];
  const problems: FormatError[] = [];
  const waiting = messages.map((message) => ({ message, place: 'embedded' as Signature['place'] }));
  for (const { message, place } of waiting) {
    if (signatures.length === MOST_SIGNATURES) {
      problems.push(new FormatError('limit-reached', `more than ${MOST_SIGNATURES} signatures`));
      break;
    }
    const read = parsed(() => readSignature(message, place));
    if (!read.ok) {
      problems.push(read.error);
      continue;
    }
    signatures.push(read.value);
    for (const nested of attributeValues(read.value.signer.unsignedAttributes, NESTED_SIGNATURE)) {
      waiting.push({ message: encodingOf(nested), place: 'nested' });
    }
  }
  return { signatures, problems };
}

function readSignature(message: Uint8Array, place: Signature['place']): Signature {
  boundDer(message);
  const data = readSignedData(readDer(message));
  const [signer] = data.signers;
  if (signer === undefined) throw new FormatError('malformed', 'a signature without a signer');
  if (data.contentType !== INDIRECT_DATA || data.content === null) {
    throw new FormatError('unsupported', `a signature over content of type ${data.contentType}`);
  }
  const fields = fieldsOf(data.content, TAG.sequence);
  fields.take(TAG.sequence);
  const digest = fieldsOf(fields.take(), TAG.sequence);
  const algorithm = readAlgorithm(digest.take());
  return { place, data, signer, imageDigest: { algorithm, value: readOctets(digest.take()) } };
}
