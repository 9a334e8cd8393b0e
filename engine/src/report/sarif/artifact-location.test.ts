import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { artifactLocation } from './artifact-location.ts';

test.each([
  ['a directory', 'examples/office', 'dir', 'a/b.csv', 'examples/office/a/b.csv'],
  ['one with its scheme', 'dir:examples/office', 'dir', 'b.csv', 'examples/office/b.csv'],
  ['this directory', '.', 'dir', 'b.csv', 'b.csv'],
  ['a file in a folder of its own name', 'office', 'dir', 'office', 'office/office'],
  ['a file', 'estate/setup.exe', 'file', 'setup.exe', 'estate/setup.exe'],
  ['a file read in a given way', 'inventory:estate/a.csv', 'inventory', 'a.csv', 'estate/a.csv'],
  ['standard input', 'inventory:-', 'inventory', 'standard input', 'standard%20input'],
  ['a target that was not finished', 'estate', null, '.', 'estate'],
  ['a name that means something in a URI', 'e', 'dir', 'a b/c#d?e%:f', 'e/a%20b/c%23d%3Fe%25%3Af'],
  ['half a character', 'e', 'dir', 'a\ud800b', 'e/a%EF%BF%BDb'],
])('%s', (_what, target, scheme, path, uri) => {
  expect(artifactLocation(target, scheme, path)).toEqual({ uri, uriBaseId: '%SRCROOT%' });
});

test('an absolute place is a URI of its own', () => {
  expect(artifactLocation('/mnt/disk 1', 'dir', 'a.csv')).toEqual({ uri: 'file:///mnt/disk%201/a.csv' });
  expect(artifactLocation('C:/tools', 'dir', 'a.csv')).toEqual({ uri: 'file:///C:/tools/a.csv' });
});

test('whatever a file is called, its place is a URI reference', () => {
  const ajv = new Ajv();
  ajvFormats.default(ajv);
  const valid = ajv.compile({ type: 'string', format: 'uri-reference' });
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (target, path) => {
      expect(valid(artifactLocation(target, 'dir', path).uri)).toBe(true);
    }),
  );
});
