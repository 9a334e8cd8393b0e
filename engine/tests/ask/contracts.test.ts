import { expect, test } from 'vitest';
import { flowing, interdict } from '../run-interdict.ts';

/** What is printed of using equipment of Huawei, for a contractor with these contracts. */
async function asked(contract: readonly string[], asOf: string): Promise<string> {
  const { status, stdout, stderr } = await interdict([
    ...['ask', '--actor', 'federal-contractor', '--supplier', 'huawei', '--product', 'telecom-equipment'],
    ...['--activity', 'use', '--as-of', asOf, '--as-known', '2026-11-24'],
    ...contract.flatMap((each) => ['--contract', each]),
  ]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return flowing(stdout);
}

const CAN_IT_ROUTE =
  'Is it telecommunications equipment that can neither route or redirect user data nor let anybody see into user data? [q/cannot-route-user-data]';

test('what binds the agency says which contract it reaches by a renewal to come', async () => {
  const printed = await asked(['A=2019-05-06+2020-05-06+2027-05-06,GSA'], '2026-11-24');
  expect(printed).toContain('Of the contracts given it reaches A from 2027-05-06.');
  expect(printed).not.toContain('Not known of contract A');
});

test('what is open of a contract is asked of that contract', async () => {
  const printed = await asked(['A=2019-05-06+2020-05-06+2027-05-06,GSA'], '2027-06-01');
  expect(printed).toContain(`Not known of contract A: ${CAN_IT_ROUTE}`);
  const neverRenewed = await asked(['A=2019-05-06+never,GSA'], '2027-06-01');
  expect(neverRenewed).not.toContain('contract A');
});

test('what is open for the other side says which question would settle it', async () => {
  expect(await asked([], '2026-11-24')).toContain(`Not known: ${CAN_IT_ROUTE}`);
});

test('the contracts asked about stand with the question, in the text and in JSON', async () => {
  const given = ['A=2019-05-06+never,GSA', 'B=2021-05-06'];
  expect(await asked(given, '2026-11-24')).toContain('Asked federal-contractor, under A, B;');
  const { stdout } = await interdict([
    ...['ask', '--actor', 'federal-contractor', '--supplier', 'huawei', '--activity', 'use', '-o', 'json'],
    ...given.flatMap((each) => ['--contract', each]),
  ]);
  expect(JSON.parse(stdout).question.contracts).toEqual(['A', 'B']);
});
