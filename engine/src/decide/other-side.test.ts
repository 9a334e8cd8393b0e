import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { compileCatalogue } from '../catalogue/compile-catalogue.ts';
import { otherSideName, otherSideOf } from './other-side.ts';

const { prohibitions } = compileCatalogue(fileURLToPath(new URL('../../../catalogue', import.meta.url)));
const [law] = prohibitions;
const [clause] = law?.clauses ?? [];

it.each([
  { binds: ['federal-agency'], side: 'agency', name: 'an agency' },
  { binds: ['supplier'], side: 'counterparty', name: 'Huawei' },
  { binds: ['federal-agency', 'anyone'], side: 'counterparty', name: 'Huawei' },
])('a clause that binds $binds on the other side is for $name', ({ binds, side, name }) => {
  if (!law || !clause) throw new Error('the catalogue is empty');
  const addressed = { ...clause, id: 'c', binds };

  expect(otherSideOf(addressed)).toBe(side);
  expect(otherSideName(['law/c'], 'Huawei', new Map([['law/c', addressed]]))).toBe(name);
});
