import { describe, expect, it } from 'vitest';
import { type Found, gathered } from './diff-gathering.ts';

const decided = (verdict: 'prohibited' | 'not-covered', ...duties: string[]): Found['before'] => ({
  verdict,
  couldBe: [verdict],
  duties,
});

interface Parts extends Partial<Omit<Found, 'act' | 'span'>> {
  readonly act?: Partial<Found['act']>;
  readonly span?: readonly [number, number | null];
}

function found({ act = {}, span: [from, until] = [0, 1], ...parts }: Parts): Found {
  return {
    act: { actor: 'business', activity: 'use', supplier: 'acme', product: null, ...act },
    span: { from, until },
    side: 'self',
    direction: 'stricter',
    before: decided('not-covered'),
    after: decided('prohibited'),
    facts: [],
    ...parts,
  };
}

const told = (...list: Parts[]) =>
  gathered(list.map(found)).map(({ suppliers, products, span }) => [
    suppliers.join(),
    products.join(),
    span.from,
    span.until,
  ]);

describe('what changes alike is told together', () => {
  it('over spans that follow one another, from the first to the last', () => {
    expect(told({ span: [0, 1] }, { span: [1, 2] }, { span: [2, null] })).toEqual([['acme', '', 0, null]]);
    expect(told({ span: [0, 1] }, { span: [2, 3] }, { span: [3, 4] })).toEqual([
      ['acme', '', 0, 1],
      ['acme', '', 2, 4],
    ]);
  });

  it('for suppliers over the same span', () => {
    const [acme, zeta] = [{ act: { supplier: 'acme' } }, { act: { supplier: 'zeta' } }];
    expect(told(acme, zeta)).toEqual([['acme,zeta', '', 0, 1]]);
    expect(told({ ...acme, span: [0, 1] }, { ...acme, span: [1, 2] }, { ...zeta, span: [0, 2] })).toEqual([
      ['acme,zeta', '', 0, 2],
    ]);
    expect(told(acme, { ...zeta, span: [0, 2] })).toEqual([
      ['acme', '', 0, 1],
      ['zeta', '', 0, 2],
    ]);
    expect(told(acme, { ...zeta, span: [-1, 1] })).toHaveLength(2);
  });

  it('for classes of the same suppliers, and for each class where for all that the law names', () => {
    const of = (product: string | null, supplier = 'acme') => ({ act: { product, supplier } });
    expect(told(of('router'), of('camera'))).toEqual([['acme', 'router,camera', 0, 1]]);
    expect(told(of('router'), of(null), of('camera'))).toEqual([['acme', '', 0, 1]]);
    expect(told(of('router'), of('router', 'zeta'), of('camera'))).toEqual([
      ['acme,zeta', 'router', 0, 1],
      ['acme', 'camera', 0, 1],
    ]);
    expect(told(of('router'), { ...of('camera'), span: [0, 2] })).toHaveLength(2);
    expect(told(of('router'), { ...of('camera'), span: [-1, 1] })).toHaveLength(2);
  });

  it('keeps the first of it, as the one that shows it', () => {
    const [first] = gathered([
      found({ act: { product: 'router', supplier: 'acme' } }),
      found({ act: { product: 'router', supplier: 'zeta' } }),
      found({ act: { product: 'camera', supplier: 'acme' } }),
      found({ act: { product: 'camera', supplier: 'zeta' } }),
    ]);
    expect(first?.act).toEqual({ actor: 'business', activity: 'use', supplier: 'acme', product: 'router' });
    const [all] = gathered([found({ act: { product: 'router' } }), found({})]);
    expect(all?.act.product).toBeNull();
  });

  it.each<{ by: string; other: Parts }>([
    { by: 'actor', other: { act: { actor: 'agency' } } },
    { by: 'activity', other: { act: { activity: 'sell' } } },
    { by: 'side', other: { side: 'counterparty' } },
    { by: 'direction', other: { direction: 'looser' } },
    { by: 'what it was', other: { before: decided('not-covered', 'report applies') } },
    { by: 'what it is', other: { after: decided('prohibited', 'report applies') } },
    { by: 'facts', other: { facts: [{ question: 'q/a', answer: 'no' }] } },
  ])('and nothing that differs by $by', ({ other }) => {
    expect(gathered([found({}), found(other)])).toHaveLength(2);
    expect(gathered([found({ span: [0, 1] }), found({ ...other, span: [1, 2] })])).toHaveLength(2);
    const zeta = { ...other, act: { ...other.act, supplier: 'zeta' } };
    expect(gathered([found({}), found(zeta)])).toHaveLength(2);
  });

  it('nothing is told of nothing', () => {
    expect(gathered([])).toEqual([]);
  });
});
