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

test('an id that the catalogue has already is refused, with the place of both', async () => {
  const folder = folderOf({
    'prohibitions/house.yaml': RULE.replace('id: house-no-kaspersky', 'id: us-dhs-bod-17-01'),
    'sources/house.yaml': SOURCE,
  });
  const { stderr, status } = await interdict([...ASK, '--catalogue', folder]);
  expect(status).toBe(2);
  expect(stderr).toContain('us-dhs-bod-17-01');
  expect(flowing(stderr)).toMatch(/catalogue\/prohibitions\/us\/us-dhs-bod-17-01\.yaml:\d+:5 and /);
  expect(flowing(stderr)).toContain(`${join(folder, 'prohibitions', 'house.yaml')}:2:5`);
});

const SUPPLIER = 'schema: interdict.supplier/1\nid: acme\nname: Acme\n';

test('an id that stands in two folders is refused, with the place of both', async () => {
  const [one, two] = [
    folderOf({ 'suppliers/one.yaml': SUPPLIER }),
    folderOf({ 'suppliers/two.yaml': SUPPLIER }),
  ];
  const { stderr, status } = await interdict([...ASK, '--catalogue', one, '--catalogue', two]);
  expect(status).toBe(2);
  expect(flowing(stderr)).toContain(
    `${join(one, 'suppliers', 'one.yaml')}:2:5 and ${join(two, 'suppliers', 'two.yaml')}:2:5`,
  );
});

test("a house's supplier may belong to one of the catalogue's", async () => {
  const edges = 'edges: [{kind: parent, to: kaspersky, source: unchecked, verification: memory}]\n';
  const folder = folderOf({ 'suppliers/acme.yaml': SUPPLIER + edges });
  const { status, stderr } = await interdict([...ASK, '--catalogue', folder]);
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

const QUESTIONS = 'schema: interdict.questions/1\nquestions:\n';
const CIRCLE = `${SUPPLIER}edges:
  - {kind: parent, to: umbrella, source: unchecked, verification: memory}
entities:
  - id: umbrella
    name: Umbrella
    edges:
      - {kind: parent, to: acme, source: unchecked, verification: memory}
`;

test.each([
  {
    what: 'a bomb of anchors',
    file: 'questions/q.yaml',
    text: () => `${QUESTIONS}  a: &a [x, x]\n  b: &b [*a, *a]\n`,
    place: ':4:10',
    says: 'aliases are not allowed',
  },
  {
    what: 'a file of 50 MB',
    file: 'questions/q.yaml',
    text: () => `${QUESTIONS}${`${' '.repeat(1023)}\n`.repeat(50 * 1024)}`,
    place: ':8194',
    says: 'may have 8388608',
  },
  {
    what: 'brackets without end',
    file: 'questions/q.yaml',
    text: () => `${QUESTIONS}  a: ${'['.repeat(100_000)}`,
    place: ':3:',
    says: 'not well-formed',
  },
  {
    what: 'owners in a circle',
    file: 'suppliers/acme.yaml',
    text: () => CIRCLE,
    place: ':7:9 umbrella',
    says: '"umbrella" owns "acme" owns "umbrella"',
  },
])('$what is refused with file and line', async ({ file, text, place, says }) => {
  const folder = folderOf({ [file]: text() });
  const { stderr, status } = await interdict([...ASK, '--catalogue', folder]);
  expect(status).toBe(2);
  expect(flowing(stderr)).toContain(`${join(folder, ...file.split('/'))}${place}`);
  expect(flowing(stderr)).toContain(says);
});

test.each([
  { what: 'not there', path: () => 'no-such-folder', says: 'There is no such folder.' },
  {
    what: 'a file',
    path: () => join(folderOf({ 'q.yaml': QUESTIONS }), 'q.yaml'),
    says: 'This is no folder.',
  },
  {
    what: 'of something else',
    path: () => folderOf({ 'notes.yaml': QUESTIONS }),
    says: 'This folder has no part of a catalogue.',
  },
])('a folder that is $what is named and refused', async ({ path, says }) => {
  const named = path();
  const { stderr, status } = await interdict([...ASK, '--catalogue', named]);
  expect(status).toBe(2);
  expect(flowing(stderr)).toContain(named);
  expect(flowing(stderr)).toContain(says);
});
