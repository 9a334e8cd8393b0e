import { join } from 'node:path';
import { expect, test } from 'vitest';
import { flowing, folderOf, interdict } from '../run-interdict.ts';

const RULE = `schema: interdict.prohibition/1
id: house-no-kaspersky
title: Our own rule
short-title: House rule against Kaspersky
jurisdiction: US
authority: The board
instrument: Security policy 7
citation: Policy 7
url: https://intranet.example/policy-7
zone: America/New_York
tier: B
events:
  adopted: {title: adopted, at: "2025-01-01", known: "2025-01-01", cite: {source: policy-7}, status: primary}
groups:
  kaspersky: {root: kaspersky, closure: [], text: The supplier., cite: {source: policy-7}}
clauses:
  - id: no-use
    title: No use here
    effect: prohibited
    binds: [business]
    does: [use]
    object: {made-by: kaspersky}
    valid: {from: adopted}
    known: {from: adopted}
    text: Nobody here uses it.
    cite: [{source: policy-7, pin: "paragraph 2"}]
    checked: [{fields: [effect, binds, does, object, valid], status: primary, date: "2025-01-01"}]
    still-good-on: "2025-01-01"
`;
const SOURCE = `schema: interdict.sources/1
sources:
  policy-7: {title: Security policy 7, url: "https://intranet.example/policy-7", kind: instrument, read: whole}
`;
const ASK = [
  'ask',
  '--supplier',
  'kaspersky',
  '--actor',
  'business',
  '--activity',
  'use',
  '--as-of',
  '2026-11-24',
];

test("the house's own rule is answered beside the law, and takes nothing away from it", async () => {
  const folder = folderOf({ 'prohibitions/house.yaml': RULE, 'sources/house.yaml': SOURCE });
  const { stdout, status } = await interdict([...ASK, '--catalogue', folder, '-o', 'json']);
  expect(status).toBe(0);
  const answer = JSON.parse(stdout);
  expect(answer.verdict).toBe('prohibited');
  expect(answer.activities[0].byProhibition).toContainEqual(
    expect.objectContaining({ prohibition: 'us-bis-icts-kaspersky-2024', verdict: 'advised-against' }),
  );
  const without = JSON.parse((await interdict([...ASK, '-o', 'json'])).stdout);
  expect(without.verdict).toBe('advised-against');
  expect(without.catalogue.digest).not.toBe(answer.catalogue.digest);
});

test('a typo in a house rule is refused with file, line and column', async () => {
  const folder = folderOf({
    'prohibitions/house.yaml': RULE.replace('effect: prohibited', 'effect: prohibitd'),
  });
  const { stderr, status } = await interdict([...ASK, '--catalogue', folder]);
  expect(status).toBe(2);
  expect(flowing(stderr)).toContain(`${join(folder, 'prohibitions', 'house.yaml')}:19:13`);
  expect(stderr).toContain('"prohibited"');
});

test('an id that the catalogue has already is refused', async () => {
  const folder = folderOf({
    'prohibitions/house.yaml': RULE.replace('id: house-no-kaspersky', 'id: us-dhs-bod-17-01'),
    'sources/house.yaml': SOURCE,
  });
  const { stderr, status } = await interdict([...ASK, '--catalogue', folder]);
  expect(status).toBe(2);
  expect(stderr).toContain('us-dhs-bod-17-01');
});

test('a folder that is not there is named', async () => {
  const { stderr, status } = await interdict([...ASK, '--catalogue', 'no-such-folder']);
  expect(status).toBe(2);
  expect(stderr).toContain('no-such-folder');
});
