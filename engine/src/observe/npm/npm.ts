import { isUtf8 } from 'node:buffer';
import { FormatError } from '../../formats/byte-reader.ts';
import { stringsBehind } from '../../formats/json/strings-behind.ts';
import type { Asset } from '../../model/asset.ts';
import { printLocation } from '../../model/location.ts';
import { documentGaps, documentValues, openDocument } from '../document.ts';
import { nameOfPerson, npmPackageUrl } from '../package-url.ts';
import { sightingsOf } from '../sightings.ts';
import type { ObserveContext, OpenFile, Source, SourceYield } from '../source.ts';
import { PackageJson } from './schema.ts';

/** A package as npm lays it down: not every package.json of a source tree is one. */
const INSTALLED = /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/@.][^/]*\/package\.json$/;

/** Packages that npm, pnpm or yarn have installed beside a program. */
export const npm: Source = {
  id: 'npm',
  title: 'Installed npm packages',
  noun: { one: 'npm package', many: 'npm packages' },
  schemes: [],
  needs: [],
  sees: [
    { kind: 'package', what: 'each package under a node_modules folder' },
    { kind: 'publisher', what: 'its author' },
  ],
  brings: {
    within: ['node_modules'],
    sourceText: ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'map', 'flow', 'md', 'markdown'],
  },
  doesNotSee: [
    'packages bundled into a program',
    'packages that a lock file names and nobody installed',
    'programs that are called as source text is, in packages (--every-file sees them)',
  ],
  named: { names: ['package.json'] },
  required: (file) => file.name === 'package.json' && INSTALLED.test(file.place),
  *observe(file, context) {
    if (!mayBeWanted(file, context)) return;
    const document = openDocument(file, context.limits);
    for (const gap of document.gaps) yield { kind: 'gap', gap };
    const gaps = documentGaps(file, 'Install the package again (npm ci), and scan again.');
    for (const piece of documentValues(file, document, () => 'take')) {
      if (piece.kind === 'pause') {
        yield piece;
        continue;
      }
      if (piece.kind === 'error') {
        yield* gaps.report(piece.error, { line: piece.place.line, column: piece.place.column });
        return;
      }
      const manifest = PackageJson.safeParse(piece.value);
      if (manifest.success) yield* packageSeen(manifest.data, file, context);
      else
        yield* gaps.report(new FormatError('malformed', 'it gives no name as a package has one'), {
          line: 1,
        });
      return;
    }
  },
};

const SMALL_BYTES = 32 * 1024;

/**
 * Of the thousands that a program has nearly none is wanted, which shows from the names that stand in them. Whether the
 * rest of such a manifest is well formed is not asked: there is nothing in it that would be told.
 */
function mayBeWanted(file: OpenFile, { wanted }: ObserveContext): boolean {
  if (wanted === undefined || file.size > SMALL_BYTES) return true;
  const bytes = file.bytes.read(0, file.size);
  if (bytes.length !== file.size || !isUtf8(bytes)) return true;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8').trim();
  const names = stringsBehind(text, 'name');
  const authors = stringsBehind(text, 'author');
  // A name that stands there is no name of the whole where the text breaks off.
  if (!names?.length || authors === null || !text.startsWith('{') || !text.endsWith('}')) return true;
  const isWanted = (kind: 'package' | 'publisher', value: string | null) =>
    value !== null && value !== '' && wanted({ kind, value });
  // No package is called with a space (npm, package.json, name): that is a person's name.
  return (
    names.some((name) => !name.includes(' ') && isWanted('package', npmPackageUrl(name, undefined))) ||
    [...names, ...authors].some((name) => isWanted('publisher', nameOfPerson(name)))
  );
}

function* packageSeen(
  manifest: PackageJson,
  file: OpenFile,
  context: ObserveContext,
): Generator<SourceYield> {
  const { name, version, author } = manifest;
  const seen = [
    ['package', npmPackageUrl(name, version)],
    ['publisher', nameOfPerson((typeof author === 'string' ? author : author?.name) ?? '')],
  ] as const;
  // Nothing is made of what nobody wants: that is nearly every package of thousands.
  const wanted = seen.filter(([kind, value]) => value && (context.wanted?.({ kind, value }) ?? true));
  if (wanted.length === 0) return;
  const record = {
    asset: context.asset ?? programOf(file, context),
    location: file.location,
    source: npm.id,
    standing: 'declared',
    artefact: printLocation(file.location),
    presence: 'installed',
    version,
  } as const;
  yield* sightingsOf(record, wanted);
}

/** The program that the outermost node_modules folder belongs to. */
function programOf(file: OpenFile, context: ObserveContext): Asset {
  const end = file.path.search(/(?:^|\/)node_modules\//);
  const folder = end === -1 ? '' : file.path.slice(0, end);
  return {
    kind: 'software',
    id: folder === '' ? '.' : folder,
    label: folder === '' ? context.target : folder,
  };
}
