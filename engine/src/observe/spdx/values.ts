import type { ObservableKind } from '../../model/observable.ts';
import { isNamedByPackageUrl, nameOfPerson } from '../package-url.ts';
import type { SpdxPackage } from './schema.ts';

export type PackageValue = readonly [kind: ObservableKind, value: string | null];

/** What a package says of itself. */
export function valuesOf(each: SpdxPackage): PackageValue[] {
  const references = each.externalRefs ?? [];
  const locators = (types: readonly string[]) =>
    references
      .filter(({ referenceType }) => types.includes(referenceType))
      .map((one) => one.referenceLocator);
  const purls = locators(['purl']);
  const isNamed = purls.some((purl) => isNamedByPackageUrl(each.name, purl));
  return [
    ...purls.map((purl): PackageValue => ['package', purl]),
    ['product-name', isNamed ? null : each.name],
    ['supplier-name', agentOf(each.supplier)],
    ['publisher', agentOf(each.originator)],
    ...locators(['cpe23Type', 'cpe22Type']).map((cpe): PackageValue => ['cpe', cpe]),
    ...(each.checksums ?? []).map((sum): PackageValue => ['file-hash', sha256(sum)]),
  ];
}

const AGENT = /^(?:Organization|Person):\s*(.+)$/s;

/** `Organization: Maker (mail@maker)`: the name alone; null for what nobody asserts, and for tools. */
function agentOf(text: string | undefined): string | null {
  const [, agent] = AGENT.exec(text ?? '') ?? [];
  return agent === undefined ? null : nameOfPerson(agent);
}

function sha256({
  algorithm,
  checksumValue,
}: {
  readonly algorithm: string;
  readonly checksumValue: string;
}) {
  return algorithm === 'SHA256' && /^[0-9a-f]{64}$/i.test(checksumValue)
    ? `sha256:${checksumValue.toLowerCase()}`
    : null;
}
