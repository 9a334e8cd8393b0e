import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { membersOf } from '../../src/decide/entity-group.ts';
import type { SupplierGroup } from '../../src/model/prohibition.ts';
import { COMPANIES, companiesOf, edgeLists, groups, type OwnedEdge, SHARES } from './arbitrary-graph.ts';
import { PROPERTY } from './property-runs.ts';
import { referenceMembers } from './reference-closure.ts';

const DAYS = ['2022-06-01', '2023-01-01', '2024-06-01', '2025-01-01'];
const days = fc.constantFrom(...DAYS);

function reached(group: SupplierGroup, edges: readonly OwnedEdge[], day: string, order = COMPANIES) {
  const { surely, perhaps } = membersOf(group, companiesOf(edges, order), Date.parse(`${day}T00:00:00Z`));
  return { surely: [...surely].sort(), possibly: [...surely, ...perhaps].sort() };
}

const includesAll = (whole: readonly string[], part: readonly string[]): boolean =>
  part.every((each) => whole.includes(each));

describe('whom a group reaches', () => {
  it('is what every closed set of companies has in common, with unknown shares as nothing and as all', () => {
    fc.assert(
      fc.property(groups, edgeLists, days, (group, edges, day) => {
        const found = reached(group, edges, day);
        expect(found.surely).toEqual(referenceMembers(group, edges, day, 0).sort());
        expect(found.possibly).toEqual(referenceMembers(group, edges, day, 100).sort());
      }),
      PROPERTY,
    );
  });

  it('does not grow by starting from all that it reached', () => {
    fc.assert(
      fc.property(groups, edgeLists, days, (group, edges, day) => {
        const { surely } = reached(group, edges, day);
        expect(reached({ ...group, roots: surely }, edges, day).surely).toEqual(surely);
      }),
      PROPERTY,
    );
  });

  it('is the same in whatever order companies and edges are written', () => {
    fc.assert(
      fc.property(groups, edgeLists, days, (group, edges, day) => {
        const turned = reached(group, [...edges].reverse(), day, [...COMPANIES].reverse());
        expect(turned).toEqual(reached(group, edges, day));
      }),
      PROPERTY,
    );
  });

  it('never loses a company by one more edge, nor by adding shares up', () => {
    fc.assert(
      fc.property(groups, edgeLists, edgeLists, days, (group, edges, more, day) => {
        const before = reached(group, edges, day);
        const after = reached(group, [...edges, ...more], day);
        expect(includesAll(after.surely, before.surely)).toBe(true);
        expect(includesAll(after.possibly, before.possibly)).toBe(true);
        if (group.threshold === null) return;
        const each = { ...group, threshold: { ...group.threshold, aggregate: false } };
        const summed = { ...group, threshold: { ...group.threshold, aggregate: true } };
        expect(includesAll(reached(summed, edges, day).surely, reached(each, edges, day).surely)).toBe(true);
      }),
      PROPERTY,
    );
  });

  it('lies between surely and possibly, whatever the unknown shares turn out to be', () => {
    fc.assert(
      fc.property(
        groups,
        edgeLists,
        days,
        fc.constantFrom(...SHARES.filter((each) => each !== null)),
        (group, edges, day, share) => {
          const open = reached(group, edges, day);
          const told = edges.map((edge) => ({ ...edge, share: edge.share ?? share }));
          const settled = reached(group, told, day);
          expect(includesAll(settled.surely, open.surely)).toBe(true);
          expect(includesAll(open.possibly, settled.surely)).toBe(true);
          expect(settled.possibly).toEqual(settled.surely);
        },
      ),
      PROPERTY,
    );
  });

  it('reads no edge that is not in force on the day', () => {
    fc.assert(
      fc.property(groups, edgeLists, days, (group, edges, day) => {
        const current = edges.filter(
          ({ from, until }) => (from ?? day) <= day && (until === null || day < until),
        );
        expect(reached(group, current, day)).toEqual(reached(group, edges, day));
      }),
      PROPERTY,
    );
  });
});
