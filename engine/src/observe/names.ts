import type { PathFacts } from './path-source.ts';
import { gapObservation, type Scan } from './scan.ts';
import type { Observation, ObserveContext } from './source.ts';

const NOTHING: readonly Observation[] = [];

/** What the sources of names see in one. */
export function namesOf(scan: Scan, entry: PathFacts, context: ObserveContext): readonly Observation[] {
  const { path, within } = entry;
  let told = NOTHING;
  for (const source of scan.pathSources) {
    const seenHere = source.look(entry, context, scan.wanted);
    if (seenHere.length === 0) continue;
    for (const seen of seenHere) {
      const location = within.length > 0 ? { path, within } : { path };
      const one: Observation =
        seen.kind === 'sighting'
          ? { kind: 'sighting', target: scan.target, sighting: seen.sighting }
          : gapObservation(scan, source.id, seen.gap, location);
      told = [...told, one];
    }
  }
  return told;
}
