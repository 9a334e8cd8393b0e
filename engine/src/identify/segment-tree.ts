import type { Indicator } from '../model/indicator.ts';
import { wildcard } from './wildcard.ts';

export interface Node {
  readonly exact: Map<string, Node>;
  readonly globs: {
    readonly test: (text: string) => boolean;
    readonly pattern: string;
    readonly node: Node;
  }[];
  readonly indicators: Indicator[];
}

/** How far names in a row have come through a tree, wherever in the row each pattern begins. */
export interface Begun {
  /** Where patterns that began stand now. */
  readonly nodes: readonly Node[];
  /** What was met on the way; the same may stand there twice. */
  readonly met: readonly Indicator[];
}

export const NOTHING_BEGUN: Begun = { nodes: [], met: [] };

/**
 * Patterns over names in a row (the folders of a path, the keys of a registry), each compared whole or
 * with `*` inside one name. A pattern is found in everything that begins with it.
 */
export class SegmentTree {
  readonly #root: Node = newNode();

  add(segments: readonly string[], indicator: Indicator): void {
    let node = this.#root;
    for (const segment of segments) node = childFor(node, segment);
    if (node !== this.#root) node.indicators.push(indicator);
  }

  /** One name on: every pattern that began goes on or ends, and any may begin here. */
  follow(begun: Begun, segment: string): Begun {
    let next = into(this.#root, segment, null);
    for (const node of begun.nodes) next = into(node, segment, next);
    if (next === null) return begun.nodes.length === 0 ? begun : { nodes: [], met: begun.met };
    const met = next.flatMap((node) => node.indicators);
    return { nodes: next, met: met.length > 0 ? [...begun.met, ...met] : begun.met };
  }

  /** Adds to `found` what begins at segment `from`. The cost is bounded by the tree, not by the text. */
  collect(segments: readonly string[], from: number, found: Set<Indicator>): void {
    let level: Node[] = [this.#root];
    for (let at = from; at < segments.length && level.length > 0; at++) {
      const segment = segments[at] ?? '';
      const next: Node[] = [];
      for (const node of level) {
        const exact = node.exact.get(segment);
        if (exact) next.push(exact);
        for (const glob of node.globs) if (glob.test(segment)) next.push(glob.node);
      }
      for (const node of next) for (const indicator of node.indicators) found.add(indicator);
      level = next;
    }
  }
}

function into(node: Node, segment: string, found: Node[] | null): Node[] | null {
  let next = found;
  const exact = node.exact.get(segment);
  if (exact) next = [...(next ?? []), exact];
  for (const glob of node.globs) if (glob.test(segment)) next = [...(next ?? []), glob.node];
  return next;
}

function newNode(): Node {
  return { exact: new Map(), globs: [], indicators: [] };
}

function childFor(node: Node, segment: string): Node {
  if (!segment.includes('*')) {
    const known = node.exact.get(segment);
    if (known) return known;
    const made = newNode();
    node.exact.set(segment, made);
    return made;
  }
  const known = node.globs.find((glob) => glob.pattern === segment);
  if (known) return known.node;
  const made = { test: wildcard(segment), pattern: segment, node: newNode() };
  node.globs.push(made);
  return made.node;
}
