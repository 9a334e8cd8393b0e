import { FormatError } from '../../formats/byte-reader.ts';
import type { JsonChooser, JsonPath } from '../../formats/json/json.ts';
import { documentGaps, documentValues, openDocument } from '../document.ts';
import type { ObserveContext, OpenFile, SourceStep } from '../source.ts';

/** What came of a value: the steps that it gives, or null where it is not what it should be. */
export type ReadValue = (value: unknown, path: JsonPath, line: number) => Iterable<SourceStep> | null;

/** Hands on the values of a JSON file that `choose` takes, one at a time; what cannot be read is a gap. */
export function* jsonValues(
  file: OpenFile,
  context: ObserveContext,
  choose: JsonChooser,
  read: ReadValue,
): Generator<SourceStep> {
  const document = openDocument(file, context.limits);
  for (const gap of document.gaps) yield { kind: 'gap', gap };
  const gaps = documentGaps(
    file,
    'Close the browser and scan again; if it stays, remove and add the extension.',
  );
  for (const piece of documentValues(file, document, choose)) {
    if (piece.kind === 'pause') {
      yield piece;
      continue;
    }
    const { line, column } = piece.place;
    const steps = piece.kind === 'value' ? read(piece.value, piece.path, line) : null;
    if (steps !== null) yield* steps;
    else if (piece.kind === 'error') yield* gaps.report(piece.error, { line, column });
    else
      yield* gaps.report(new FormatError('malformed', 'it is not what such a file has here'), {
        line,
        column,
      });
  }
  yield* gaps.rest();
}
