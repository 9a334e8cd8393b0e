import type { FormatError } from '../../formats/byte-reader.ts';
import { isRpm, readRpmFile } from '../../formats/rpm-header/rpm-header.ts';
import { printLocation } from '../../model/location.ts';
import { fileAsset } from '../document.ts';
import { makerOf, rpmPackageUrl } from '../package-url.ts';
import { sightingsOf } from '../sightings.ts';
import type { Source, SourceGap } from '../source.ts';

/** Paths of one package that are handed on; the largest packages have a hundred thousand. */
const MOST_FILES = 200_000;

/** RPM packages lying as files, found by their first bytes whatever they are called. */
export const rpmFile: Source = {
  id: 'rpm-file',
  title: 'RPM package files (.rpm)',
  schemes: [],
  needs: [],
  sees: [
    { kind: 'package', what: 'the package' },
    { kind: 'publisher', what: 'its vendor and its packager' },
    { kind: 'file-path', what: 'the files that it would install, by their paths' },
  ],
  doesNotSee: [
    'whether the signature of a package is sound',
    'what its scripts would fetch as it is installed',
  ],
  mayBegin: (byte) => byte === 0xed,
  required: (file) => isRpm(file.head),
  *observe(file, context) {
    const read = readRpmFile(file.bytes);
    if (!read.ok) {
      yield { kind: 'gap', gap: damage(read.error) };
      return;
    }
    const rpm = read.value.package;
    const record = {
      asset: context.asset ?? fileAsset(file),
      location: file.location,
      source: rpmFile.id,
      standing: 'declared',
      artefact: printLocation(file.location),
      presence: 'present',
      version: rpm.release === '' ? rpm.version : `${rpm.version}-${rpm.release}`,
    } as const;
    yield* sightingsOf(record, [
      ['package', rpmPackageUrl(rpm.isSource ? { ...rpm, arch: 'src' } : rpm)],
      ['publisher', makerOf(rpm.vendor)],
      ['publisher', makerOf(rpm.packager)],
    ]);
    // A package of sources lists what it is built from, which it installs nowhere.
    if (rpm.isSource) return;
    const files = read.value.files(MOST_FILES);
    if (!files.ok) yield { kind: 'gap', gap: damage(files.error) };
    else {
      for (const path of files.value) yield* sightingsOf(record, [['file-path', path]]);
      if (files.value.length === MOST_FILES) yield { kind: 'gap', gap: tooMany() };
    }
  },
};

function damage(error: FormatError): SourceGap {
  return {
    code: error.code,
    reason: error.message,
    remedy: 'Get the package again, or ask rpm itself: rpm -qip --filesbypkg <file>.',
    material: true,
  };
}

function tooMany(): SourceGap {
  return {
    code: 'limit-reached',
    reason: `the package lists ${MOST_FILES} files or more, and those beyond were not looked at`,
    remedy: 'Unpack it (rpm2cpio <file> | cpio -idm) and scan the folder.',
    material: true,
  };
}
