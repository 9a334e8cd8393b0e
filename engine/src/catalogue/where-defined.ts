import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CST, LineCounter, Parser } from 'yaml';
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

/** What was read on the way, so that many findings cost one reading. */
export interface ReadFiles {
  readonly folders: Map<string, readonly string[]>;
  readonly files: Map<string, ReadFile>;
}

export function nothingRead(): ReadFiles {
  return { folders: new Map(), files: new Map() };
}

interface ReadFile {
  readonly text: string;
  /** What may be defined in it, by a look at its words. */
  readonly perhaps: ReadonlySet<string>;
  definitions: readonly Definition[] | null;
}

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
  files: ReadFiles = nothingRead(),
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
  files: ReadFiles = nothingRead(),
): string | null {
  const { law, within, part } = partsOf(where);
  const own = placesOf('prohibition', law, searched, files)[0];
  if (own === undefined) return anyPlaceOf(where, searched, files);
  if (part === null) return own;
  const file = own.replace(/:\d+:\d+$/, '');
  const inLaw = searched
    .flatMap((each) => definitionsIn(each, 'prohibitions', law, files))
    .filter((each) => each.place.startsWith(`${file}:`) && each.id === part && within.includes(each.within));
  return inLaw[0]?.place ?? own;
}

/** The place in one file of what a lint says of the file; null where it speaks of something else. */
export function placeWithin(where: string, text: string, named: string): string | null {
  const { law, within, part } = partsOf(where);
  const found = definitionsOf(text, named);
  const own = found.find((each) => each.id === law)?.place ?? null;
  return found.find((each) => each.id === part && within.includes(each.within))?.place ?? own;
}

/** `law/clause`, `law#event`, or an id alone. */
function partsOf(where: string): { law: string; within: readonly string[]; part: string | null } {
  const [, law = where, mark = '', part = null] = /^([^/#]+)([/#])(.+)$/.exec(where) ?? [];
  // A question has a slash in its id.
  if (law === 'q') return { law: where, within: [], part: null };
  return { law, within: mark === '/' ? ['clauses'] : ['events', 'groups'], part };
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
  read: ReadFiles,
): readonly Definition[] {
  const path = join(folder, part);
  const files = read.folders.get(path) ?? filesOf(path);
  read.folders.set(path, files);
  return files.flatMap((file) => {
    const found = read.files.get(file) ?? fileOf(readText(file));
    read.files.set(file, found);
    if (!found.perhaps.has(id)) return [];
    found.definitions ??= definitionsOf(found.text, join(named, relative(folder, file)));
    return found.definitions;
  });
}

function filesOf(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  return path.endsWith('.yaml') ? [path] : yamlFiles(path);
}

/** A word after `id:`, and a word before a colon: one of them is where an id is defined. */
const PERHAPS_DEFINED = /\bid["']?:\s+["']?([^\s"',}]+)|([^\s"',{[]+)["']?:(?=\s)/g;

function fileOf(text: string): ReadFile {
  const words = [...text.matchAll(PERHAPS_DEFINED)].map((match) => match[1] ?? match[2] ?? '');
  return { text, perhaps: new Set(words), definitions: null };
}

/** Reads the tokens alone: what a file means was read when it was loaded. */
function definitionsOf(text: string, path: string): Definition[] {
  const lines = new LineCounter();
  const found: Definition[] = [];
  const define = (token: CST.Token, within: string): void => {
    const id = wordOf(token);
    const at = lines.linePos(token.offset);
    if (id !== null) found.push({ id, within, place: `${path}:${at.line}:${at.col}` });
  };
  const walk = (token: CST.Token | null | undefined, within: string): void => {
    if (!CST.isCollection(token)) return;
    for (const { key, value } of token.items) {
      const word = wordOf(key);
      if (word === 'id' && value) define(value, within);
      else if (KEYED.has(within) && key) define(key, within);
      walk(value, word ?? within);
    }
  };
  for (const token of new Parser(lines.addNewLine).parse(text)) {
    if (token.type === 'document') walk(token.value, '');
  }
  return found;
}

function wordOf(token: CST.Token | null | undefined): string | null {
  return CST.isScalar(token) ? CST.resolveAsScalar(token).value : null;
}
