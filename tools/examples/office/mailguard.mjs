// Writes the parts list of MailGuard 4.2, as its maker's build would.
import * as CDX from '@cyclonedx/cyclonedx-library';
import { PackageURL } from 'packageurl-js';

const { Models, Enums, Serialize, Spec } = CDX;

function component(type, name, version, supplier, purl) {
  const made = new Models.Component(type, name, { version, bomRef: `${name}@${version}` });
  if (supplier !== null) made.supplier = new Models.OrganizationalEntity({ name: supplier });
  if (purl !== null) made.purl = PackageURL.fromString(purl);
  return made;
}

const { Application, Library } = Enums.ComponentType;
const product = component(Application, 'MailGuard', '4.2', 'Nordhaven Software', null);
const parts = [
  component(Library, 'Kaspersky Anti-Virus SDK', '8.9.2.595', 'AO Kaspersky Lab', null),
  component(
    Library,
    'openssl',
    '3.0.15',
    'OpenSSL Software Foundation',
    'pkg:deb/debian/openssl@3.0.15-1~deb12u1',
  ),
  component(Library, 'postfix', '3.7.11', null, 'pkg:deb/debian/postfix@3.7.11-0+deb12u1'),
  component(Library, 'express', '4.21.1', null, 'pkg:npm/express@4.21.1'),
  component(Library, 'zlib', '1.2.13', null, 'pkg:deb/debian/zlib1g@1%3A1.2.13.dfsg-1'),
];
const bom = new Models.Bom({ metadata: new Models.Metadata({ component: product }) });
for (const part of parts) {
  bom.components.add(part);
  product.dependencies.add(part.bomRef);
}
const json = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot5));
process.stdout.write(`${json.serialize(bom, { sortLists: true, space: 2 })}\n`);
