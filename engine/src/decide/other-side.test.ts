import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { determination } from '../../tests/law/given-finding.ts';
import { compileCatalogue } from '../catalogue/compile-catalogue.ts';
import { otherSideName, otherSideOf, otherSideOfAll } from './other-side.ts';

const { prohibitions } = compileCatalogue(fileURLToPath(new URL('../../../catalogue', import.meta.url)));
const [law] = prohibitions;
const [clause] = law?.clauses ?? [];

it.each([
  { binds: ['federal-agency'], side: 'agency', name: 'an agency' },
  { binds: ['state-agency', 'political-subdivision'], side: 'agency', name: 'an agency' },
  { binds: ['public-university'], side: 'agency', name: 'an agency' },
  { binds: ['supplier'], side: 'counterparty', name: 'Huawei' },
  { binds: ['federal-agency', 'anyone'], side: 'counterparty', name: 'Huawei' },
])('a clause that binds $binds on the other side is for $name', ({ binds, side, name }) => {
  if (!law || !clause) throw new Error('the catalogue is empty');
  const addressed = { ...clause, id: 'c', binds };

  expect(otherSideOf(addressed)).toBe(side);
  expect(otherSideName(['law/c'], 'Huawei', new Map([['law/c', addressed]]))).toBe(name);
});

it('is an agency where each clause that decided is for agencies, and there is one', () => {
  if (!clause) throw new Error('the catalogue is empty');
  const agencies = { ...clause, binds: ['federal-agency'] };
  const clauses = new Map([
    ['law/a', agencies],
    ['law/b', agencies],
    ['law/c', { ...clause, binds: ['supplier'] }],
  ]);
  const name = (...decidedBy: string[]) => otherSideName(decidedBy, 'Huawei', clauses);
  expect(name('law/a', 'law/b')).toBe('an agency');
  expect(name('law/a', 'law/c')).toBe('Huawei');
  expect(name()).toBe('Huawei');
  expect(name('law/unknown')).toBe('Huawei');

  const held = (id: string, bound: 'self' | 'agency' | 'counterparty') =>
    determination({ clause: id, bound });
  const all = [held('a', 'agency'), held('b', 'agency'), held('c', 'counterparty'), held('d', 'self')];
  const side = (...decidedBy: string[]) => otherSideOfAll([...all, held('a', 'self')], decidedBy);
  expect(side('law/a', 'law/b')).toBe('agency');
  // What binds the asker by the same clause says nothing of the other side.
  expect(side('law/a', 'law/d')).toBe('agency');
  expect(side('law/a', 'law/c')).toBe('counterparty');
  expect(side('law/d')).toBe('counterparty');
  expect(side()).toBe('counterparty');
});
