/** DER as a tree that can be changed and written again with right lengths, for mutation. */
export interface DerNode {
  tag: number;
  /** Parts of a constructed element; null for octets. */
  parts: DerNode[] | null;
  octets: Uint8Array;
  /** Written in place of the true length. */
  lie: number | null;
}

const MOST_NODES = 2_000;

/** Reads what can be read; the rest stays octets. Null where the first element is none. */
export function readTree(bytes: Uint8Array): DerNode | null {
  const budget = { nodes: MOST_NODES };
  const [first] = readNodes(bytes, 0, bytes.length, budget, 0) ?? [];
  return first ?? null;
}

/** All nodes, outermost first. */
export function nodesOf(root: DerNode): DerNode[] {
  const nodes = [root];
  for (const node of nodes) nodes.push(...(node.parts ?? []));
  return nodes;
}

export function writeTree(node: DerNode): Uint8Array {
  const content = node.parts === null ? node.octets : Buffer.concat(node.parts.map(writeTree));
  return Buffer.concat([Uint8Array.from([node.tag, ...lengthOctets(node.lie ?? content.length)]), content]);
}

function readNodes(
  bytes: Uint8Array,
  start: number,
  end: number,
  budget: { nodes: number },
  depth: number,
): DerNode[] | null {
  const nodes: DerNode[] = [];
  for (let at = start; at < end; ) {
    const tag = bytes[at] ?? 0;
    const first = bytes[at + 1] ?? 0;
    const extra = first > 0x80 ? Math.min(first & 0x7f, 5) : 0;
    const content = at + 2 + extra;
    let length = first < 0x80 ? first : 0;
    for (let i = 0; i < extra; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0);
    if (content + length > end || budget.nodes-- <= 0) return nodes.length === 0 ? null : nodes;
    const isConstructed = (tag & 0x20) !== 0 && depth < 40;
    const parts = isConstructed ? readNodes(bytes, content, content + length, budget, depth + 1) : null;
    nodes.push({ tag, parts, octets: bytes.slice(content, content + length), lie: null });
    at = content + length;
  }
  return nodes;
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}
