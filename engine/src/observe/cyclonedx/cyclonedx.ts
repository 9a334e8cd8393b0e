import { FormatError } from '../../formats/byte-reader.ts';
import { type JsonChoice, type JsonPath, type JsonPiece, jsonPointer } from '../../formats/json/json.ts';
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
import type { FileFacts, OpenFile, Source, SourceStep, SourceYield } from '../source.ts';
import { Component, Metadata } from './schema.ts';
import { type Subject, subjectOf } from './subject.ts';
import { valuesOf } from './values.ts';

const FORMAT = /"bomFormat"\s*:\s*"CycloneDX"|"\$schema"\s*:\s*"https?:\/\/cyclonedx\.org\/schema\/bom-/;

const LESS_THAN = 0x3c;
/** The name space of the XML form, near its beginning. */
const XML_MARKS = mentionsOf(['cyclonedx.org/schema/bom']);
const XML = /^\uFEFF?\s*(?:<[\s\S]*)?<(?:\w+:)?bom\s[^>]*cyclonedx\.org\/schema\/bom/;

function isXml(file: FileFacts): boolean {
  return (
    firstLetter(file.head) === LESS_THAN && mayMention(file.head, XML_MARKS) && XML.test(textOfHead(file))
  );
}

const MARKS = mentionsOf(['CycloneDX', 'cyclonedx']);

/** Components inside one another. */
const COMPONENT_DEPTH = 64;

/** Bills of materials: what a product says it is made of (ECMA-424, CycloneDX 1.2 to 1.6). */
export const cyclonedx: Source = {
  id: 'cyclonedx',
  title: 'Bill of materials (CycloneDX JSON)',
  noun: { one: 'SBOM', many: 'SBOMs' },
  schemes: ['sbom', 'cyclonedx'],
  snapshot: true,
  needs: [],
  sees: [
    { kind: 'package', what: 'components by package URL' },
    { kind: 'product-name', what: 'components by name' },
    { kind: 'supplier-name', what: "components' suppliers and manufacturers" },
    { kind: 'publisher', what: "components' publishers and authors" },
    { kind: 'cpe', what: 'components by CPE' },
    { kind: 'file-hash', what: 'SHA-256 digests that the bill declares' },
  ],
  doesNotSee: [
    'CycloneDX as XML (which is said to be there and not read) or Protobuf',
    'services that a product calls',
    'what the bill leaves out',
  ],
  mayBegin: (byte) => mayBeginJson(byte) || byte === LESS_THAN,
  required(file) {
    if (isXml(file)) return true;
    return beginsObject(file.head) && mayMention(file.head, MARKS) && FORMAT.test(textOfHead(file));
  },
  *observe(file, context) {
    if (isXml(file)) {
      yield notCycloneDx('it is CycloneDX as XML: nothing in it was read');
      return;
    }
    const document = openDocument(file, context.limits);
    for (const gap of document.gaps) yield { kind: 'gap', gap };
    const gaps = documentGaps(file, 'Have the bill of materials written again, and scan again.');
    const bill = yield* components(file, document, gaps);
    if (!bill.isCycloneDx && !bill.isBroken) yield notCycloneDx('it does not say "bomFormat": "CycloneDX"');
    yield* gaps.rest();
  },
};

interface Bill {
  readonly isCycloneDx: boolean;
  readonly isBroken: boolean;
}

function* components(file: OpenFile, document: Document, gaps: DocumentGaps): Generator<SourceStep, Bill> {
  const head = yield* metadataOf(file, document, gaps);
  const subject = head === null ? null : subjectOf(head.metadata);
  if (head !== null && subject !== null) yield* subjectSeen(subject, head, file, gaps);
  let isCycloneDx = false;
  for (const piece of documentValues(file, document, bodyChoice)) {
    if (piece.kind === 'pause') {
      yield piece;
      continue;
    }
    const place = placeOf(piece);
    if (piece.kind === 'error') {
      if (document.isCut && piece.error.code === 'truncated') return { isCycloneDx, isBroken: true };
      yield* gaps.report(piece.error, place);
      if (piece.path.length < 2) return { isCycloneDx, isBroken: true };
    } else if (piece.path[0] === 'bomFormat') {
      isCycloneDx = piece.value === 'CycloneDX';
    } else if (piece.path.length === 2) {
      yield* componentTree(piece.value, place, subject, file, gaps);
    }
  }
  return { isCycloneDx, isBroken: false };
}

interface ComponentPlace {
  readonly line: number;
  readonly pointer: string;
}

/** A component and those inside it, in the order they are written. */
function* componentTree(
  value: unknown,
  place: ComponentPlace,
  subject: Subject | null,
  file: OpenFile,
  gaps: DocumentGaps,
): Generator<SourceYield> {
  const open = [{ value, pointer: place.pointer, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { pointer, depth } = next;
    const here = { line: place.line, pointer };
    const read = Component.safeParse(next.value);
    if (!read.success) {
      yield* gaps.report(new FormatError('malformed', 'a component that has no name'), here);
      continue;
    }
    yield* sightingsOf(recordOf(read.data, here, subject, file), valuesOf(read.data));
    const inside = read.data.components ?? [];
    if (inside.length > 0 && depth >= COMPONENT_DEPTH) {
      const reason = `components nest more than ${COMPONENT_DEPTH} deep`;
      yield* gaps.report(new FormatError('limit-reached', reason), here);
      continue;
    }
    for (let index = inside.length - 1; index >= 0; index--) {
      open.push({ value: inside[index], pointer: `${pointer}/components/${index}`, depth: depth + 1 });
    }
  }
}

/** The subject is the supplier's own product where anything of it is: the bill lists it, nobody has it in another. */
function* subjectSeen(
  subject: Subject,
  { metadata, line }: BillHead,
  file: OpenFile,
  gaps: DocumentGaps,
): Generator<SourceYield> {
  const place = { line, pointer: '/metadata/component' };
  const { carrier: _, ...record } = recordOf(subject.component, place, subject, file);
  yield* sightingsOf({ ...record, presence: 'listed' }, [
    ...valuesOf(subject.component),
    ['supplier-name', metadata.supplier?.name, '/metadata/supplier'],
    ['supplier-name', metadata.manufacture?.name, '/metadata/manufacture'],
  ]);
  for (const [index, part] of (subject.component.components ?? []).entries()) {
    const inside = { line, pointer: `${place.pointer}/components/${index}` };
    yield* componentTree(part, inside, subject, file, gaps);
  }
}

function recordOf(component: Component, place: ComponentPlace, subject: Subject | null, file: OpenFile) {
  return {
    asset: subject?.asset ?? fileAsset(file),
    location: { ...file.location, ...place },
    source: cyclonedx.id,
    standing: 'declared',
    artefact: `${printLocation(file.location)}#${place.pointer}`,
    presence: 'component',
    version: component.version,
    carrier: subject?.carrier,
  } as const;
}

function placeOf({ place: { line, column }, path }: JsonPiece) {
  return { line, column, pointer: jsonPointer(path) };
}

interface BillHead {
  readonly metadata: Metadata;
  readonly line: number;
}

/** The subject may be written after what it is made of; so it is looked for first. */
function* metadataOf(
  file: OpenFile,
  document: Document,
  gaps: DocumentGaps,
): Generator<SourceStep, BillHead | null> {
  for (const piece of documentValues(file, document, metadataChoice)) {
    if (piece.kind === 'pause') yield piece;
    if (piece.kind === 'pause' || piece.path[0] !== 'metadata') continue;
    if (piece.kind === 'value') {
      const metadata = Metadata.safeParse(piece.value).data;
      return metadata === undefined ? null : { metadata, line: piece.place.line };
    }
    yield* gaps.report(piece.error, placeOf(piece));
  }
  return null;
}

function metadataChoice(path: JsonPath): JsonChoice {
  if (path.length === 0) return 'descend';
  return path[0] === 'metadata' ? 'take' : 'skip';
}

function bodyChoice(path: JsonPath): JsonChoice {
  if (path.length === 0) return 'descend';
  if (path.length === 1)
    return path[0] === 'components' ? 'descend' : path[0] === 'bomFormat' ? 'take' : 'skip';
  return 'take';
}

function notCycloneDx(reason: string): SourceYield {
  return {
    kind: 'gap',
    gap: {
      code: 'unsupported',
      reason,
      remedy: 'Have the bill of materials written as CycloneDX JSON 1.2 to 1.6, and scan that.',
      material: true,
    },
  };
}
