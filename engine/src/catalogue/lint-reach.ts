import type { Vocabulary, VocabularyWord } from '../model/catalogue.ts';
import type { Clause, LawEvent, Prohibition } from '../model/prohibition.ts';
import { broader } from './broader-words.ts';

/** The first word that falls under one of either list; null where none does. */
export function bothReach(
  left: readonly string[],
  right: readonly string[],
  words: readonly VocabularyWord[],
  everybody: string | null,
): string | null {
  const word = words.find(({ id }) => {
    const wide = broader(id, words);
    const reached = (list: readonly string[]): boolean =>
      list.some((each) => wide.has(each) || each === everybody);
    return reached(left) && reached(right);
  });
  return word?.id ?? null;
}

/** Half-open; infinite where it has no end, or has not begun. */
interface Span {
  readonly from: number;
  readonly to: number;
}

function spansOf(law: Prohibition, { valid, known }: Clause): { readonly valid: Span; readonly known: Span } {
  const events = new Map(law.events.map((event) => [event.id, event]));
  const span = (bounds: Clause['valid'], of: (event: LawEvent) => string | null): Span => {
    const instant = (id: string): number => {
      const event = events.get(id);
      const text = event ? of(event) : null;
      return text === null ? Number.POSITIVE_INFINITY : Date.parse(text);
    };
    return { from: instant(bounds.from), to: instant(bounds.to) };
  };
  return { valid: span(valid, (event) => event.at), known: span(known, (event) => event.known) };
}

/** Whether two clauses are in force, and known, at one time. */
export function inForceAtOnce(law: Prohibition, a: Clause, b: Clause): boolean {
  const [left, right] = [spansOf(law, a), spansOf(law, b)];
  const meet = (one: Span, other: Span): boolean =>
    one.from === other.from || Math.max(one.from, other.from) < Math.min(one.to, other.to);
  return meet(left.valid, right.valid) && meet(left.known, right.known);
}

/** Whether every case that the inner clause reaches, conditions apart, is one that the outer reaches. */
export function isWithin(law: Prohibition, inner: Clause, outer: Clause, vocabulary: Vocabulary): boolean {
  const reaches = (
    list: readonly string[],
    by: readonly string[],
    words: Vocabulary['classes'] | Vocabulary['actors'],
  ): boolean => list.every((word) => by.some((each) => each === 'anyone' || broader(word, words).has(each)));
  const classes = outer.object.classes.length === 0;
  const [one, other] = [spansOf(law, inner), spansOf(law, outer)];
  const covers = (wide: Span, narrow: Span): boolean => wide.from <= narrow.from && narrow.to <= wide.to;
  return (
    reaches(inner.binds, outer.binds, vocabulary.actors) &&
    reaches(inner.does, outer.does, vocabulary.activities) &&
    (outer.object.madeBy === null || outer.object.madeBy === inner.object.madeBy) &&
    (classes ||
      (inner.object.classes.length > 0 &&
        reaches(inner.object.classes, outer.object.classes, vocabulary.classes))) &&
    covers(other.valid, one.valid) &&
    covers(other.known, one.known)
  );
}
