import type { ObservableKind } from '../../model/observable.ts';
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
    ...(isPackageName(component) ? [] : productNames(component)),
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

const PACKAGE = /^pkg:\/*([^/]+)\/(?:[^@?#]*\/)?([^/@?#]+)/i;
const NO_ECOSYSTEM: ReadonlySet<string> = new Set(['generic', 'swid']);

/**
 * Whether the component's name is the one that its package has in a package manager, where everybody names
 * packages as they like and the package URL tells whose it is.
 */
function isPackageName({ name, purl }: Component): boolean {
  const [, type, last] = PACKAGE.exec(purl ?? '') ?? [];
  if (type === undefined || last === undefined || NO_ECOSYSTEM.has(type.toLowerCase())) return false;
  return last.toLowerCase() === name.slice(name.lastIndexOf('/') + 1).toLowerCase();
}

function sha256({ alg, content }: { readonly alg: string; readonly content: string }): string | null {
  return alg === 'SHA-256' && /^[0-9a-f]{64}$/i.test(content) ? `sha256:${content.toLowerCase()}` : null;
}
