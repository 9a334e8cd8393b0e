import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SupplierGroup } from '../model/prohibition.ts';
import type { EntityEdge, Supplier } from '../model/supplier.ts';
import { isMember, membersOf } from './entity-group.ts';

const cite = { source: 's', pin: null, quote: null };
const now = Date.parse('2026-01-01T00:00:00Z');

function supplier(id: string, ...edges: Partial<EntityEdge>[]): Supplier {
  return {
    id,
    name: id,
    names: [],
    country: null,
    note: null,
    edges: edges.map((edge) => ({
      kind: 'subsidiary',
      to: '',
      share: null,
      from: null,
      until: null,
      source: 's',
      verification: 'primary',
      ...edge,
    })),
  };
}

function group(closure: string[], threshold: SupplierGroup['threshold'] = null): SupplierGroup {
  return { id: 'g', roots: ['root'], closure, threshold, text: '', cite };
}

const half = { share: '50', inclusive: true, aggregate: true };

describe('membersOf', () => {
  it('follows only the kinds of edges that the law follows, either way they are written', () => {
    const all = [
      supplier('root', { to: 'child' }),
      supplier('child'),
      supplier('below', { kind: 'parent', to: 'child' }),
      supplier('brother', { kind: 'affiliate', to: 'root' }),
    ];
    expect([...membersOf(group(['subsidiary']), all, now).surely].sort()).toEqual(['below', 'child', 'root']);
    expect([...membersOf(group(['affiliate']), all, now).surely].sort()).toEqual(['brother', 'root']);
    expect([...membersOf(group([]), all, now).surely]).toEqual(['root']);
  });

  it('reads the graph at the date', () => {
    const all = [
      supplier('root', { to: 'child', from: '2024-01-01', until: '2025-01-01' }),
      supplier('child'),
    ];
    expect(
      membersOf(group(['subsidiary']), all, Date.parse('2024-06-01T00:00:00Z')).surely.has('child'),
    ).toBe(true);
    expect(membersOf(group(['subsidiary']), all, now).surely.has('child')).toBe(false);
  });

  it('is exact at fifty per cent', () => {
    const at = (share: string, threshold: SupplierGroup['threshold']): boolean =>
      membersOf(
        group([], threshold),
        [supplier('root', { to: 'child', share }), supplier('child')],
        now,
      ).surely.has('child');
    expect(at('50', half)).toBe(true);
    expect(at('49.999999', half)).toBe(false);
    expect(at('50', { ...half, inclusive: false })).toBe(false);
    expect(at('50.000001', { ...half, inclusive: false })).toBe(true);
  });

  it('adds shares exactly, where the law adds them', () => {
    const all = [
      supplier('root', { to: 'a', share: '100' }, { to: 'b', share: '100' }, { to: 'child', share: '16.67' }),
      supplier('a', { to: 'child', share: '16.67' }),
      supplier('b', { to: 'child', share: '16.66' }),
      supplier('child'),
    ];
    expect(membersOf(group([], half), all, now).surely.has('child')).toBe(true);
    expect(membersOf(group([], { ...half, aggregate: false }), all, now).surely.has('child')).toBe(false);
  });

  it('counts a share from whichever end it is written, and no share of what is no ownership', () => {
    const owned = (edge: Partial<EntityEdge>): boolean =>
      membersOf(group([], half), [supplier('root'), supplier('child', edge)], now).surely.has('child');
    expect(owned({ kind: 'parent', to: 'root', share: '60' })).toBe(true);
    expect(owned({ kind: 'affiliate', to: 'root', share: '60' })).toBe(false);
    const partner = supplier('root', { kind: 'affiliate', to: 'child', share: '60' });
    expect(membersOf(group([], half), [partner, supplier('child')], now).surely.has('child')).toBe(false);
  });

  it('takes one share that is enough, where the law adds none up', () => {
    const alone = { ...half, aggregate: false };
    const all = [supplier('root', { to: 'child', share: '50' }), supplier('child')];
    expect(membersOf(group([], alone), all, now).surely.has('child')).toBe(true);
  });

  it('takes a share of more places than it counts as no greater than it is', () => {
    const all = [supplier('root', { to: 'child', share: '49.9999999' }), supplier('child')];
    expect(membersOf(group([], half), all, now).surely.has('child')).toBe(false);
  });

  it('has for members those who surely or perhaps are, and nobody else', () => {
    const membership = { surely: new Set(['a']), perhaps: new Set(['b']) };
    expect(['a', 'b', 'c'].map((id) => isMember(membership, id))).toEqual([true, true, false]);
  });

  it('leaves an unknown share unknown', () => {
    const found = membersOf(group([], half), [supplier('root', { to: 'child' }), supplier('child')], now);
    expect(found.surely.has('child')).toBe(false);
    expect(found.perhaps.has('child')).toBe(true);
  });

  it('ends on circles, and never loses a member by one more edge', () => {
    const ids = ['root', 'a', 'b', 'c'];
    const edges = fc.array(
      fc.record({
        from: fc.constantFrom(...ids),
        kind: fc.constantFrom<EntityEdge['kind']>('subsidiary', 'parent', 'affiliate'),
        to: fc.constantFrom(...ids),
        share: fc.constantFrom('10', '25', '50', '100'),
      }),
      { maxLength: 8 },
    );
    const build = (
      list: { from: string; kind: EntityEdge['kind']; to: string; share: string }[],
    ): Supplier[] =>
      ids.map((id) =>
        supplier(id, ...list.filter((edge) => edge.from === id).map(({ from: _, ...edge }) => edge)),
      );
    fc.assert(
      fc.property(edges, edges, (some, more) => {
        const rule = group(['subsidiary', 'affiliate'], half);
        const before = membersOf(rule, build(some), now).surely;
        const after = membersOf(rule, build([...some, ...more]), now).surely;
        expect([...before].every((id) => after.has(id))).toBe(true);
      }),
      { seed: 1 },
    );
  });
});
