import type { FormatError } from '../../formats/byte-reader.ts';
import { isCrx, readCrx } from '../../formats/crx/crx.ts';
import { type CrxVerdict, verifyCrx } from '../../formats/crx/verify-crx.ts';
import { printLocation } from '../../model/location.ts';
import { fileAsset } from '../document.ts';
import { sightingsOf } from '../sightings.ts';
import type { Source, SourceGap } from '../source.ts';
import { limitGap } from '../unpack-budget.ts';

/** Packed browser extensions, by the key that their identifier is made from. */
export const crxFile: Source = {
  id: 'crx-file',
  title: 'Packed browser extensions (.crx)',
  schemes: [],
  needs: [],
  sees: [
    {
      kind: 'browser-extension',
      what: 'the identifier, and whether the file is signed with the key that it is made from',
    },
  ],
  doesNotSee: ['whether a browser has it installed'],
  mayBegin: (byte) => byte === 0x43,
  required: (file) => isCrx(file.head),
  *observe(file, context) {
    const read = readCrx(file.bytes);
    if (!read.ok) {
      yield { kind: 'gap', gap: damage(read.error) };
      return;
    }
    const { hashedBytes } = context.limits;
    const isChecked = file.size <= hashedBytes;
    const verdict: CrxVerdict = isChecked ? yield* verifyCrx(file.bytes, read.value) : 'unproved';
    const record = {
      asset: context.asset ?? fileAsset(file),
      location: file.location,
      source: crxFile.id,
      standing: verdict === 'sound' ? 'verified' : 'declared',
      artefact: printLocation(file.location),
      presence: 'present',
    } as const;
    yield* sightingsOf(record, [['browser-extension', `chrome:${read.value.id}`]]);
    if (isChecked) return;
    const reason = `its signature was not checked, since it has ${file.size} bytes`;
    yield { kind: 'gap', gap: { ...limitGap('hashedBytes', hashedBytes, reason), material: false } };
  },
};

function damage(error: FormatError): SourceGap {
  return {
    code: error.code,
    reason: `this packed extension names no identifier and was not opened: ${error.message}`,
    remedy: 'Get the extension again from where it came, or unpack it and scan the folder.',
    material: true,
  };
}
