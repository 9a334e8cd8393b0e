import { expect, test } from 'vitest';
import { catalogueFacts } from './catalogue-facts.ts';
import { textRepository } from './repository.ts';

const catalogue = {
  'catalogue/suppliers/acme.yaml': 'id: acme\nname: ACME Holding\nnames:\n  - {text: Акме, kind: native}\n',
  'catalogue/prohibitions/us/a.yaml':
    'events:\n  barred:\n    at: "2031-02-03T00:00:00-05:00"\n    known: "2031-01-09"\n',
};

async function found(text: string, path = 'engine/src/decide/a.ts'): Promise<string[]> {
  const repository = textRepository({ ...catalogue, [path]: text });
  return (await catalogueFacts.run(repository)).map(({ line, what }) => `${line} ${what}`);
}

test.each([
  ["\nif (name === 'Acme Holding') return;", '2 "Acme Holding" is a fact of the catalogue'],
  ["const a = 'Акме';", '1 "Акме" is a fact of the catalogue'],
  ["const since = '2031-02-03';", '1 "2031-02-03" is a fact of the catalogue'],
  ['// barred on 3 Feb 2031', '1 "3 Feb 2031" is a fact of the catalogue'],
  ['// known since January 9, 2031', '1 "January 9, 2031" is a fact of the catalogue'],
])('%s', async (text, what) => {
  expect(await found(text)).toContain(what);
});

test('a longer word and another date are no facts of it', async () => {
  expect(await found("const a = 'acmeist', b = '2031-02-04', c = '13 Feb 2031';")).toEqual([]);
});

test('tests may name them', async () => {
  expect(await found("const a = 'acme';", 'engine/src/decide/a.test.ts')).toEqual([]);
});
