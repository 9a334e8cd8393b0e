import { FormatError } from '../../formats/byte-reader.ts';
import type { JsonPath, JsonPiece, JsonShape } from '../../formats/json/json.ts';
import { printLocation } from '../../model/location.ts';
import { documentGaps, documentValues, fileAsset, openDocument } from '../document.ts';
import { mayBeginJson, mayBeJson, mayMention, mentionsOf, textOfHead } from '../head-text.ts';
import { entryOf, entrySightings, keySighting } from '../registry-entry.ts';
import type { ObserveContext, OpenFile, Source, SourceYield } from '../source.ts';
import { uninstallItem } from './record.ts';
import { RegistryItem, WrappedItems } from './schema.ts';

/** What people get from PowerShell: Get-ItemProperty HKLM:\…\Uninstall\* | ConvertTo-Json. */
export const powershellUninstall: Source = {
  id: 'powershell-uninstall',
  title: 'Windows programs by PowerShell (Get-ItemProperty …\\Uninstall\\* | ConvertTo-Json)',
  noun: { one: 'PowerShell list', many: 'PowerShell lists' },
  schemes: ['powershell'],
  needs: [],
  sees: [
    { kind: 'product-name', what: "each entry's DisplayName" },
    { kind: 'publisher', what: "each entry's Publisher" },
    { kind: 'product-code', what: 'Windows Installer products' },
    { kind: 'file-path', what: 'install locations, and the programs of services' },
    { kind: 'service', what: 'services, where the Services key was asked for' },
    { kind: 'driver', what: 'drivers by file name, likewise' },
    { kind: 'registry-key', what: 'the keys that were asked for' },
  ],
  doesNotSee: [
    'the other view of the registry, and users, unless they were asked for as well',
    'columns that Select-Object renames',
  ],
  mayBegin: mayBeginJson,
  required: (file) =>
    mayBeJson(file.head) && mayMention(file.head, MARKS) && looksLikeItems(textOfHead(file)),
  *observe(file, context) {
    const document = openDocument(file, context.limits);
    for (const gap of document.gaps) yield { kind: 'gap', gap };
    const gaps = documentGaps(file, 'Run the command again (… | ConvertTo-Json), and scan again.');
    let understood = 0;
    for (const piece of documentValues(file, document, chosen)) {
      if (piece.kind === 'pause') {
        yield piece;
        continue;
      }
      const { line, column } = piece.place;
      if (piece.kind === 'error') {
        understood++;
        if (!(document.isCut && piece.error.code === 'truncated'))
          yield* gaps.report(piece.error, { line, column });
        continue;
      }
      for (const [index, item] of itemsOf(piece.value).entries()) {
        const seen = itemSeen(item, file, context, piece, index);
        if (seen === null)
          yield* gaps.report(new FormatError('malformed', 'this is no item of the registry'), {
            line,
            column,
          });
        else yield* seen;
        understood++;
      }
    }
    if (understood === 0 && file.size > 0)
      yield* gaps.report(new FormatError('malformed', 'the list is empty'), {});
    yield* gaps.rest();
  },
};

const ITEM = /^\uFEFF?\s*(?:\[\s*)?\{/;
const ADDED = /"PS(?:Path|ParentPath|ChildName|ComputerName)"\s*:\s*"/;
const IS_REGISTRY = /Registry::HKEY_/i;
const ENTRY = /"(?:DisplayVersion|UninstallString|QuietUninstallString|Publisher|InstallLocation)"\s*:/;

const MARKS = mentionsOf(['DisplayName', '"PS']);

function looksLikeItems(start: string): boolean {
  if (!ITEM.test(start) && !/^\uFEFF?\s*\{\s*"value"\s*:\s*\[/.test(start)) return false;
  const isEntry = /"DisplayName"\s*:/.test(start) && ENTRY.test(start);
  return isEntry || (ADDED.test(start) && IS_REGISTRY.test(start));
}

function chosen(path: JsonPath, shape: JsonShape) {
  return path.length === 0 && shape === 'array' ? 'descend' : 'take';
}

function itemsOf(value: unknown): unknown[] {
  const wrapped = WrappedItems.safeParse(value);
  return wrapped.success ? wrapped.data.value : [value];
}

function itemSeen(
  value: unknown,
  file: OpenFile,
  context: ObserveContext,
  { path, place }: JsonPiece & { kind: 'value' },
  index: number,
): SourceYield[] | null {
  const row = RegistryItem.safeParse(value);
  const item = row.success ? uninstallItem(row.data) : null;
  if (item === null) return null;
  const label = item.computer;
  const about = {
    asset:
      label === null
        ? (context.asset ?? fileAsset(file))
        : ({ kind: 'machine', id: label.toLowerCase(), label } as const),
    location: { ...file.location, line: place.line },
    source: powershellUninstall.id,
    artefact: `${printLocation(file.location)}:${place.line}#${[...path, index].join('/')}`,
  };
  const entry = entryOf(item.record);
  const seen = item.hasPath ? [...keySighting(item.record.path, about, entry?.version)] : [];
  if (entry === null) return seen;
  return [...seen, ...entrySightings(item.isPartial ? { ...entry, presence: 'installed' } : entry, about)];
}
