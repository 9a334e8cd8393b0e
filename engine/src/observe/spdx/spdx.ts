import { FormatError } from '../../formats/byte-reader.ts';
import { type JsonChoice, type JsonPath, jsonPointer } from '../../formats/json/json.ts';
import type { Pause } from '../../formats/pause.ts';
import type { Asset } from '../../model/asset.ts';
import { printLocation } from '../../model/location.ts';
import {
  type Document,
  type DocumentGaps,
  documentGaps,
  documentValues,
  fileAsset,
  openDocument,
} from '../document.ts';
import { beginsObject, firstLetter, mayBeginJson, mayMention, mentionsOf, textOfHead } from '../head-text.ts';
import { sightingsOf } from '../sightings.ts';
import type { FileFacts, OpenFile, Source, SourceStep } from '../source.ts';
import { DescribedIds, Relationship, SpdxPackage } from './schema.ts';
import { valuesOf } from './values.ts';

const JSON_MARKS = mentionsOf(['spdxVersion', 'spdx.org/rdf/3']);
const JSON_FORMAT = /"spdxVersion"\s*:\s*"SPDX-2\.|"https?:\/\/spdx\.org\/rdf\/3\./;
/** The same in other clothes, which is known and not read: tags and values, RDF. */
const TAGS = /^\uFEFF?(?:\s*#[^\n]*\n)*\s*SPDXVersion:\s*SPDX-/;
const RDF = /^\uFEFF?\s*<[\s\S]*spdx\.org\/rdf\/terms/;

/** Bills of materials in SPDX: what a product says it is made of (ISO/IEC 5962, SPDX 2.2 and 2.3). */
export const spdx: Source = {
  id: 'spdx',
  title: 'Bill of materials (SPDX 2 JSON)',
  noun: { one: 'SPDX document', many: 'SPDX documents' },
  schemes: ['sbom', 'spdx'],
  snapshot: true,
  needs: [],
  sees: [
    { kind: 'package', what: 'packages by package URL' },
    { kind: 'product-name', what: 'packages by name' },
    { kind: 'supplier-name', what: "packages' suppliers" },
    { kind: 'publisher', what: "packages' originators" },
    { kind: 'cpe', what: 'packages by CPE' },
    { kind: 'file-hash', what: 'SHA-256 digests that a package declares' },
  ],
  doesNotSee: [
    'SPDX 3, and SPDX 2 as tags and values, YAML or RDF (the first two in JSON or RDF are said to be there and not read)',
    'files that the document lists one by one, and snippets',
    'what the document leaves out',
  ],
  mayBegin: (byte) => mayBeginJson(byte) || OTHER_FIRST.has(byte),
  required: (file) => isJson(file) || isInOtherClothes(file),
  *observe(file, context) {
    const document = openDocument(file, context.limits);
    for (const gap of document.gaps) yield { kind: 'gap', gap };
    const gaps = documentGaps(file, 'Have the SPDX document written again, and scan again.');
    if (!beginsObject(file.head) || (yield* versionOf(file, document)) === null) {
      yield notRead();
      return;
    }
    yield* packages(file, document, gaps);
    yield* gaps.rest();
  },
};

function isJson(file: FileFacts): boolean {
  return beginsObject(file.head) && mayMention(file.head, JSON_MARKS) && JSON_FORMAT.test(textOfHead(file));
}

/** `SPDXVersion`, a comment, a tag. */
const OTHER_FIRST: ReadonlySet<number> = new Set([0x53, 0x23, 0x3c]);
const OTHER_MARKS = mentionsOf(['SPDXVersion', 'spdx.org/rdf/terms']);

function isInOtherClothes(file: FileFacts): boolean {
  const first = firstLetter(file.head);
  if (first === null || !OTHER_FIRST.has(first) || !mayMention(file.head, OTHER_MARKS)) return false;
  const text = textOfHead(file);
  return TAGS.test(text) || RDF.test(text);
}

/** What a document is about, and what else is inside that. */
function* packages(file: OpenFile, document: Document, gaps: DocumentGaps): Generator<SourceStep> {
  const described = yield* describedIds(file, document);
  const subject = yield* subjectOf(file, document, described);
  const asset = subject === null ? fileAsset(file) : assetOf(subject);
  const carrier = subject === null ? undefined : titleOf(subject);
  for (const piece of documentValues(file, document, packageChoice)) {
    if (piece.kind === 'pause') {
      yield piece;
      continue;
    }
    const place = { line: piece.place.line, pointer: jsonPointer(piece.path) };
    if (piece.kind === 'error') {
      if (document.isCut && piece.error.code === 'truncated') return;
      yield* gaps.report(piece.error, { ...place, column: piece.place.column });
      if (piece.path.length < 2) return;
      continue;
    }
    const read = SpdxPackage.safeParse(piece.value);
    if (!read.success) {
      yield* gaps.report(new FormatError('malformed', 'a package that has no name'), place);
      continue;
    }
    const isSubject = subject !== null && read.data.SPDXID === subject.SPDXID;
    const record = {
      asset,
      location: { ...file.location, ...place },
      source: spdx.id,
      standing: 'declared',
      artefact: `${printLocation(file.location)}#${place.pointer}`,
      presence: isSubject ? 'listed' : 'component',
      version: read.data.versionInfo,
      carrier: isSubject ? undefined : carrier,
    } as const;
    yield* sightingsOf(record, valuesOf(read.data));
  }
}

/** Identifiers of what the document describes; it may be said after the packages. */
function* describedIds(file: OpenFile, document: Document): Generator<Pause, ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const piece of documentValues(file, document, describesChoice)) {
    if (piece.kind === 'pause') yield piece;
    if (piece.kind !== 'value') continue;
    const relationship = Relationship.safeParse(piece.value).data;
    if (relationship === undefined)
      for (const id of DescribedIds.safeParse(piece.value).data ?? []) ids.add(id);
    else if (relationship.spdxElementId === DOCUMENT && relationship.relationshipType === 'DESCRIBES')
      ids.add(relationship.relatedSpdxElement);
  }
  return ids;
}

const DOCUMENT = 'SPDXRef-DOCUMENT';

/** The package that the document is about; null where it is about several, or none. */
function* subjectOf(
  file: OpenFile,
  document: Document,
  described: ReadonlySet<string>,
): Generator<Pause, SpdxPackage | null> {
  if (described.size !== 1) return null;
  for (const piece of documentValues(file, document, packageChoice)) {
    if (piece.kind === 'pause') yield piece;
    if (piece.kind !== 'value') continue;
    const read = SpdxPackage.safeParse(piece.value).data;
    if (read?.SPDXID !== undefined && described.has(read.SPDXID)) return isNothing(read.name) ? null : read;
  }
  return null;
}

/** Generators name a folder that they looked through `.`, which is no name of a product. */
function isNothing(name: string): boolean {
  return !/[\p{L}\p{N}]/u.test(name);
}

function assetOf(subject: SpdxPackage): Asset {
  const kind = subject.primaryPackagePurpose === 'CONTAINER' ? 'image' : 'software';
  return { kind, id: subject.SPDXID ?? subject.name, label: titleOf(subject) };
}

function titleOf({ name, versionInfo }: SpdxPackage): string {
  return versionInfo ? `${name} ${versionInfo}` : name;
}

/** The version, where it is one that is read. */
function* versionOf(file: OpenFile, document: Document): Generator<Pause, string | null> {
  for (const piece of documentValues(file, document, (path) =>
    path.length === 0 ? 'descend' : path[0] === 'spdxVersion' ? 'take' : 'skip',
  )) {
    if (piece.kind === 'pause') yield piece;
    if (piece.kind !== 'value') continue;
    return typeof piece.value === 'string' && piece.value.startsWith('SPDX-2.') ? piece.value : null;
  }
  return null;
}

function packageChoice(path: JsonPath): JsonChoice {
  if (path.length === 0) return 'descend';
  if (path.length === 1) return path[0] === 'packages' ? 'descend' : 'skip';
  return 'take';
}

function describesChoice(path: JsonPath): JsonChoice {
  if (path.length === 0) return 'descend';
  if (path.length === 1 && path[0] === 'documentDescribes') return 'take';
  if (path.length === 1) return path[0] === 'relationships' ? 'descend' : 'skip';
  return 'take';
}

function notRead() {
  return {
    kind: 'gap',
    gap: {
      code: 'unsupported',
      reason: 'it is an SPDX document, and not of version 2 in JSON: nothing in it was read',
      remedy: 'Have it written as SPDX 2.3 JSON or as CycloneDX JSON, and scan that.',
      material: true,
    },
  } as const;
}
