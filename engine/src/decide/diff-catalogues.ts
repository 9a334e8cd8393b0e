import type { Catalogue } from '../model/catalogue.ts';
import type { CatalogueDiff, EntryChanges, ProhibitionChange } from '../model/catalogue-diff.ts';
import type { Instant } from '../model/instant.ts';
import type { Prohibition } from '../model/prohibition.ts';
import { casesDecidedDifferently } from './diff-cases.ts';
import { type Changed, clausesTouched } from './diff-touched.ts';
import { changedWords } from './diff-words.ts';
import { type Entry, entryChanges, writtenOtherwise } from './diff-written.ts';

/**
 * What differs between two catalogues, and for each prohibition that does, the cases that come out otherwise,
 * stricter or looser, each with a witness. A prohibition whose own text stands can change too: through a word,
 * a question or a supplier that it rests on. Nobody's profile is taken: the facts are those of the questions.
 *
 * @param asKnown what the public knew of the law by then is compared
 * @param onLaw told again and again which law is being compared: one with many cases takes a while
 */
export function diffCatalogues(
  before: Catalogue,
  after: Catalogue,
  asKnown: Instant,
  onLaw: (id: string, done: number, of: number) => void = () => {},
): CatalogueDiff {
  const words = entryChanges(wordsOf(before), wordsOf(after));
  const questions = entryChanges(before.questions, after.questions);
  return {
    before: { version: before.version, digest: before.digest },
    after: { version: after.version, digest: after.digest },
    prohibitions: prohibitionChanges(
      { before, after, questions: new Set(questions.changed), words: changedWords(before, after) },
      asKnown,
      onLaw,
    ),
    words: bare(words),
    questions,
    sources: entryChanges(before.sources, after.sources),
    holidays: entryChanges(before.holidays, after.holidays),
    suppliers: entryChanges(before.suppliers, after.suppliers),
    products: entryChanges(before.products, after.products),
    indicators: entryChanges(before.indicators, after.indicators),
    roots: entryChanges(
      before.roots.map((root) => ({ ...root, id: root.sha256 })),
      after.roots.map((root) => ({ ...root, id: root.sha256 })),
    ),
  };
}

/** One id may be a word of two lists: an actor and an activity. */
function wordsOf({ vocabulary }: Catalogue): Entry[] {
  return Object.entries(vocabulary).flatMap(([list, words]) =>
    words.map((word: Entry) => ({ ...word, id: `${list}/${word.id}` })),
  );
}

function bare({ added, removed, changed }: EntryChanges): EntryChanges {
  const id = (each: string): string => each.slice(each.indexOf('/') + 1);
  return { added: added.map(id), removed: removed.map(id), changed: changed.map(id) };
}

function prohibitionChanges(
  changed: Changed,
  asKnown: Instant,
  onLaw: (id: string, done: number, of: number) => void,
): ProhibitionChange[] {
  const { before, after, words, questions } = changed;
  const ids = [...new Set([...before.prohibitions, ...after.prohibitions].map(({ id }) => id))].sort();
  const found: ProhibitionChange[] = [];
  for (const [index, id] of ids.entries()) {
    const onCase = () => onLaw(id, index + 1, ids.length);
    onCase();
    const [old, now] = [before, after].map(({ prohibitions }) => prohibitions.find((each) => each.id === id));
    const written = old && now ? writtenOtherwise(old, now) : [];
    const kind = kindOf(old, now, written);
    const clauses = clausesTouched(old, now, changed);
    if (kind === 'reached otherwise' && clauses.length === 0) continue;
    const { cases, exhaustive } = casesDecidedDifferently(
      { id, before, after, clauses, words, questions, asKnown },
      onCase,
    );
    if (kind === 'reached otherwise' && cases.length === 0) continue;
    found.push({ prohibition: id, kind, cases, exhaustive, written });
  }
  return found;
}

function kindOf(
  old: Prohibition | undefined,
  now: Prohibition | undefined,
  written: readonly string[],
): ProhibitionChange['kind'] {
  if (!old) return 'added';
  if (!now) return 'removed';
  return written.length > 0 ? 'changed' : 'reached otherwise';
}
