import { describe, expect, it } from 'vitest';
import type { Observable } from '../../model/observable.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import type { PathFacts } from '../path-source.ts';
import type { ObserveContext } from '../source.ts';
import { fileName } from './file-name.ts';

const context: ObserveContext = {
  target: '.',
  limits: DEFAULT_LIMITS,
  roots: [],
  now: 0,
  asset: null,
  signal: new AbortController().signal,
};
const file: PathFacts = { kind: 'file', path: 'opt/tool/agent', name: 'agent', within: [] };
const everything = () => true;

function observables(entry: PathFacts, wanted: (observable: Observable) => boolean = everything): string[] {
  return fileName.look(entry, context, wanted).map((seen) => {
    if (seen.kind !== 'sighting') throw new Error('a name leaves no gap');
    return `${seen.sighting.observable.kind} ${seen.sighting.observable.value}`;
  });
}

describe('file-name', () => {
  it('sees the name of a file, and its path from the root of the target', () => {
    expect(observables(file)).toEqual(['file-name agent', 'file-path /opt/tool/agent']);
  });

  it('sees the path of a directory alone', () => {
    expect(observables({ ...file, kind: 'directory' })).toEqual(['file-path /opt/tool/agent']);
  });

  it('sees the path of a member from the root of its archive', () => {
    const member = {
      ...file,
      path: 'disk.zip',
      name: 'a.exe',
      within: ['inner.zip', 'Program Files/A/a.exe'],
    };
    expect(observables(member)).toEqual(['file-name a.exe', 'file-path /Program Files/A/a.exe']);
  });

  it('sees a target where it lies', () => {
    const placed = { ...file, path: 'agent', place: '/opt/tool/agent' };
    expect(observables(placed)).toEqual(['file-name agent', 'file-path /opt/tool/agent']);
  });

  it('makes no sighting of what nobody wants', () => {
    expect(observables(file, (observable) => observable.kind === 'file-name')).toEqual(['file-name agent']);
    expect(fileName.look(file, context, () => false)).toEqual([]);
  });

  it('says that the file lies there, and nothing of what it is', () => {
    const [seen] = fileName.look(file, context, everything);
    expect(seen).toMatchObject({
      sighting: {
        standing: 'declared',
        presence: 'present',
        artefact: 'opt/tool/agent',
        source: 'file-name',
      },
    });
  });
});
