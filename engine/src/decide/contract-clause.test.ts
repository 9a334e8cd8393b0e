import { expect, it } from 'vitest';
import { contract } from '../../tests/law/given-question.ts';
import { clauseAsPrinted, sameClause } from './contract-clause.ts';

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

const HELD = {
  ...contract('C-1'),
  clauses: [
    { id: 'DFARS 252.204-7018', edition: null },
    { id: 'FAR 52.204-23', edition: 'JUL 2018' },
  ],
};

it.each([
  { wanted: '52.204-23', printed: 'FAR 52.204-23 (JUL 2018)' },
  { wanted: '252.204-7018', printed: 'DFARS 252.204-7018' },
  { wanted: '52.204-25', printed: null },
  { wanted: null, printed: null },
])('$wanted is printed as $printed', ({ wanted, printed }) => {
  expect(clauseAsPrinted(HELD, wanted)).toBe(printed);
  expect(clauseAsPrinted(null, wanted)).toBe(null);
});
