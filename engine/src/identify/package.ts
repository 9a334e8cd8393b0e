import type { Indicator } from '../model/indicator.ts';
import { type Matcher, NO_INDICATORS } from './matcher.ts';
import { wildcard } from './wildcard.ts';

/** A package URL without version, qualifiers and subpath. */
interface PackageName {
  readonly type: string;
  /** Empty where there is none. */
  readonly namespace: string;
  readonly name: string;
}

/** Types whose names are the same whatever the case (package-url/purl-spec, PURL-TYPES). */
const CASELESS = new Set([
  'apk',
  'bitbucket',
  'composer',
  'deb',
  'docker',
  'github',
  'nix',
  'npm',
  'nuget',
  'oci',
  'pypi',
  'rpm',
]);

/** Reads `pkg:type/namespace/name@version?qualifiers#subpath`; null for what is no package URL. */
export function packageName(text: string): PackageName | null {
  if (!/^pkg:/i.test(text)) return null;
  const bare = text.slice(4).replace(/^\/+/, '').split('#', 1)[0]?.split('?', 1)[0] ?? '';
  const at = bare.lastIndexOf('@');
  // A scope is a namespace with its @ in front (`@scope/name`): only an @ behind a name begins a version.
  const path =
    at > bare.lastIndexOf('/') + 1 || (at > 0 && at > bare.indexOf('/') + 1) ? bare.slice(0, at) : bare;
  const segments = path
    .split('/')
    .filter((segment) => segment !== '')
    .map(decoded);
  const type = segments.shift()?.toLowerCase();
  const name = segments.pop();
  if (type === undefined || name === undefined) return null;
  const fold = CASELESS.has(type) ? (part: string) => part.toLowerCase() : (part: string) => part;
  const folded = fold(name);
  return {
    type,
    namespace: fold(segments.join('/')),
    name: type === 'pypi' ? folded.replaceAll(/[-_.]+/g, '-') : folded,
  };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    // A stray percent sign is no escape; the segment stands as written.
    if (error instanceof URIError) return segment;
    throw error;
  }
}

interface Row {
  readonly namespace: (text: string) => boolean;
  readonly indicator: Indicator;
}

/** Package URLs: the type and the name whole, the namespace whole or `*` for any and none. */
export const packageMatcher: Matcher = {
  id: 'package',
  title: 'Package URLs',
  kinds: ['package'],
  compares:
    'Type, namespace and name whole, folded as the type has it; version and qualifiers do not count. `*` as namespace is any or none, as name any.',
  compile: (indicators) => {
    const byName = new Map<string, Row[]>();
    const anyName = new Map<string, Row[]>();
    for (const indicator of indicators) {
      const pattern = packageName(indicator.pattern);
      if (!pattern) continue;
      const row = { namespace: wildcard(pattern.namespace), indicator };
      const [map, key] =
        pattern.name === '*' ? [anyName, pattern.type] : [byName, `${pattern.type}/${pattern.name}`];
      const list = map.get(key) ?? [];
      list.push(row);
      map.set(key, list);
    }
    return (value) => {
      const found: Indicator[] = [];
      const given = packageName(value);
      if (!given) return NO_INDICATORS;
      for (const rows of [byName.get(`${given.type}/${given.name}`), anyName.get(given.type)]) {
        for (const row of rows ?? []) if (row.namespace(given.namespace)) found.push(row.indicator);
      }
      return found.length > 0 ? found : NO_INDICATORS;
    };
  },
};
