import { openCompoundFile } from '../../formats/compound-file/compound-file.ts';
import { type Msi, mayBeMsi, msiKind, readMsi } from '../../formats/msi/msi.ts';
import { printLocation } from '../../model/location.ts';
import { formatGap } from '../file-gaps.ts';
import type { AboutFile } from '../file-sightings.ts';
import { bracedGuid } from '../guid.ts';
import { sightingsOf } from '../sightings.ts';
import { signedFile, verifierFor } from '../signed-file.ts';
import type { ObserveContext, OpenFile, Source, SourceStep, SourceYield } from '../source.ts';

/** Packages and patches of Windows Installer, found by their first bytes whatever they are called. */
export const msi: Source = {
  id: 'msi',
  title: 'Windows Installer packages and patches (MSI, MSP)',
  noun: { one: 'installer package', many: 'installer packages' },
  schemes: ['msi'],
  needs: [],
  sees: [
    { kind: 'signer', what: 'who signed it (Authenticode), and what checking the signature came to' },
    { kind: 'certificate-subject', what: "the full name in the signer's certificate" },
    { kind: 'publisher', what: 'Manufacturer, and the author that the summary names' },
    {
      kind: 'product-name',
      what: 'ProductName, the product that a patch is for, and what the summary names',
    },
    { kind: 'product-code', what: 'ProductCode' },
    { kind: 'upgrade-code', what: 'UpgradeCode' },
    { kind: 'file-hash', what: 'SHA-256 of the file' },
  ],
  doesNotSee: [
    'whether a certificate was revoked: that takes the network',
    'what a patch or a transform changes',
  ],
  mayBegin: (byte) => byte === 0xd0,
  required: ({ head }) => mayBeMsi(head),
  observe,
};

function* observe(file: OpenFile, context: ObserveContext): Generator<SourceStep> {
  const opened = openCompoundFile(file.bytes);
  if (!opened.ok) {
    // Of a broken document that is called otherwise nobody knows that it was a package.
    const isCalledOne = /\.ms[ipt]$/i.test(file.name);
    yield { kind: 'gap', gap: formatGap(opened.error, isCalledOne) };
    return;
  }
  const kind = msiKind(opened.value.root.classId);
  if (kind === null) return;
  const found = readMsi(opened.value, kind);
  const about = aboutFile(file, context, found);
  yield* saidSightings(about, found);
  const steps = verifierFor(context).compoundSteps(file.bytes, opened.value, context.limits.hashedBytes);
  const checked = yield* signedFile(file, context, about, steps);
  if (checked === null) return;
  const isSilent = found.properties.size === 0;
  for (const problem of found.problems) yield { kind: 'gap', gap: formatGap(problem, isSilent) };
  const isUnsigned = checked.signatures.length === 0;
  for (const problem of checked.problems) yield { kind: 'gap', gap: formatGap(problem, isUnsigned) };
}

/** The package lies there: nothing in its bytes says whether it was ever installed. */
function aboutFile(file: OpenFile, context: ObserveContext, { properties }: Msi): AboutFile {
  const artefact = printLocation(file.location);
  const version = properties.get('ProductVersion')?.trim();
  return {
    asset: context.asset ?? { kind: 'file', id: artefact, label: artefact },
    location: file.location,
    source: 'msi',
    artefact,
    presence: 'present',
    ...(version ? { version } : {}),
  };
}

/** A patch names the product that it is for; the summary says the same again in most packages. */
function* saidSightings(about: AboutFile, { properties, summary }: Msi): Generator<SourceYield> {
  const product = (properties.get('ProductName') ?? properties.get('TargetProductName'))?.trim();
  const maker = (properties.get('Manufacturer') ?? properties.get('ManufacturerName'))?.trim();
  const code = properties.get('ProductCode') ?? '';
  const upgrade = properties.get('UpgradeCode') ?? '';
  yield* sightingsOf({ ...about, standing: 'declared' }, [
    ['product-name', product, 'ProductName'],
    ['product-name', summary?.subject === product ? null : summary?.subject, 'Subject'],
    ['publisher', maker, 'Manufacturer'],
    ['publisher', summary?.author === maker ? null : summary?.author, 'Author'],
    ['product-code', bracedGuid(code), 'ProductCode'],
    ['upgrade-code', bracedGuid(upgrade), 'UpgradeCode'],
  ]);
}
