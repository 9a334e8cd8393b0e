import {
  type AuthenticodeResult,
  type AuthenticodeVerifier,
  authenticodeVerifier,
} from '../formats/authenticode/authenticode.ts';
import { PAUSE } from '../formats/pause.ts';
import type { PinnedRoot } from '../model/catalogue.ts';
import { shrunkenGap, tooLargeGap } from './file-gaps.ts';
import { type AboutFile, hashSighting, signatureSightings } from './file-sightings.ts';
import type { ObserveContext, OpenFile, SourceStep, SourceYield } from './source.ts';

/** One for each set of roots, so that the chain of one file serves the next. */
const verifiers = new WeakMap<readonly PinnedRoot[], { now: number; verifier: AuthenticodeVerifier }>();

export function verifierFor({ roots, now }: ObserveContext): AuthenticodeVerifier {
  const known = verifiers.get(roots);
  if (known?.now === now) return known.verifier;
  const verifier = authenticodeVerifier({ roots, now });
  verifiers.set(roots, { now, verifier });
  return verifier;
}

/** Bytes hashed before others get their turn. */
const BYTES_AT_A_TIME = 16 * 1024 * 1024;

/**
 * Who signed a file, and its hash, as `steps` of the verifier find them. Pauses while a large
 * file is hashed.
 *
 * @returns null where the scan was broken off
 */
export function* signedFile(
  file: OpenFile,
  context: ObserveContext,
  about: AboutFile,
  steps: Generator<number, AuthenticodeResult>,
): Generator<SourceStep, AuthenticodeResult | null> {
  let pause = BYTES_AT_A_TIME;
  for (;;) {
    const step = steps.next();
    if (step.done) {
      yield* checkedSightings(step.value, file, context, about);
      return step.value;
    }
    if (step.value < pause) continue;
    pause = step.value + BYTES_AT_A_TIME;
    yield PAUSE;
    if (context.signal.aborted) return null;
  }
}

function* checkedSightings(
  checked: AuthenticodeResult,
  file: OpenFile,
  context: ObserveContext,
  about: AboutFile,
): Generator<SourceYield> {
  yield* signatureSightings(about, checked.signatures);
  if (checked.sha256 !== null) yield hashSighting(about, checked.sha256);
  if (checked.unhashed === 'too-large')
    yield { kind: 'gap', gap: tooLargeGap(file.size, context.limits.hashedBytes) };
  if (checked.unhashed === 'shrank') yield { kind: 'gap', gap: shrunkenGap() };
}
