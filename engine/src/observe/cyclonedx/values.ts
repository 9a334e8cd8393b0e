import type { ObservableKind } from '../../model/observable.ts';
import { isNamedByPackageUrl } from '../package-url.ts';
import type { Component } from './schema.ts';

export type ComponentValue = readonly [
  kind: ObservableKind,
  value: string | null | undefined,
  pointer?: string,
];

/** What a component says of itself. */
export function valuesOf(component: Component): ComponentValue[] {
  const { publisher, author } = component;
  return [
    ['package', component.purl],
    ...(isNamedByPackageUrl(component.name, component.purl) ? [] : productNames(component)),
    ['supplier-name', component.supplier?.name],
    ['supplier-name', component.manufacturer?.name],
    ['publisher', publisher],
    ['publisher', author === publisher ? null : author],
    ...(component.authors ?? []).map(({ name }): ComponentValue => ['publisher', name]),
    ['cpe', component.cpe],
    ...(component.hashes ?? []).map((hash): ComponentValue => ['file-hash', sha256(hash)]),
  ];
}

/** A group of plain words is the maker's; one with dots or signs is a namespace of a package manager. */
function productNames({ group, name }: Component): ComponentValue[] {
  const isMaker = group !== undefined && /^[^./@:]+$/.test(group);
  return [
    ['product-name', name],
    ['product-name', isMaker ? `${group} ${name}` : null],
  ];
}

function sha256({ alg, content }: { readonly alg: string; readonly content: string }): string | null {
  return alg === 'SHA-256' && /^[0-9a-f]{64}$/i.test(content) ? `sha256:${content.toLowerCase()}` : null;
}
