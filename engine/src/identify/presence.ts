import type { Match } from '../model/finding.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Presence, Sighting } from '../model/sighting.ts';

/** Most there first. */
const ORDER: readonly Presence[] = [
  'installed',
  'component',
  'present',
  'contact',
  'left-over',
  'was-here',
  'listed',
];

function rank(presence: Presence): number {
  return ORDER.indexOf(presence);
}

/** What a match means for presence: what its source says, and no more than its indicator allows. */
export function presenceOf(indicator: Indicator, sighting: Sighting): Presence {
  const most = indicator.presence;
  return most !== null && rank(most) > rank(sighting.presence) ? most : sighting.presence;
}

/**
 * The strongest presence among matches; a lead says nothing where something surer speaks. Something that
 * another maker's product carries is a component and not an installation of its own.
 */
export function strongestPresence(
  matches: readonly (Pick<Match, 'strength'> & { presence: Presence })[],
  carrier: string | null,
): Presence {
  const surer = matches.filter((match) => match.strength !== 'weak');
  let best: Presence = 'listed';
  for (const match of surer.length > 0 ? surer : matches) {
    if (rank(match.presence) < rank(best)) best = match.presence;
  }
  return carrier !== null && rank(best) <= rank('present') ? 'component' : best;
}
