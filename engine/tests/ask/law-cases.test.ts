import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileCatalogue } from '../../src/catalogue/compile-catalogue.ts';
import { catalogueFolder } from '../../src/catalogue/load-catalogue.ts';
import { readCases } from '../../src/catalogue/read-cases.ts';
import { faultsOf, requestOf } from '../../src/decide/law-case.ts';
import type { Moment } from '../../src/model/instant.ts';
import type { Contract } from '../../src/model/profile.ts';
import { folderOf, interdict } from '../run-interdict.ts';

// Every case is held against the engine beside its code; these two files also against the built command.
const THROUGH_THE_COMMAND = ['us-bis-icts-kaspersky-2024', 'us-ndaa-fy18-1634-kaspersky'];

const folder = catalogueFolder();
const tables = readCases(folder, compileCatalogue(folder).prohibitions).filter((table) =>
  THROUGH_THE_COMMAND.includes(table.prohibition),
);
const cases = tables.flatMap((table) => table.cases.map((lawCase) => ({ id: lawCase.id, lawCase, table })));

function written(moment: Moment): string {
  return moment.kind === 'day' ? moment.date : new Date(moment.at).toISOString();
}

/** A profile that lists the contracts; JSON is YAML too. */
function profileText(roles: readonly string[], contracts: readonly Contract[]): string {
  const written = contracts.map(({ clauses, agency, renewals, ...rest }) => ({
    ...rest,
    ...(renewals === null ? {} : { renewals }),
    ...(agency === null ? {} : { agency }),
    clauses: clauses.map(({ id, edition }) => (edition === null ? { id } : { id, edition })),
  }));
  return JSON.stringify({ roles, contracts: written });
}

test.each(cases)('ask -o json: $id', async ({ lawCase, table }) => {
  const request = requestOf(lawCase, table.defaults, 0);
  const flag = (name: string, value: string | undefined): string[] =>
    value === undefined ? [] : [name, value];
  const { profile } = request;
  const profileFlag = profile
    ? ['--profile', join(folderOf({ 'p.yaml': profileText(request.actors, profile.contracts) }), 'p.yaml')]
    : [];
  const { stdout, stderr, status } = await interdict([
    ...['ask', '-o', 'json', ...profileFlag],
    ...flag('--supplier', request.supplier),
    ...flag('--product', request.product),
    ...flag('--activity', request.activity),
    ...flag('--jurisdiction', request.jurisdiction),
    ...flag('--prohibition', request.prohibition),
    ...request.actors.flatMap((actor) => ['--actor', actor]),
    ...request.facts.flatMap(({ question, answer }) => ['--fact', `${question}=${answer}`]),
    ...['--as-of', written(request.clocks.asOf), '--as-known', written(request.clocks.asKnown)],
  ]);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(faultsOf(lawCase, JSON.parse(stdout))).toEqual([]);
});
