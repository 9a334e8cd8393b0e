import type { Asset } from '../../model/asset.ts';
import { Component, type Metadata } from './schema.ts';

/** What a bill of materials is of. */
export interface Subject {
  readonly component: Component;
  readonly asset: Asset;
  /** Name and version, for the findings inside it. */
  readonly carrier: string;
}

/** The subject that a bill's metadata names; null where it names none. */
export function subjectOf(metadata: Metadata): Subject | null {
  const read = Component.safeParse(metadata.component);
  if (!read.success) return null;
  const component = read.data;
  const carrier = titleOf(component);
  const id = component['bom-ref'] ?? component.purl ?? `${component.name}@${component.version ?? ''}`;
  const kind = component.type === 'container' ? 'image' : 'software';
  return { component, asset: { kind, id, label: carrier }, carrier };
}

/** As people say it: `group` is a namespace of machines (`org.apache`) and stays out. */
export function titleOf({ name, version }: Component): string {
  return version ? `${name} ${version}` : name;
}
