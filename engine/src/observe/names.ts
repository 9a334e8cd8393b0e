import type { PathFacts } from './path-source.ts';
import { gapObservation, type Scan } from './scan.ts';
import type { Observation, ObserveContext } from './source.ts';

/** What the sources of names see in one. */
export function* namesOf(scan: Scan, entry: PathFacts, context: ObserveContext): Generator<Observation> {
  const { path, within } = entry;
  for (const source of scan.pathSources) {
    for (const seen of source.look(entry, context, scan.wanted)) {
      if (seen.kind === 'sighting') yield { kind: 'sighting', target: scan.target, sighting: seen.sighting };
      else yield gapObservation(scan, source.id, seen.gap, within.length > 0 ? { path, within } : { path });
    }
  }
}
