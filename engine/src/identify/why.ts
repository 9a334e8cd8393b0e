import type { Confidence } from '../model/finding.ts';
import type { SignerStanding } from '../model/sighting.ts';
import type { ScoredMatch } from './scored-match.ts';

const SIGNATURE: Readonly<Record<SignerStanding, string>> = {
  anchored: 'a signature that chains to a held root names the supplier',
  consistent: 'its signature chains to a root that is not held here, and anybody can make such a chain',
  'self-signed': 'it is signed with a certificate that vouches for itself, and anybody can make one',
  broken: 'its signature does not hold',
};

/**
 * One sentence for people: why the confidence is what it is and no higher, and where only a weak mark says
 * which product it is, that too. Speaks only of what the matches show.
 *
 * @param matches surest first
 */
export function whyOf(
  confidence: Confidence,
  product: string | null,
  matches: readonly ScoredMatch[],
): string {
  const why = whyNoHigher(confidence, matches);
  if (product === null || confidence === 'possible') return why;
  const named = matches.filter((match) => match.product === product);
  return named.some((match) => match.strength !== 'weak')
    ? why
    : `${why}; which product it is rests on ${weakMarks(named)} alone`;
}

function whyNoHigher(confidence: Confidence, matches: readonly ScoredMatch[]): string {
  if (confidence === 'confirmed') return confirmedWhy(matches);
  const signature = signatureSeen(matches);
  if (confidence === 'probable') {
    const strong = matches.filter((match) => match.strength === 'strong');
    if (signature !== null) return SIGNATURE[signature];
    if (strong.every((match) => match.presence === 'contact')) {
      return 'traffic shows a contact, not a program on the machine';
    }
    if (strong.some((match) => !match.selfDeclared)) return 'nothing written by another author agrees';
    if (strong.every((match) => match.sighting.observable.kind === 'byte-pattern')) {
      return 'it rests on names of the engine in the program; nobody’s signature was seen';
    }
    return 'it rests on what the thing says of itself; nobody’s signature was seen';
  }
  if (signature !== null) return SIGNATURE[signature];
  if (matches.some((match) => match.verification === 'memory')) {
    return 'nobody has checked the mark that it rests on';
  }
  return `${weakMarks(matches)} alone points nowhere`;
}

function confirmedWhy(matches: readonly ScoredMatch[]): string {
  const best = matches.find((match) => match.strength === 'conclusive');
  if (best?.sighting.observable.kind === 'signer') {
    return SIGNATURE.anchored;
  }
  if (best?.sighting.observable.kind === 'file-hash') return 'the digest of the file is that of a known one';
  if (best) return 'an issuing authority binds the mark to the supplier';
  return 'two strong marks of different authors agree, and not all are the thing’s own word';
}

function signatureSeen(matches: readonly ScoredMatch[]): SignerStanding | null {
  for (const match of matches) {
    if (match.sighting.observable.kind === 'signer') return match.sighting.signer?.standing ?? 'consistent';
  }
  return null;
}

const WEAK_WORDS: Readonly<Record<string, string>> = {
  'file-name': 'a file name',
  'file-path': 'a path',
  process: 'a process name',
  driver: 'the file name of a driver',
  domain: 'a contact with this host',
  'product-name': 'a common name',
  package: 'the name of a package',
  service: 'the name of a service',
  'registry-key': 'a registry key',
};

function weakMarks(matches: readonly ScoredMatch[]): string {
  const kind = matches[0]?.sighting.observable.kind ?? '';
  return WEAK_WORDS[kind] ?? 'a weak mark';
}
