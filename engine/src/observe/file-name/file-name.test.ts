import { expect, test } from 'vitest';
import type { Observable } from '../../model/observable.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import type { PathFacts } from '../path-source.ts';
import type { ObserveContext } from '../source.ts';
import { fileName } from './file-name.ts';

const context: ObserveContext = {
  target: 'disk',
  limits: DEFAULT_LIMITS,
  roots: [],
  now: 0,
  asset: null,
  signal: new AbortController().signal,
};

/** One line for each sighting: kind, value, the asset it is on. */
function look(entry: PathFacts, wanted: (observable: Observable) => boolean = () => true): string[] {
  return fileName.look(entry, context, wanted).map((each) => {
    if (each.kind !== 'sighting') throw new Error('names give no gaps');
    return `${each.sighting.observable.kind} ${each.sighting.observable.value} on ${each.sighting.asset.label}`;
  });
}

const tool: PathFacts = { kind: 'file', path: 'opt/tool/bin', name: 'bin', within: [] };

test('a file has a name, and a path from the root of the target', () => {
  expect(look(tool)).toEqual(['file-name bin on opt/tool/bin', 'file-path /opt/tool/bin on opt/tool/bin']);
});

test('a directory has a path only', () => {
  expect(look({ kind: 'directory', path: 'opt/tool', name: 'tool', within: [] })).toEqual([
    'file-path /opt/tool on opt/tool',
  ]);
});

test("a member's path starts at its archive's root", () => {
  const [, path] = look({ kind: 'file', path: 'old.zip', name: 'bin', within: ['inner.tar', 'opt/bin'] });
  expect(path).toMatch(/^file-path \/opt\/bin on /);
});

test('what nothing would match is dropped before it is made', () => {
  expect(look(tool, ({ kind }) => kind === 'file-path')).toEqual(['file-path /opt/tool/bin on opt/tool/bin']);
  expect(look(tool, () => false)).toEqual([]);
});
