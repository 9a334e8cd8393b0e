import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isPair, isScalar, LineCounter, type Pair, parseDocument, visit } from 'yaml';
import { readText } from './document.ts';
import { rowOf } from './indicator-expand.ts';
import { yamlFiles } from './read-catalogue.ts';

/** A catalogue's folder, and how messages name it; '' where they name files relative to it. */
export interface SearchedFolder {
  readonly folder: string;
  readonly named: string;
}

/** Where an id of each kind is defined: below which part, as the `id` of what, or as a key of what. */
const DEFINED = {
  prohibition: { part: 'prohibitions', within: [''] },
  question: { part: 'questions', within: ['questions'] },
  source: { part: 'sources', within: ['sources'] },
  holidays: { part: 'holidays', within: [''] },
  supplier: { part: 'suppliers', within: ['', 'entities'] },
  product: { part: 'suppliers', within: ['products'] },
  indicator: { part: 'suppliers', within: ['indicators', 'unmapped'] },
  actors: { part: 'vocabulary.yaml', within: ['actors'] },
  activities: { part: 'vocabulary.yaml', within: ['activities'] },
  classes: { part: 'vocabulary.yaml', within: ['classes'] },
} as const satisfies Record<string, { readonly part: string; readonly within: readonly string[] }>;

export type DefinedKind = keyof typeof DEFINED;

/** Maps whose keys are ids. */
const KEYED: ReadonlySet<string> = new Set([
  ...['questions', 'sources', 'actors', 'activities', 'classes'],
  ...['events', 'groups'],
]);

/** Files that were read on the way, so that many findings cost one reading. */
export type ReadFiles = Map<string, { readonly text: string; definitions: readonly Definition[] | null }>;

interface Definition {
  readonly id: string;
  /** The key that it stands under; '' for the file's own. */
  readonly within: string;
  readonly place: string;
}

/**
 * Every `path:line:column` at which folders define an id. Files are read again, which is fast enough for an
 * error and spares every start the positions.
 */
export function placesOf(
  kind: DefinedKind,
  id: string,
  searched: readonly SearchedFolder[],
  files: ReadFiles = new Map(),
): string[] {
  const { part, within }: { part: string; within: readonly string[] } = DEFINED[kind];
  const written = kind === 'indicator' ? rowOf(id) : id;
  return searched.flatMap((where) =>
    definitionsIn(where, part, written, files)
      .filter((each) => each.id === written && within.includes(each.within))
      .map((each) => each.place),
  );
}

/** `path:line:column` of what a lint speaks of: `law/clause`, `law#event`, or an id; null where it is nowhere. */
export function placeOfFinding(
  where: string,
  searched: readonly SearchedFolder[],
  files: ReadFiles = new Map(),
): string | null {
  const [, law = where, mark = '', part = null] = /^([^/#]+)([/#])(.+)$/.exec(where) ?? [];
  const own = placesOf('prohibition', law, searched, files)[0];
  if (own === undefined) return anyPlaceOf(where, searched, files);
  if (part === null) return own;
  const file = own.replace(/:\d+:\d+$/, '');
  const within = mark === '/' ? ['clauses'] : ['events', 'groups'];
  const inLaw = searched
    .flatMap((each) => definitionsIn(each, 'prohibitions', law, files))
    .filter((each) => each.place.startsWith(`${file}:`) && each.id === part && within.includes(each.within));
  return inLaw[0]?.place ?? own;
}

function isKind(word: string): word is DefinedKind {
  return word in DEFINED;
}

function anyPlaceOf(id: string, searched: readonly SearchedFolder[], files: ReadFiles): string | null {
  for (const kind of Object.keys(DEFINED).filter(isKind)) {
    const place = placesOf(kind, id, searched, files)[0];
    if (place !== undefined) return place;
  }
  return null;
}

function definitionsIn(
  { folder, named }: SearchedFolder,
  part: string,
  id: string,
  files: ReadFiles,
): readonly Definition[] {
  const path = join(folder, part);
  if (!existsSync(path)) return [];
  return (part.endsWith('.yaml') ? [path] : yamlFiles(path)).flatMap((file) => {
    const read = files.get(file) ?? { text: readText(file), definitions: null };
    files.set(file, read);
    if (!read.text.includes(id)) return [];
    read.definitions ??= definitionsOf(read.text, join(named, relative(folder, file)));
    return read.definitions;
  });
}

function definitionsOf(text: string, path: string): Definition[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core' });
  const found: Definition[] = [];
  const define = (node: unknown, within: string): void => {
    if (!isScalar(node) || !node.range) return;
    const at = lines.linePos(node.range[0]);
    found.push({ id: String(node.value), within, place: `${path}:${at.line}:${at.col}` });
  };
  visit(document, {
    Pair(_index, pair, ancestors) {
      const within = keyOf(ancestors.findLast((each) => isPair(each)));
      if (keyOf(pair) === 'id') define(pair.value, within);
      else if (KEYED.has(within)) define(pair.key, within);
    },
  });
  return found;
}

function keyOf(pair: Pair | undefined): string {
  return pair && isScalar(pair.key) ? String(pair.key.value) : '';
}
