import { expect, it } from 'vitest';
import { sameClause } from './contract-clause.ts';

it.each([
  { a: '52.204-23', b: '52.204-23', same: true },
  { a: 'FAR 52.204-23', b: '52.204-23', same: true },
  { a: 'far  52.204-23', b: 'FAR 52.204-23', same: true },
  { a: 'DFARS 252.204-7018', b: '252.204-7018', same: true },
  { a: '48 CFR 52.204-23', b: 'FAR 52.204-23', same: true },
  { a: '52.204-23', b: '52.204-25', same: false },
  { a: 'FAR52.204-23', b: '52.204-23', same: false },
  { a: 'see FAR 52.204-23', b: 'see 52.204-23', same: false },
])('"$a" and "$b" are one clause: $same', ({ a, b, same }) => {
  expect(sameClause(a, b)).toBe(same);
  expect(sameClause(b, a)).toBe(same);
});
