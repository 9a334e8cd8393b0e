import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Citation, Prohibition } from '../model/prohibition.ts';
import type { SourceDocument } from '../model/source-document.ts';
import { readBytes } from './document.ts';
import { type LintFinding, lintError, lintNote } from './lint-finding.ts';
import type { LawData } from './read-catalogue.ts';

/** What is stored of sources, by the id of the source. */
export type StoredTexts = ReadonlyMap<string, Uint8Array>;

/** Reads `sources/texts/` of a catalogue's folder: `ID.txt` for a source that names its `text`. */
export function readTexts(folder: string): StoredTexts {
  const texts = join(folder, 'sources', 'texts');
  if (!existsSync(texts)) return new Map();
  const files = readdirSync(texts).filter((name) => name.endsWith('.txt'));
  return new Map(files.map((name) => [name.slice(0, -'.txt'.length), readBytes(join(texts, name), name)]));
}

/**
 * Looks for every quote in what is stored of its source: a quote stands there word for word, whatever the
 * print did to spaces, hyphens and quotation marks. What is stored has the digest that the source states.
 */
export function lintQuotes({ prohibitions, sources }: LawData, texts: StoredTexts): LintFinding[] {
  const stating = new Set(sources.flatMap(({ id, text }) => (text === null ? [] : [id])));
  const stored = new Map<string, string>();
  for (const [id, bytes] of texts) stored.set(id, folded(new TextDecoder().decode(bytes)));
  return [
    ...sources.flatMap((source) => textFindings(source, texts)),
    ...[...texts.keys()]
      .filter((id) => !stating.has(id))
      .map((id) => {
        const remedy = `Give the source ${id} its "text: sha256:…", or remove the file.`;
        return lintError('text-changed', id, `No source states the digest of texts/${id}.txt.`, remedy);
      }),
    ...prohibitions.flatMap((law) =>
      citationsOf(law).flatMap(({ where, cite }) => quoteFindings(where, cite, stored)),
    ),
  ];
}

function textFindings({ id, text }: SourceDocument, texts: StoredTexts): LintFinding[] {
  if (text === null) return [];
  const bytes = texts.get(id);
  const found = bytes && `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  if (found === text) return [];
  const message =
    found === undefined
      ? `There is no sources/texts/${id}.txt.`
      : `sources/texts/${id}.txt has the digest ${found}.`;
  return [
    lintError(
      'text-changed',
      id,
      message,
      'Compare it with the source, and state the digest of what is there.',
    ),
  ];
}

function quoteFindings(where: string, cite: Citation, stored: ReadonlyMap<string, string>): LintFinding[] {
  if (cite.quote === null) return [];
  const text = stored.get(cite.source);
  if (text === undefined) {
    const message = `It quotes "${cite.source}", of which no text is stored to find it in.`;
    return [lintNote('quote-unchecked', where, message, `Store the paragraph in texts/${cite.source}.txt.`)];
  }
  if (stands(cite.quote, text)) return [];
  const message = `"${cite.quote}" does not stand in what is stored of "${cite.source}".`;
  return [
    lintError('quote-not-in-source', where, message, 'Quote it as it is written, or store more of it.'),
  ];
}

/** Whether the pieces of a quote between its ellipses stand in a text one after another. */
function stands(quote: string, text: string): boolean {
  let from = 0;
  for (const piece of quote.split(/\s*(?:…|\.\.\.)\s*/).map(folded)) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

/** A text without what a print does to it: its spaces, hyphens and dashes, and the shapes of quotation marks. */
function folded(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00ad\u200b\ufeff\u002d\u2010-\u2015\u2212]+/gu, '')
    .replace(/[\u2018\u2019\u201a\u201b`]/gu, "'")
    .replace(/[\u201c\u201d\u201e\u201f]|''/gu, '"');
}

interface Cited {
  readonly where: string;
  readonly cite: Citation;
}

function citationsOf({ id, events, groups, clauses, story }: Prohibition): Cited[] {
  const at = (place: string, cites: readonly Citation[]): Cited[] =>
    cites.map((cite) => ({ where: `${id}${place}`, cite }));
  return [
    ...events.flatMap((event) =>
      at(`#${event.id}`, [event.cite, ...event.alternatives.map(({ cite }) => cite)]),
    ),
    ...groups.flatMap((group) => at(`#${group.id}`, [group.cite])),
    ...clauses.flatMap((clause) => at(`/${clause.id}`, clause.cite)),
    ...story.flatMap(({ lines }) =>
      at(
        '#story',
        lines.map(({ cite }) => cite),
      ),
    ),
  ];
}
