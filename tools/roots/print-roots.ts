import type { DistinguishedName } from '../../engine/src/formats/x509/distinguished-name.ts';
import { attributeOf } from '../../engine/src/formats/x509/distinguished-name.ts';
import { printPem } from '../../engine/src/formats/x509/pem.ts';
import { readCertificate } from '../../engine/src/formats/x509/x509.ts';
import type { RootUse } from '../../engine/src/model/catalogue.ts';

/** One PEM file for each. */
export const ROOT_FILES = ['authenticode', 'timestamping', 'apple'] as const;

export interface MadeRoot {
  readonly name: string;
  readonly sha256: string;
  readonly der: Uint8Array;
  readonly programme: (typeof ROOT_FILES)[number];
  readonly source: string;
  readonly uses: readonly RootUse[];
}

export function madeRoot(facts: Pick<MadeRoot, 'der' | 'programme' | 'source' | 'uses'>): MadeRoot {
  const certificate = readCertificate(facts.der);
  return { ...facts, name: nameOf(certificate.subject), sha256: certificate.sha256 };
}

/** Old roots have no common name: then the organisation and its unit. */
function nameOf(subject: DistinguishedName): string {
  const common = attributeOf(subject, '2.5.4.3');
  const maker = [attributeOf(subject, '2.5.4.10'), attributeOf(subject, '2.5.4.11')];
  return common ?? (maker.filter((part) => part !== null).join(': ') || subject.text);
}

const HEAD = `# The root certificates that signatures are anchored in. Made by tools/roots/make-roots.ts: do not edit.
# Each entry is one certificate of the PEM file named like its programme, in the file's order.
#   name       the subject's common name, else its organisation and unit
#   sha256     of the certificate's DER encoding; loading refuses what differs
#   programme  authenticode (may sign code), timestamping (may only stamp times), apple
#   source     name and version of the package that it was taken from
#   uses       what Microsoft's programme lets it anchor. issuedBefore: not for certificates issued from that
#              day on. signedBefore: not for signatures made from that day on.
schema: interdict.roots/1
roots:
`;

export function printManifest(roots: readonly MadeRoot[]): string {
  return `${HEAD}${sorted(roots).map(printEntry).join('')}`;
}

export function printPemFile(roots: readonly MadeRoot[], programme: MadeRoot['programme']): string {
  const own = sorted(roots).filter((root) => root.programme === programme);
  return own.map((root) => `# ${root.name}\n${printPem(root.der)}`).join('\n');
}

function printEntry(root: MadeRoot): string {
  const uses = root.uses.map((use) => {
    const dates = [
      use.issuedBefore === undefined ? '' : `, issuedBefore: "${use.issuedBefore}"`,
      use.signedBefore === undefined ? '' : `, signedBefore: "${use.signedBefore}"`,
    ];
    return `      - { purpose: ${use.purpose}${dates.join('')} }\n`;
  });
  return [
    `  - name: ${JSON.stringify(root.name)}\n`,
    `    sha256: ${root.sha256}\n`,
    `    programme: ${root.programme}\n`,
    `    source: ${root.source}\n`,
    uses.length === 0 ? '' : `    uses:\n${uses.join('')}`,
  ].join('');
}

function sorted(roots: readonly MadeRoot[]): MadeRoot[] {
  const key = (root: MadeRoot) =>
    `${ROOT_FILES.indexOf(root.programme)} ${root.name.toLowerCase()} ${root.sha256}`;
  return [...roots].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
