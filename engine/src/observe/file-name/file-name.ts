import type { Location } from '../../model/location.ts';
import { printLocation } from '../../model/location.ts';
import type { Observable } from '../../model/observable.ts';
import type { Sighting } from '../../model/sighting.ts';
import type { PathFacts, PathSource } from '../path-source.ts';
import type { ObserveContext, SourceYield } from '../source.ts';

const NOTHING: readonly SourceYield[] = [];

/**
 * Names of files and paths of files and directories. A path is absolute from the target's root
 * (`/opt/tool/bin`), or from the archive's, as it would be on the machine whose disk that is. A target itself
 * has the path at which it lies: somebody may have named a part of what it belongs to.
 */
export const fileName: PathSource = {
  id: 'file-name',
  title: 'Names and paths of files',
  sees: [
    { kind: 'file-name', what: 'the name of every regular file' },
    { kind: 'file-path', what: 'the path of every regular file and directory, from the root of the target' },
  ],
  doesNotSee: ['what is in the file: a name is a lead and no more'],
  look(entry, context, wanted) {
    // Of nearly every name nothing is wanted: nothing is made for it but what is asked about.
    const path: Observable = {
      kind: 'file-path',
      value: entry.place ?? `/${entry.within.at(-1) ?? entry.path}`,
    };
    const isPathWanted = wanted(path);
    if (entry.kind === 'directory') return isPathWanted ? [seen(path, entry, context)] : NOTHING;
    const name: Observable = { kind: 'file-name', value: entry.name };
    if (!wanted(name)) return isPathWanted ? [seen(path, entry, context)] : NOTHING;
    const named = seen(name, entry, context);
    return isPathWanted ? [named, seen(path, entry, context)] : [named];
  },
};

function seen(observable: Observable, entry: PathFacts, context: ObserveContext): SourceYield {
  return { kind: 'sighting', sighting: sighting(observable, entry, context) };
}

function sighting(observable: Observable, entry: PathFacts, context: ObserveContext): Sighting {
  const location: Location =
    entry.within.length === 0 ? { path: entry.path } : { path: entry.path, within: entry.within };
  const artefact = printLocation(location);
  return {
    observable,
    asset: context.asset ?? { kind: 'file', id: artefact, label: artefact },
    location,
    source: fileName.id,
    standing: 'declared',
    artefact,
    presence: 'present',
  };
}
