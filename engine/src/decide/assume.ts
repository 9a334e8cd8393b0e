import { suggest } from '../catalogue/nearest-word.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { InterdictError } from '../model/interdict-error.ts';

/** A proposal taken as made: its undated events happen on this ISO date. */
export interface Assumption {
  readonly prohibition: string;
  readonly date: string;
}

/**
 * The catalogue as it would be with proposals made. Assuming nothing gives the same catalogue; assuming a
 * law that is made already changes nothing about it.
 *
 * @throws InterdictError `unknown-word` for what the catalogue does not know
 */
export function assuming(catalogue: Catalogue, assumptions: readonly Assumption[]): Catalogue {
  if (assumptions.length === 0) return catalogue;
  const ids = catalogue.prohibitions.map((each) => each.id);
  for (const { prohibition } of assumptions) {
    if (ids.includes(prohibition)) continue;
    throw new InterdictError({
      code: 'unknown-word',
      family: 'usage',
      message: `"${prohibition}" is no prohibition or proposal that the catalogue knows.`,
      subject: '--assume',
      remedy: suggest(prohibition, ids),
    });
  }
  const dates = new Map(assumptions.map(({ prohibition, date }) => [prohibition, date]));
  return {
    ...catalogue,
    prohibitions: catalogue.prohibitions.map((law) => {
      const date = dates.get(law.id);
      if (date === undefined || law.status === 'made') return law;
      return {
        ...law,
        status: 'made',
        events: law.events.map((event) => (event.at === null ? { ...event, at: date } : event)),
      };
    }),
  };
}
