/** The extensions that decide what a certificate may do (RFC 5280 section 4.2). */
import { FormatError } from '../byte-reader.ts';
import { childrenOf, contentOf, type DerElement, expectTag, fieldsOf, readDer, TAG } from '../der/der.ts';
import { readBoolean, readFlags, readOctets, readOid, readSmallInteger } from '../der/values.ts';
import { type DistinguishedName, readName } from './distinguished-name.ts';

export interface NameConstraints {
  readonly permitted: readonly DistinguishedName[];
  readonly excluded: readonly DistinguishedName[];
}

export interface Extensions {
  /** Null where basicConstraints is absent: a version 1 or an end certificate. */
  readonly authority: { readonly isAuthority: boolean; readonly pathLength: number | null } | null;
  /** Null where keyUsage is absent, which permits everything. */
  readonly keyUsage: { readonly digitalSignature: boolean; readonly certificateSigning: boolean } | null;
  /** Object identifiers; null where extendedKeyUsage is absent, which permits everything. */
  readonly extendedKeyUsage: readonly string[] | null;
  readonly extendedKeyUsageCritical: boolean;
  readonly subjectKeyId: string | null;
  readonly authorityKeyId: string | null;
  readonly nameConstraints: NameConstraints | null;
  /** Critical extensions that nothing here understands. */
  readonly unknownCritical: readonly string[];
}

type Draft = { -readonly [K in keyof Extensions]: Extensions[K] };

const READERS: Readonly<Record<string, (draft: Draft, value: DerElement) => void>> = {
  '2.5.29.14': (draft, value) => {
    draft.subjectKeyId = Buffer.from(readOctets(value)).toString('hex');
  },
  '2.5.29.15': (draft, value) => {
    const isSet = readFlags(value);
    // The first two bits, digitalSignature and contentCommitment, both let a key sign documents.
    draft.keyUsage = { digitalSignature: isSet(0) || isSet(1), certificateSigning: isSet(5) };
  },
  '2.5.29.19': (draft, value) => {
    const fields = fieldsOf(value, TAG.sequence);
    const flag = fields.optional(TAG.boolean);
    const length = fields.optional(TAG.integer);
    draft.authority = {
      isAuthority: flag !== null && readBoolean(flag),
      pathLength: length === null ? null : readSmallInteger(length),
    };
  },
  '2.5.29.30': (draft, value) => {
    draft.nameConstraints = readNameConstraints(value);
  },
  '2.5.29.35': (draft, value) => {
    const keyId = fieldsOf(value, TAG.sequence).optional(0x80);
    if (keyId !== null) draft.authorityKeyId = Buffer.from(contentOf(keyId)).toString('hex');
  },
  '2.5.29.37': (draft, value) => {
    expectTag(value, TAG.sequence);
    draft.extendedKeyUsage = childrenOf(value, 256).map(readOid);
  },
};

/** Critical ones that need no act of ours: policies name no policy we ask for, and the alternative name no host. */
const HARMLESS = new Set(['2.5.29.17', '2.5.29.18', '2.5.29.32', '2.5.29.33', '2.5.29.36', '2.5.29.54']);

/** Reads the SEQUENCE OF Extension; null stands for a certificate without any. */
export function readExtensions(list: DerElement | null): Extensions {
  const draft: Draft = {
    authority: null,
    keyUsage: null,
    extendedKeyUsage: null,
    extendedKeyUsageCritical: false,
    subjectKeyId: null,
    authorityKeyId: null,
    nameConstraints: null,
    unknownCritical: [],
  };
  const seen = new Set<string>();
  const unknown: string[] = [];
  for (const extension of list === null ? [] : childrenOf(list, 256)) {
    const fields = fieldsOf(extension, TAG.sequence);
    const oid = readOid(fields.take());
    if (seen.has(oid))
      throw new FormatError('malformed', `the extension ${oid} stands twice`, extension.start);
    seen.add(oid);
    const flag = fields.optional(TAG.boolean);
    const critical = flag !== null && readBoolean(flag);
    const octets = fields.take(TAG.octetString);
    const read = READERS[oid];
    if (read !== undefined) read(draft, readDer(octets.bytes, octets.content, octets.end));
    else if (critical && !HARMLESS.has(oid)) unknown.push(oid);
    if (oid === '2.5.29.37') draft.extendedKeyUsageCritical = critical;
  }
  return { ...draft, unknownCritical: unknown };
}

/** Only directory names bind the subject of a code-signing certificate; hosts and addresses are not in it. */
function readNameConstraints(value: DerElement): NameConstraints {
  const fields = fieldsOf(value, TAG.sequence);
  return {
    permitted: directoryNames(fields.optional(TAG.context0)),
    excluded: directoryNames(fields.optional(TAG.context1)),
  };
}

function directoryNames(subtrees: DerElement | null): DistinguishedName[] {
  const names: DistinguishedName[] = [];
  for (const subtree of subtrees === null ? [] : childrenOf(subtrees, 1024)) {
    const name = fieldsOf(subtree, TAG.sequence).take();
    if (name.tag === 0xa4) names.push(readName(fieldsOf(name).take()));
  }
  return names;
}
