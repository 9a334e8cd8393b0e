import { expect, it } from 'vitest';
import type { SourceDocument } from '../model/source-document.ts';
import type { EntityEdge, Supplier } from '../model/supplier.ts';
import { lintEdges } from './lint-edges.ts';
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

const REGISTER = {
  title: '',
  url: 'https://register.example/',
  original: null,
  published: null,
  kind: 'official',
  read: 'section',
  text: null,
} as const;
const SOURCES: readonly SourceDocument[] = [
  { ...REGISTER, id: 'register' },
  { ...REGISTER, id: 'lei', url: 'https://search.gleif.org/#/record/ZZ' },
  { ...REGISTER, id: 'not-gleif', url: 'https://gleif.org.example/' },
  { ...REGISTER, id: 'memory', read: 'not-read' },
];

/** An edge since 2010 that a register tells, but for what is said otherwise. */
function edgeLints(...edges: readonly Written[]): string[] {
  const dated = edges.map((edge) => ({ from: '2010-01-01', ...edge }));
  return lintEdges(graph({ a: dated }), SOURCES).map(({ lint, severity, where }) =>
    [severity, lint, where].join(' '),
  );
}

it.each<{ says: readonly string[]; edges: readonly Written[] }>([
  { says: [], edges: [{ kind: 'parent', to: 'b' }] },
  { says: ['note edge-without-date a'], edges: [{ kind: 'parent', to: 'b', from: null }] },
  // A successor without its day is an error elsewhere.
  { says: [], edges: [{ kind: 'successor', to: 'b', from: null }] },
  { says: ['note edge-without-source a'], edges: [{ kind: 'parent', to: 'b', source: 'memory' }] },
  { says: ['error consolidation-as-ownership a'], edges: [{ kind: 'parent', to: 'b', source: 'lei' }] },
  { says: ['error consolidation-as-ownership a'], edges: [{ kind: 'subsidiary', to: 'b', source: 'lei' }] },
  { says: [], edges: [{ kind: 'affiliate', to: 'b', source: 'lei' }] },
  { says: [], edges: [{ kind: 'parent', to: 'b', source: 'not-gleif' }] },
  {
    says: ['error sources-disagree a'],
    edges: [
      { kind: 'parent', to: 'b', share: '40' },
      { kind: 'parent', to: 'b', share: '60' },
    ],
  },
  {
    says: ['error sources-disagree a'],
    edges: [
      { kind: 'parent', to: 'b', share: '40', until: '2020-01-01' },
      { kind: 'parent', to: 'b', share: '60', from: '2019-12-31' },
    ],
  },
  {
    says: [],
    edges: [
      { kind: 'parent', to: 'b', share: '40', until: '2020-01-01' },
      { kind: 'parent', to: 'b', share: '60', from: '2020-01-01' },
    ],
  },
  {
    says: [],
    edges: [
      { kind: 'parent', to: 'b', share: '60' },
      { kind: 'parent', to: 'c', share: '40' },
    ],
  },
])('of the edges $edges: $says', ({ says, edges }) => {
  expect(edgeLints(...edges)).toEqual(says);
});
