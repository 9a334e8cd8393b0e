import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isScalar, isSeq, Lexer, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { type FileShape, keyRanks, shapeBelow, shapeOf } from './file-shape.ts';
import { lintOrder } from './lint-order.ts';
import { type Edit, edited, shapedFile } from './text-edit.ts';

/**
 * The text with the keys of every map in the order of its shape. Comments above a key and beside its value go with
 * it, blank lines stay where they are, and a map inside of braces with a comment is left as it is. Text of no shape,
 * and what could not be moved without saying something else, is given back unchanged.
 */
export function orderedKeys(text: string): string {
  // Tokens are read in half the time, and most files are in order.
  if (lintOrder(text, '').length === 0) return text;
  const { contents, shape } = shapedFile(text);
  const ordered = edited(text, editsOf(text, contents, shape, shape));
  return saysTheSame(text, ordered) ? ordered : text;
}

/** Whether two texts have the same values and the same comments, whatever the order. */
function saysTheSame(before: string, after: string): boolean {
  if (before === after) return true;
  const [one, other] = [before, after].map((text) => {
    const document = parseDocument(text, { version: '1.2', schema: 'core' });
    const comments = [...new Lexer().lex(text)].filter((token) => token.startsWith('#')).sort();
    return { errors: document.errors.length, value: document.toJS({ maxAliasCount: 0 }), comments };
  });
  return isDeepStrictEqual(one, other);
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

function editsOf(text: string, node: unknown, shape: FileShape | null, root: FileShape | null): Edit[] {
  if (isSeq(node)) {
    const items = shapeOf('list', shape, root)?.items ?? null;
    return node.items.flatMap((item) => editsOf(text, item, items, root));
  }
  if (!isMap(node)) return [];
  const keys = node.items.map(keyOf);
  const meant = shapeOf(keys, shape, root);
  if (meant === null) return [];
  const inner = node.items.map((pair) => editsOf(text, pair.value, shapeBelow(keyOf(pair), meant), root));
  const order = keyRanks(keys, meant)?.map((rank, index) => ({ index, rank })) ?? [];
  const wanted = order.toSorted((a, b) => a.rank - b.rank || a.index - b.index).map(({ index }) => index);
  if (wanted.every((each, index) => each === index)) return inner.flat();
  const move = node.flow ? flowEdits : blockEdit;
  return move(text, node, inner, wanted) ?? inner.flat();
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** From a pair's key to the end of its value; null where nobody can tell. */
function stretchOf({ key, value }: Pair): Stretch | null {
  const from = isNode(key) ? key.range?.[0] : undefined;
  const end = isNode(value) ? value.range?.[1] : isNode(key) ? key.range?.[1] : undefined;
  return from === undefined || end === undefined ? null : { from, to: end };
}

function stretchesOf(map: YAMLMap): Stretch[] | null {
  const found = map.items.map(stretchOf).filter((each) => each !== null);
  return found.length === map.items.length ? found : null;
}

/** Within braces the pairs change places and what stands between them stays; null where that is a comment. */
function flowEdits(
  text: string,
  map: YAMLMap,
  inner: readonly (readonly Edit[])[],
  wanted: readonly number[],
): Edit[] | null {
  const stretches = stretchesOf(map);
  if (stretches === null || !map.range) return null;
  const ends = [map.range[0], ...stretches.map(({ to }) => to)];
  const starts = [...stretches.map(({ from }) => from), map.range[1]];
  if (ends.some((end, index) => text.slice(end, starts[index]).includes('#'))) return null;
  return stretches.flatMap(({ from, to }, slot) => {
    const source = wanted[slot] ?? slot;
    const own = stretches[source];
    if (own === undefined) return [];
    return [{ from, to, text: edited(text, inner[source] ?? [], own.from, own.to) }];
  });
}

/** Whole lines change places, each key with the comments above it. */
function blockEdit(
  text: string,
  map: YAMLMap,
  inner: readonly (readonly Edit[])[],
  wanted: readonly number[],
): Edit[] | null {
  const stretches = stretchesOf(map);
  const first = stretches?.[0];
  if (!stretches || first === undefined) return null;
  const lineStart = text.lastIndexOf('\n', first.from - 1) + 1;
  const indent = ' '.repeat(first.from - lineStart);
  const ends = stretches.map(({ to }) => endOfLine(text, to));
  const parts = stretches.map(({ from }, index) => {
    const begin = index === 0 ? from : (ends[index - 1] ?? from);
    const body = edited(text, inner[index] ?? [], begin, ends[index] ?? text.length);
    const blank = index === 0 ? '' : (/^([ \t]*\r?\n)*/.exec(body)?.[0] ?? '');
    const own = index === 0 ? `${indent}${body}` : body.slice(blank.length);
    return { blank, own: own.endsWith('\n') ? own : `${own}\n` };
  });
  const moved = wanted
    .map((source, slot) => `${parts[slot]?.blank ?? ''}${parts[source]?.own ?? ''}`)
    .join('');
  const to = ends.at(-1) ?? text.length;
  // The first key may follow a dash: its line has begun.
  const lines = moved.slice(indent.length);
  return [{ from: first.from, to, text: text[to - 1] === '\n' ? lines : lines.replace(/\n$/, '') }];
}

/** After the line on which what ends at an offset has its last word, and its comment. */
function endOfLine(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at--;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}
