import { PackageURL } from 'packageurl-js';

/** What names a package in its ecosystem. */
export interface PackageName {
  readonly type: string;
  readonly namespace?: string | undefined;
  readonly name: string;
  readonly version?: string | undefined;
  readonly qualifiers?: { readonly [key: string]: string } | undefined;
}

/** The package URL (purl) of a package; null where what is given is no name that the type allows. */
export function packageUrl({ type, namespace, name, version, qualifiers }: PackageName): string | null {
  if (name.trim() === '') return null;
  try {
    return new PackageURL(type, namespace, name, version || undefined, qualifiers, undefined).toString();
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/**
 * A Debian package. dpkg does not say which distribution a package is of, and its URL asks for it: Ubuntu's
 * packages name Ubuntu in their version or their maintainer.
 */
export function debianPackageUrl(
  name: string,
  version: string | undefined,
  architecture: string | undefined,
  maintainer: string | undefined,
): string | null {
  const isUbuntu = /ubuntu/i.test(version ?? '') || /ubuntu|canonical/i.test(maintainer ?? '');
  return packageUrl({
    type: 'deb',
    namespace: isUbuntu ? 'ubuntu' : 'debian',
    name,
    version,
    qualifiers: architecture ? { arch: architecture } : undefined,
  });
}

/** An RPM package; an epoch of 0 means none. It does not say in a form to rely on which distribution it is of. */
export function rpmPackageUrl(rpm: {
  readonly name: string;
  readonly version: string;
  readonly release: string;
  readonly arch: string | null;
  readonly epoch: number | null;
}): string | null {
  const { name, version, release, arch, epoch } = rpm;
  return packageUrl({
    type: 'rpm',
    name,
    version: release === '' ? version : `${version}-${release}`,
    qualifiers: { ...(arch ? { arch } : {}), ...(epoch ? { epoch: String(epoch) } : {}) },
  });
}

const PLAIN_NAME = /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/;
const PLAIN_VERSION = /^[0-9A-Za-z.-]+$/;

/** An npm package, its scope with the `@` as a namespace. */
export function npmPackageUrl(name: string, version: string | undefined): string | null {
  // A program has thousands, and nearly all are called so that their URL needs no escape.
  if (PLAIN_NAME.test(name) && (version === undefined || PLAIN_VERSION.test(version)))
    return `pkg:npm/${name.replace('@', '%40')}${version === undefined ? '' : `@${version}`}`;
  const slash = name.startsWith('@') ? name.indexOf('/') : -1;
  const namespace = slash === -1 ? undefined : name.slice(0, slash);
  return packageUrl({ type: 'npm', namespace, name: name.slice(slash + 1), version });
}

/** Who a package says made it: the name of a person or firm; null where only an address is given. */
export function makerOf(text: string | null | undefined): string | null {
  const name = nameOfPerson(text ?? '').replace(/^"(.*)"$/, '$1');
  return name === '' || name === 'UNKNOWN' || /@|:\/\//.test(name) ? null : name;
}

/** `Name <address> (url)`, as packages write people and firms: the name alone. */
export function nameOfPerson(text: string): string {
  return text
    .replace(/\s*<[^>]*>.*$/s, '')
    .replace(/\s*\([^)]*\)\s*$/s, '')
    .trim();
}

const PACKAGE = /^pkg:\/*([^/]+)\/(?:[^@?#]*\/)?([^/@?#]+)/i;
const NO_ECOSYSTEM: ReadonlySet<string> = new Set(['generic', 'swid']);

/**
 * Whether a part's name is the one that its package has in a package manager, where everybody names packages as they like
 * and the package URL tells whose it is.
 */
export function isNamedByPackageUrl(name: string, purl: string | undefined): boolean {
  const [, type, last] = PACKAGE.exec(purl ?? '') ?? [];
  if (type === undefined || last === undefined || NO_ECOSYSTEM.has(type.toLowerCase())) return false;
  return last.toLowerCase() === name.slice(name.lastIndexOf('/') + 1).toLowerCase();
}
