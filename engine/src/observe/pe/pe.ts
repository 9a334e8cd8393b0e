import { hasPeMark, looksLikePe, parsePe } from '../../formats/pe/pe.ts';
import { readVersionInfo } from '../../formats/pe/version-info.ts';
import { formatGap } from '../file-gaps.ts';
import { signedFile, verifierFor } from '../signed-file.ts';
import type { ObserveContext, OpenFile, Source, SourceStep } from '../source.ts';
import { truncatedGap } from './gaps.ts';
import { aboutFile, versionSightings } from './sightings.ts';

/** Programs, libraries and drivers of Windows, found by their first bytes whatever they are called. */
export const pe: Source = {
  id: 'pe',
  title: 'Windows programs and libraries (PE)',
  noun: { one: 'Windows program', many: 'Windows programs' },
  schemes: [],
  needs: [],
  sees: [
    { kind: 'signer', what: 'who signed it (Authenticode), and what checking the signature came to' },
    { kind: 'certificate-subject', what: "the full name in the signer's certificate" },
    { kind: 'publisher', what: 'CompanyName of the version resource, in every language' },
    { kind: 'product-name', what: 'ProductName of the version resource, in every language' },
    { kind: 'file-name', what: 'OriginalFilename and InternalName of the version resource' },
    { kind: 'file-hash', what: 'SHA-256 of the file' },
  ],
  doesNotSee: [
    'signatures that are kept apart from the file, in a catalogue (.cat)',
    'whether a certificate was revoked: that takes the network',
    'what a packed program holds inside',
    'programs of 16 bits, which have another format',
  ],
  mayBegin: (byte) => byte === 0x4d,
  required: (file) => looksLikePe(file.head, file.size),
  observe,
};

function* observe(file: OpenFile, context: ObserveContext): Generator<SourceStep> {
  // What has no mark is a program of DOS or of 16 bits.
  if (!hasPeMark(file.bytes)) return;
  const image = parsePe(file.bytes);
  if (!image.ok) {
    yield { kind: 'gap', gap: formatGap(image.error, true) };
    return;
  }
  const { versions, problems } = readVersionInfo(file.bytes, image.value);
  const about = aboutFile(file, context, versions);
  yield* versionSightings(about, versions);
  const steps = verifierFor(context).steps(file.bytes, image.value, context.limits.hashedBytes);
  const checked = yield* signedFile(file, context, about, steps);
  if (checked === null) return;

  const isSilent = versions.length === 0 && checked.signatures.length === 0;
  const missing = image.value.sectionsEnd - file.size;
  if (missing > 0) yield { kind: 'gap', gap: truncatedGap(missing, isSilent) };
  for (const problem of problems) yield { kind: 'gap', gap: formatGap(problem, isSilent) };
  const isUnsigned = checked.signatures.length === 0;
  for (const problem of checked.problems) yield { kind: 'gap', gap: formatGap(problem, isUnsigned) };
}
