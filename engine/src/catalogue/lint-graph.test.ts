import { expect, it } from 'vitest';
import type { EntityEdge, Supplier } from '../model/supplier.ts';
import { lintGraph } from './lint-graph.ts';

type Written = Partial<EntityEdge> & Pick<EntityEdge, 'kind' | 'to'>;

function graph(edges: Readonly<Record<string, readonly Written[]>>): Supplier[] {
  const plain = {
    share: null,
    from: null,
    until: null,
    source: 'register',
    verification: 'primary',
  } as const;
  return Object.entries(edges).map(([id, own]) => ({
    id,
    name: id,
    names: [],
    country: null,
    edges: own.map((edge) => ({ ...plain, ...edge })),
    note: null,
  }));
}

function lints(suppliers: readonly Supplier[]): string[] {
  return lintGraph(suppliers).map(({ lint, where }) => `${lint} ${where}`);
}

it.each([
  { says: ['self-edge a'], edges: { a: [{ kind: 'affiliate', to: 'a' }] } },
  { says: ['succession-without-date a'], edges: { a: [{ kind: 'successor', to: 'b' }], b: [] } },
  {
    says: ['ownership-circle b'],
    edges: {
      a: [{ kind: 'parent', to: 'b' }],
      b: [{ kind: 'parent', to: 'c' }],
      c: [{ kind: 'parent', to: 'a' }],
    },
  },
  {
    says: ['ownership-circle a'],
    edges: {
      a: [{ kind: 'subsidiary', to: 'b', share: '60' }],
      b: [{ kind: 'subsidiary', to: 'a', share: '50.1' }],
    },
  },
  {
    says: ['owned-over-100 c'],
    edges: {
      a: [{ kind: 'subsidiary', to: 'c', share: '60' }],
      b: [{ kind: 'subsidiary', to: 'c', share: '40.000001' }],
    },
  },
] satisfies { says: string[]; edges: Record<string, Written[]> }[])('$says', ({ says, edges }) => {
  expect(lints(graph(edges))).toEqual(says);
});

it.each([
  {
    what: 'shares in each other that control nothing',
    edges: {
      a: [{ kind: 'subsidiary', to: 'b', share: '50' }],
      b: [{ kind: 'subsidiary', to: 'a', share: '10' }],
    },
  },
  {
    what: 'owners that changed places',
    edges: {
      a: [{ kind: 'subsidiary', to: 'b', until: '2010-01-01' }],
      b: [{ kind: 'subsidiary', to: 'a', from: '2010-01-01' }],
    },
  },
  {
    what: 'one holding said from both ends',
    edges: {
      a: [{ kind: 'subsidiary', to: 'b', share: '60' }],
      b: [{ kind: 'parent', to: 'a', share: '60' }],
    },
  },
  {
    what: 'a share handed on',
    edges: {
      a: [{ kind: 'subsidiary', to: 'c', share: '60', until: '2010-01-01' }],
      b: [{ kind: 'subsidiary', to: 'c', share: '60', from: '2010-01-01' }],
    },
  },
  {
    what: 'two ways down to one',
    edges: {
      a: [
        { kind: 'subsidiary', to: 'b' },
        { kind: 'subsidiary', to: 'c' },
      ],
      b: [{ kind: 'subsidiary', to: 'd' }],
      c: [{ kind: 'subsidiary', to: 'd' }],
      d: [],
    },
  },
] satisfies { what: string; edges: Record<string, Written[]> }[])(
  'nothing is wrong with $what',
  ({ edges }) => {
    expect(lints(graph(edges))).toEqual([]);
  },
);

it('walks a chain of a hundred thousand', () => {
  const chain = Array.from(
    { length: 100_000 },
    (_, i) => [`s${i}`, [{ kind: 'parent', to: `s${i + 1}` }]] as const,
  );
  expect(lints(graph({ ...Object.fromEntries(chain), s100000: [] }))).toEqual([]);
});
