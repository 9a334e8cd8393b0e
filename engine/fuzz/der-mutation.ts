import { type DerNode, nodesOf, readTree, writeTree } from './der-tree.ts';

const TAGS = [
  0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x13, 0x17, 0x18, 0x1e, 0x1f, 0x30, 0x31, 0x80, 0xa0, 0xa3,
];
const LENGTHS = [0, 1, 0x7f, 0x80, 0xff, 0xffff, 0x7fff_ffff, 0xffff_ffff, 0xff_ffff_ffff];

/** Changes one element: its tag, its length, its place or what is in it. Lengths around it stay right. */
export function mutateDer(bytes: Uint8Array, rng: () => number): Uint8Array {
  const root = readTree(bytes);
  if (root === null) return bytes;
  const nodes = nodesOf(root);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(rng() * list.length)];
  const node = pick(nodes) ?? root;
  const other = pick(nodes) ?? root;
  switch (Math.floor(rng() * 8)) {
    case 0:
      node.tag = pick(TAGS) ?? 0;
      break;
    case 1:
      node.lie = pick(LENGTHS) ?? 0;
      break;
    case 2:
      node.lie = Math.max(0, node.octets.length + Math.floor(rng() * 9) - 4);
      break;
    case 3:
      node.parts?.splice(Math.floor(rng() * node.parts.length), 1);
      break;
    case 4:
      node.parts?.splice(Math.floor(rng() * (node.parts.length + 1)), 0, structuredClone(other));
      break;
    case 5:
      Object.assign(node, structuredClone(other));
      break;
    case 6:
      node.octets = changed(node.octets, rng);
      break;
    default:
      nest(node, rng() < 0.01 ? 20_000 : Math.floor(rng() * 100));
  }
  return writeTree(root);
}

function changed(octets: Uint8Array, rng: () => number): Uint8Array {
  const copy = octets.slice();
  const at = Math.floor(rng() * copy.length);
  if (at < copy.length) copy[at] = Math.floor(rng() * 256);
  return rng() < 0.3 ? copy.slice(0, at) : copy;
}

/** Puts the element into SEQUENCEs inside one another. Written flat: the tree itself stays shallow. */
function nest(node: DerNode, depth: number): void {
  const inner = writeTree(node);
  const head = new Uint8Array(depth * 6);
  for (let i = 0; i < depth; i++) {
    const length = (depth - i - 1) * 6 + inner.length;
    head.set([0x30, 0x84], i * 6);
    new DataView(head.buffer).setUint32(i * 6 + 2, length);
  }
  node.tag = 0x30;
  node.parts = null;
  node.octets = Buffer.concat([head, inner]);
}
