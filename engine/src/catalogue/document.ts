import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import {
  type Alias,
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import * as z from 'zod';
import { InterdictError } from '../model/interdict-error.ts';
import { suggest } from './nearest-word.ts';

/** A catalogue or profile file is written by hand; beyond this it is something else. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Reads a text file of at most 8 MiB; what is no UTF-8 becomes replacement characters.
 *
 * @param named how messages name the file
 * @throws InterdictError `document-unreadable`, `document-too-large`
 */
export function readText(path: string, named: string = path): string {
  return new TextDecoder('utf-8', { fatal: false }).decode(readBytes(path, named));
}

/** Reads a file of at most 8 MiB; named and refused like `readText`. */
export function readBytes(path: string, named: string = path): Uint8Array {
  const descriptor = refusing(named, () => openSync(path, 'r'));
  try {
    const { size } = fstatSync(descriptor);
    const bytes = Buffer.alloc(Math.min(size, MAX_BYTES));
    const read = refusing(named, () => readSync(descriptor, bytes, 0, bytes.length, 0));
    if (size > MAX_BYTES) throw tooLarge(size, bytes.subarray(0, read), named);
    return bytes.subarray(0, read);
  } finally {
    closeSync(descriptor);
  }
}

/** Names the line on which the limit is passed. */
function tooLarge(size: number, head: Uint8Array, named: string): InterdictError {
  const line = head.reduce((count, byte) => (byte === 0x0a ? count + 1 : count), 1);
  return new InterdictError({
    code: 'document-too-large',
    family: 'usage',
    message: `This file has ${size} bytes; a catalogue or profile file may have ${MAX_BYTES}.`,
    subject: `${named}:${line}`,
    remedy: 'Give the right file, or split it.',
  });
}

/** What the system says of a file that is missing, closed to us or a folder, in words. */
function refusing<T>(named: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new InterdictError({
      code: 'document-unreadable',
      family: 'usage',
      message: 'This file could not be read.',
      subject: named,
      remedy: 'Check that the path names a file, and that you may read it.',
      cause,
    });
  }
}

/**
 * Parses YAML 1.2 (core schema: no implicit dates, `NO` is a word) and checks it against a schema.
 * Duplicate keys, aliases and unknown keys are refused. JSON is YAML and is read too.
 *
 * @param path how messages name the file
 * @throws InterdictError `document-malformed` or `document-invalid`, with `path:line:column` and, for a
 *   mistyped word, the nearest valid ones
 */
export function readDocument<T>(text: string, path: string, schema: z.ZodType<T>): T {
  const { document, lines } = wellFormed(text, path);
  // An alias is how a few lines grow into gigabytes; no file of ours needs one.
  const alias = firstAlias(document);
  if (alias) {
    const at = lines.linePos(alias.range?.[0] ?? 0);
    throw malformed(`${path}:${at.line}:${at.col}`, `"*${alias.source}" is an alias.`);
  }
  const result = schema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (result.success) return result.data;
  const issue = firstIssue(result.error.issues);
  const node = isNode(document.contents) ? nodeAt(document.contents, issue.path, issue.key) : null;
  const at = node?.range ? lines.linePos(node.range[0]) : { line: 1, col: 1 };
  const word = isScalar(node) && issue.valid.length > 0 ? String(node.value) : null;
  throw new InterdictError({
    code: 'document-invalid',
    family: 'usage',
    message: word === null ? issue.message : `${issue.message} ("${word}")`,
    subject: `${path}:${at.line}:${at.col}`,
    remedy: word === null ? issue.remedy : suggest(word, issue.valid),
  });
}

/** Throws `document-malformed` for text that is no well-formed YAML; whether it fits a schema is not looked at. */
export function refuseBroken(text: string, path: string): void {
  wellFormed(text, path);
}

function wellFormed(
  text: string,
  path: string,
): { readonly document: Document; readonly lines: LineCounter } {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    lineCounter: lines,
    prettyErrors: false,
    strict: true,
  });
  const broken = document.errors[0];
  if (broken) {
    const at = lines.linePos(broken.pos[0]);
    throw malformed(`${path}:${at.line}:${at.col}`, broken.message);
  }
  return { document, lines };
}

function firstAlias(document: Document): Alias | null {
  let found: Alias | null = null;
  visit(document, {
    Alias(_key, alias) {
      found = alias;
      return visit.BREAK;
    },
  });
  return found;
}

/** A zod check for a word of a closed list, whose message names the nearest valid words. */
export function wordOf(what: string, valid: readonly string[]): z.ZodType<string> {
  return z.string().superRefine((word, context) => {
    if (valid.includes(word)) return;
    context.addIssue({
      code: 'custom',
      message: `"${word}" is no ${what} that the catalogue knows.`,
      params: { remedy: suggest(word, valid) },
    });
  });
}

interface Issue {
  readonly path: readonly PropertyKey[];
  /** The key itself is wrong, not its value. */
  readonly key: string | null;
  readonly message: string;
  readonly remedy: string;
  /** The closed list that the value should be from; empty where there is none. */
  readonly valid: readonly string[];
}

function firstIssue(issues: readonly z.core.$ZodIssue[]): Issue {
  const issue = issues[0];
  if (!issue)
    return {
      path: [],
      key: null,
      message: 'The file does not have the expected shape.',
      remedy: '',
      valid: [],
    };
  const where = issue.path.length > 0 ? issue.path.map(String).join('.') : 'the top level';
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    return {
      path: issue.path,
      key,
      message: `"${key}" is no key that may stand here (${where}).`,
      remedy: 'Correct the key, or remove it. The JSON Schema in schema/ lists what may stand where.',
      valid: [],
    };
  }
  if (issue.code === 'invalid_value') {
    const valid = issue.values.map(String);
    return {
      path: issue.path,
      key: null,
      message: `${where}: this is none of the words that may stand here.`,
      remedy: `Valid here: ${valid.slice(0, 20).join(', ')}.`,
      valid,
    };
  }
  const key = issue.path.at(-1);
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined') && key !== undefined) {
    const parent = issue.path.length > 1 ? issue.path.slice(0, -1).map(String).join('.') : 'the top level';
    return {
      path: issue.path,
      key: null,
      message: `${parent}: the key "${String(key)}" is missing.`,
      remedy: 'Add it. The JSON Schema in schema/ lists what may stand where.',
      valid: [],
    };
  }
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.flat()[0];
    if (inner) return firstIssue([{ ...inner, path: [...issue.path, ...inner.path] }]);
  }
  const params: unknown = issue.code === 'custom' ? issue.params : undefined;
  const remedy = hasRemedy(params)
    ? params.remedy
    : 'Correct the value; quote dates and the words "yes" and "no".';
  return { path: issue.path, key: null, message: `${where}: ${issue.message}`, remedy, valid: [] };
}

function hasRemedy(value: unknown): value is { remedy: string } {
  return typeof value === 'object' && value !== null && 'remedy' in value && typeof value.remedy === 'string';
}

/** The deepest node on a path; a missing key gives its parent, a wrong key the key itself. */
function nodeAt(root: Node, path: readonly PropertyKey[], wrongKey: string | null): Node {
  let node: Node = root;
  for (const step of path) {
    const next = childOf(node, step);
    if (!next) return node;
    node = next;
  }
  if (wrongKey !== null && isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === wrongKey);
    if (pair && isNode(pair.key)) return pair.key;
  }
  return node;
}

function childOf(node: Node, step: PropertyKey): Node | null {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
    return pair && isNode(pair.value) ? pair.value : null;
  }
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step];
    return isNode(item) ? item : null;
  }
  return null;
}

function malformed(subject: string, reason: string): InterdictError {
  return new InterdictError({
    code: 'document-malformed',
    family: 'usage',
    message: `This is not well-formed YAML: ${reason.trim()}`,
    subject,
    remedy: 'Correct the line. Dates and the words "yes" and "no" are quoted; aliases are not allowed.',
  });
}
