import { type AuthenticodeVerifier, authenticodeVerifier } from '../../formats/authenticode/authenticode.ts';
import type { PinnedRoot } from '../../model/catalogue.ts';
import type { ObserveContext } from '../source.ts';

/** One for each set of roots, so that the chain of one file serves the next. */
const verifiers = new WeakMap<readonly PinnedRoot[], { now: number; verifier: AuthenticodeVerifier }>();

export function verifierFor({ roots, now }: ObserveContext): AuthenticodeVerifier {
  const known = verifiers.get(roots);
  if (known?.now === now) return known.verifier;
  const verifier = authenticodeVerifier({ roots, now });
  verifiers.set(roots, { now, verifier });
  return verifier;
}
