import { expect, test } from 'vitest';
import { catalogueCases } from './catalogue-cases.ts';
import { textRepository } from './repository.ts';
import { violationLine } from './violation.ts';

const FULL = {
  applies: [],
  'does-not': [],
  unknown: null,
  questions: null,
  exceptions: null,
  from: [],
  to: null,
  'as-known': [],
} as const;

function tested(
  tier: 'A' | 'B' | 'C',
  cases: number,
  {
    from = [],
    prohibition = 'zz-law',
    restating = 0,
  }: { from?: readonly string[]; prohibition?: string; restating?: number } = {},
) {
  return {
    prohibition,
    tier,
    cases: Array.from({ length: cases }, (_, i) => ({
      id: `c${i}`,
      sentence: '',
      faults: [],
      restatesRow: i < restating,
    })),
    coverage: [{ clause: 'no-sale', cells: { ...FULL, from } }],
  };
}

async function said(of: ReturnType<typeof tested>): Promise<string[]> {
  return (await catalogueCases(() => [of]).run(textRepository({}))).map(violationLine);
}

test('enough cases and a full table are in order', async () => {
  expect(await said(tested('A', 8))).toEqual([]);
  expect(await said(tested('B', 2, { from: ['no case at start'] }))).toEqual([]);
  expect(await said(tested('C', 1))).toEqual([]);
});

test('an empty cell of a fully modelled prohibition is named', async () => {
  const [line, ...more] = await said(tested('A', 8, { from: ['no case at start'] }));
  expect(line).toContain('zz-law: no-sale: no case at start (missing-case-cell)');
  expect(more).toEqual([]);
});

test.each([
  { tier: 'A', cases: 7 },
  { tier: 'B', cases: 1 },
  { tier: 'C', cases: 0 },
] as const)('$cases cases are too few for tier $tier', async ({ tier, cases }) => {
  expect((await said(tested(tier, cases)))[0]).toContain('(too-few-cases)');
});

test.each(['us-bis-icts-kaspersky-2024', 'us-ndaa-fy19-889'])('%s has 25 cases', async (prohibition) => {
  expect(await said(tested('A', 25, { prohibition }))).toEqual([]);
  expect((await said(tested('A', 24, { prohibition })))[0]).toContain('(too-few-cases)');
});

test('a case that restates its row counts for no minimum', async () => {
  expect(await said(tested('B', 3, { restating: 1 }))).toEqual([]);
  expect((await said(tested('B', 3, { restating: 2 })))[0]).toContain('1 cases with an answer of their own');
});
