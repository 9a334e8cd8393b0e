import type { SourceDocument } from '../model/source-document.ts';
import type { EntityEdge, Supplier } from '../model/supplier.ts';
import { type LintFinding, lintError, lintNote } from './lint-finding.ts';

/** Registers that tell who consolidates whose accounts: that is neither a share nor ownership. */
const CONSOLIDATION = /^https?:\/\/([^/]+\.)?gleif\.org(\/|$)/i;

/** Checks what the edges of the graph rest on: a day, a source that was read, and one that tells of ownership. */
export function lintEdges(suppliers: readonly Supplier[], sources: readonly SourceDocument[]): LintFinding[] {
  const known = new Map(sources.map((source) => [source.id, source]));
  return suppliers.flatMap((supplier) => [
    ...supplier.edges.flatMap((edge) => consolidated(supplier, edge, known.get(edge.source))),
    ...undated(supplier),
    ...unread(supplier, known),
    ...disputed(supplier),
  ]);
}

function consolidated({ id }: Supplier, edge: EntityEdge, source: SourceDocument | undefined): LintFinding[] {
  const owns = edge.kind === 'parent' || edge.kind === 'subsidiary';
  if (!owns || source === undefined || !CONSOLIDATION.test(source.url)) return [];
  const message = `That its ${edge.kind} is "${edge.to}" rests on "${source.id}", which tells whose accounts are consolidated and not who owns whom.`;
  const remedy = 'Cite what tells of the ownership, or say "kind: affiliate" and no share.';
  return [lintError('consolidation-as-ownership', id, message, remedy)];
}

/** A successor without a date is an error of its own: of `lintGraph`. */
function undated({ id, edges }: Supplier): LintFinding[] {
  const open = edges.filter(({ kind, from }) => kind !== 'successor' && from === null);
  if (open.length === 0) return [];
  const message = `Nothing says since when: ${told(open)}. Law takes it as always so.`;
  return [lintNote('edge-without-date', id, message, 'Give the edge a "from"; a year will do.')];
}

function unread({ id, edges }: Supplier, known: ReadonlyMap<string, SourceDocument>): LintFinding[] {
  const loose = edges.filter(({ source }) => known.get(source)?.read === 'not-read');
  if (loose.length === 0) return [];
  const message = `No source that was read says so: ${told(loose)}.`;
  return [lintNote('edge-without-source', id, message, 'Cite what says who stands in which relation.')];
}

/** Two sources that give one holding two shares at one time: the larger would decide in silence. */
function disputed({ id, edges }: Supplier): LintFinding[] {
  return edges.flatMap((edge, index) =>
    edges
      .slice(index + 1)
      .filter((other) => isSameHolding(edge, other) && edge.share !== other.share && meet(edge, other))
      .map((other) => {
        const message = `Its ${edge.kind} "${edge.to}" is said to hold ${edge.share ?? '?'} per cent by "${edge.source}" and ${other.share ?? '?'} by "${other.source}".`;
        const remedy = 'Leave the share out where nobody knows it, or give the edges their dates.';
        return lintError('sources-disagree', id, message, remedy);
      }),
  );
}

function isSameHolding(one: EntityEdge, other: EntityEdge): boolean {
  return one.kind === other.kind && one.to === other.to;
}

function meet(one: EntityEdge, other: EntityEdge): boolean {
  const begun = [one.from ?? '', other.from ?? ''].sort()[1] ?? '';
  return [one.until, other.until].every((until) => until === null || begun < until);
}

function told(edges: readonly EntityEdge[]): string {
  return edges.map(({ kind, to }) => `its ${kind} is "${to}"`).join('; ');
}
