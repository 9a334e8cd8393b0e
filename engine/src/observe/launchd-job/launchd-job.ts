import { printLocation } from '../../model/location.ts';
import { fileAsset } from '../document.ts';
import { firstTextUnder, keysUnder, readPropertyList, textUnder } from '../property-list.ts';
import { sightingsOf } from '../sightings.ts';
import type { Source } from '../source.ts';

/** launchd.plist(5): of the system, of its administrator, of a user. */
const JOB = /(?:^|\/)Library\/Launch(?:Daemons|Agents)\/[^/]+\.plist$/;
/** Names that one job offers to others; real ones have a few. */
const MOST_NAMES = 100;

/** Daemons and agents that macOS starts. */
export const launchdJob: Source = {
  id: 'launchd-job',
  title: 'Services of macOS (LaunchDaemons and LaunchAgents)',
  schemes: [],
  needs: [],
  sees: [
    { kind: 'service', what: 'the label of each job, and the Mach services that it offers' },
    { kind: 'file-path', what: 'the program that it starts' },
  ],
  doesNotSee: ['jobs inside an app bundle that the app registers by itself', 'whether a job is switched off'],
  named: { endings: ['plist'] },
  required: (file) => file.name.endsWith('.plist') && JOB.test(file.place),
  *observe(file, context) {
    const read = readPropertyList(file);
    if (!read.ok) {
      yield { kind: 'gap', gap: read.gap };
      return;
    }
    const { entries } = read;
    const record = {
      asset: context.asset ?? fileAsset(file),
      location: file.location,
      source: launchdJob.id,
      standing: 'declared',
      artefact: printLocation(file.location),
      presence: 'installed',
    } as const;
    const program = textUnder(entries, 'Program') ?? firstTextUnder(entries, 'ProgramArguments');
    yield* sightingsOf(record, [
      ['service', textUnder(entries, 'Label'), 'Label'],
      ...keysUnder(entries, 'MachServices', MOST_NAMES).map(
        (name) => ['service', name, 'MachServices'] as const,
      ),
      ['file-path', program, 'Program'],
    ]);
  },
};
