import { printableJson } from './printable.ts';

const INDENT = '  ';

/** A list whose elements are made one after another, each printed as one piece. */
export class LazyList<T> {
  readonly elements: Iterable<T>;

  constructor(elements: Iterable<T>) {
    this.elements = elements;
  }
}

/** A list of what `make` gives for each element, made when it is printed. */
export function lazily<T, U>(elements: Iterable<T>, make: (element: T) => U): LazyList<U> {
  return new LazyList(
    (function* () {
      for (const element of elements) yield make(element);
    })(),
  );
}

/**
 * The text that `printableJson` gives, in pieces: what stands in a `LazyList` is made and printed element by
 * element, and everything around it is taken to be small.
 */
export function* printableJsonPieces(value: unknown, indent = ''): Generator<string> {
  if (value instanceof LazyList) {
    yield* listPieces(value.elements, indent);
    return;
  }
  if (!holdsLazyList(value)) {
    yield indented(printableJson(value), indent);
    return;
  }
  const inner = indent + INDENT;
  const isArray = Array.isArray(value);
  let mark = isArray ? '[' : '{';
  for (const [key, each] of Object.entries(value)) {
    if (each === undefined) continue;
    yield `${mark}\n${inner}${isArray ? '' : `${printableJson(key)}: `}`;
    yield* printableJsonPieces(each, inner);
    mark = ',';
  }
  yield `\n${indent}${isArray ? ']' : '}'}`;
}

function* listPieces(elements: Iterable<unknown>, indent: string): Generator<string> {
  const inner = indent + INDENT;
  let mark = '[';
  for (const element of elements) {
    yield `${mark}\n${inner}${indented(printableJson(element), inner)}`;
    mark = ',';
  }
  yield mark === '[' ? '[]' : `\n${indent}]`;
}

function holdsLazyList(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((each) => each instanceof LazyList || holdsLazyList(each));
}

/** Line ends of a JSON text are layout and never part of a string in it. */
function indented(text: string, indent: string): string {
  return indent === '' ? text : text.replaceAll('\n', `\n${indent}`);
}
