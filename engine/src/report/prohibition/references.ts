import type { Catalogue } from '../../model/catalogue.ts';
import type { Citation } from '../../model/prohibition.ts';
import type { SourceDocument } from '../../model/source-document.ts';
import type { Verification } from '../../model/verification.ts';
import { type FieldLayout, field, type Span } from '../text/lines.ts';
import { printable } from '../text/printable.ts';
import { VERIFICATION_MARKS } from '../words/verification-words.ts';

/** How much of a document was read, and what kind of document it is, for people. */
const READ = {
  whole: 'read',
  section: 'read in part',
  excerpt: 'excerpts read',
  'not-read': 'not read',
} as const satisfies Record<SourceDocument['read'], string>;

const KINDS = {
  instrument: 'the instrument',
  official: 'official',
  'law-firm': 'law firm',
  press: 'press',
  supplier: 'the supplier',
  repository: 'repository',
  other: 'other',
} as const satisfies Record<SourceDocument['kind'], string>;

/** Numbers sources in the order in which a text first names them. */
export interface References {
  /** `[3 at pin; secondary source: from when]` at the end of a line; `of` names the parts that are no better. */
  mark(cites: readonly Citation[], verification: Verification, of?: string): Span;
  /** The numbered list for the end of the text. */
  list(layout: FieldLayout): string[];
}

export function newReferences(catalogue: Pick<Catalogue, 'sources'>): References {
  const numbers = new Map<string, number>();
  const numberOf = (source: string) => {
    const known = numbers.get(source);
    if (known !== undefined) return known;
    numbers.set(source, numbers.size + 1);
    return numbers.size;
  };
  const documentOf = (id: string) => catalogue.sources.find((source) => source.id === id);
  return {
    mark(cites, verification, of = '') {
      // A source that was never read is no number to follow: the word alone says it.
      const read = cites.filter(({ source }) => documentOf(source)?.read !== 'not-read');
      const named = read.map(({ source, pin }) =>
        pin === null ? `${numberOf(source)}` : `${numberOf(source)} at ${pin}`,
      );
      return { text: `[${[...named, VERIFICATION_MARKS[verification] + of].join('; ')}]`, tone: 'quiet' };
    },
    list(layout) {
      const inner = { ...layout, indent: 2, label: 4 };
      return [...numbers].flatMap(([id, number]) => {
        const document = documentOf(id);
        if (!document) return field(String(number), [id], inner);
        const about = `${document.title} (${KINDS[document.kind]}; ${READ[document.read]})`;
        // An address is never cut: it is there to be copied.
        return [
          ...field(String(number), [about], inner),
          `      ${printable(document.original ?? document.url)}`,
        ];
      });
    },
  };
}
