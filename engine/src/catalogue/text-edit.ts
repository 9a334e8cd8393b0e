import { isMap, parseDocument } from 'yaml';
import { type FileShape, fileShape } from './file-shape.ts';

/** A piece of a text that is to be replaced. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text from one offset to another with the edits that lie between them made. */
export function edited(text: string, edits: readonly Edit[], from = 0, to = text.length): string {
  const pieces: string[] = [];
  let at = from;
  for (const edit of edits.toSorted((a, b) => a.from - b.from)) {
    pieces.push(text.slice(at, edit.from), edit.text);
    at = edit.to;
  }
  return [...pieces, text.slice(at, to)].join('');
}

/** A file as it is written, with the shape that it names at `schema`; null where it names none, or is broken. */
export function shapedFile(text: string): { readonly contents: unknown; readonly shape: FileShape | null } {
  const document = parseDocument(text, { version: '1.2', schema: 'core' });
  const name = isMap(document.contents) ? document.contents.get('schema') : null;
  const isSound = document.errors.length === 0 && typeof name === 'string';
  return { contents: document.contents, shape: isSound ? fileShape(name) : null };
}
