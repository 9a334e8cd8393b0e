import type { Pause } from '../../formats/pause.ts';
import {
  mayBeRegistryExport,
  type RegistryKey,
  registryExportVersion,
  registryKeys,
  stringEncoding,
} from '../../formats/registry-export/registry-export.ts';
import { headText, textChunks, textLines } from '../../formats/text.ts';
import { encodingOfHead } from '../../formats/text-encoding.ts';
import type { Asset } from '../../model/asset.ts';
import { printLocation } from '../../model/location.ts';
import { type Document, documentGaps, fileAsset, openDocument } from '../document.ts';
import { entryOf, entrySightings, keySighting } from '../registry-entry.ts';
import type { OpenFile, Source, SourceYield } from '../source.ts';

/** Text that `reg export` or the Registry Editor wrote. Everyone may write there: nothing in it is verified. */
export const registryExport: Source = {
  id: 'registry-export',
  title: 'Windows registry export (reg export)',
  noun: { one: 'registry export', many: 'registry exports' },
  schemes: ['registry'],
  snapshot: true,
  needs: [],
  sees: [
    { kind: 'registry-key', what: 'every key' },
    { kind: 'product-name', what: 'installed programs by their uninstall entries' },
    { kind: 'publisher', what: 'their publishers' },
    { kind: 'product-code', what: 'Windows Installer products' },
    { kind: 'upgrade-code', what: 'Windows Installer product families' },
    { kind: 'file-path', what: 'install locations, and the programs of services' },
    { kind: 'service', what: 'services by name' },
    { kind: 'driver', what: 'drivers by file name' },
  ],
  doesNotSee: ['keys that were not exported', 'values other than those of programs and services'],
  mayBegin: (byte) => byte === 0x52 || byte === 0x57 || byte <= 0x20 || byte >= 0xa0,
  required(file) {
    if (!mayBeRegistryExport(file.head)) return false;
    const first = headText(file.head.subarray(0, 128), encodingOfHead(file.head)).split(/\r?\n/, 1)[0] ?? '';
    return registryExportVersion(first) !== null;
  },
  *observe(file, context) {
    const document = openDocument(file, context.limits);
    for (const gap of document.gaps) yield { kind: 'gap', gap };
    const asset = (yield* computerOf(file, document)) ?? fileAsset(file);
    const gaps = documentGaps(file, 'Export the key again (reg export), and scan again.');
    for (const read of keysOf(file, document)) {
      if (read.kind === 'pause') yield read;
      else if (read.kind === 'error') yield* gaps.report(read.error, { line: read.line });
      else if (!read.removes) yield* keySeen(read, file, asset);
    }
    yield* gaps.rest();
  },
};

function keysOf(file: OpenFile, document: Document) {
  const lines = textLines(textChunks(file.bytes, document.encoding, document.length));
  const first = headText(file.bytes.read(0, 128), document.encoding).split(/\r?\n/, 1)[0] ?? '';
  const version = registryExportVersion(first) ?? 5;
  return registryKeys(lines, stringEncoding(version, document.encoding));
}

function* keySeen(key: RegistryKey, file: OpenFile, asset: Asset): Generator<SourceYield> {
  const location = { ...file.location, line: key.line };
  const artefact = `${printLocation(file.location)}#${key.path}`;
  const about = { asset, location, source: registryExport.id, artefact };
  const entry = entryOf(key);
  yield* keySighting(key.path, about, entry?.version);
  if (entry !== null) yield* entrySightings(entry, about);
}

const COMPUTER_NAME = /^HKEY_LOCAL_MACHINE\\SYSTEM\\[^\\]+\\Control\\ComputerName\\(?:Active)?ComputerName$/i;

/**
 * The computer that the export is of. Its name stands in the middle of the file, and everything before it
 * is on that computer too: so the file is gone through for it first.
 */
function* computerOf(file: OpenFile, document: Document): Generator<Pause, Asset | null> {
  for (const read of keysOf(file, document)) {
    if (read.kind === 'pause') yield read;
    if (read.kind !== 'key' || !COMPUTER_NAME.test(read.path)) continue;
    const value = read.values.get('computername');
    if (value?.type === 'string' && value.text.trim() !== '') {
      const label = value.text.trim();
      return { kind: 'machine', id: label.toLowerCase(), label };
    }
  }
  return null;
}
