import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { DEFAULT_PROFILE } from '../catalogue/default-profile.ts';
import { suggest } from '../catalogue/nearest-word.ts';
import { FAIL_ON, type FailOn } from '../decide/fail-on.ts';
import type { Catalogue, PinnedRoot } from '../model/catalogue.ts';
import { CONFIDENCES, type Confidence } from '../model/finding.ts';
import type { Clocks } from '../model/instant.ts';
import { InterdictError } from '../model/interdict-error.ts';
import type { Acceptance, Profile } from '../model/profile.ts';
import { DEFAULT_LIMITS, type Limits, parseLimit } from '../observe/limits.ts';
import { FORMATS } from '../report/formats.ts';
import { parseAge, readClocks } from './clock.ts';
import type { CommandCall } from './command.ts';
import { type Output, readOutputs } from './outputs.ts';

/** A scan as it was asked for, every word of it understood. */
export interface ScanRequest {
  readonly targets: readonly string[];
  readonly outputs: readonly Output[];
  readonly profile: Profile;
  readonly activities: readonly string[];
  readonly clocks: Clocks;
  readonly failOn: readonly FailOn[];
  readonly minConfidence: Confidence;
  readonly limits: Limits;
  /** Threads for a large directory. */
  readonly workers: number;
  /** Opens also what is source text by its name. */
  readonly everyFile: boolean;
  /** Milliseconds; null where no age is too old. */
  readonly maxAge: number | null;
  readonly roots: readonly PinnedRoot[];
  readonly acceptances: readonly Acceptance[];
  readonly discovered: ReadonlyMap<string, string>;
  readonly allowGaps: boolean;
  readonly allowEmpty: boolean;
}

/**
 * Understands every word before anything is read, so that a typo costs no scan.
 *
 * @throws InterdictError of family usage
 */
export async function readScanRequest(call: CommandCall, catalogue: Catalogue): Promise<ScanRequest> {
  const { settings, surroundings, operands, now } = call;
  const profile = await profileOf(call, catalogue);
  const age = settings.text('max-age');
  const wantsOutput = settings.list('output').length > 0 || !settings.flag('quiet');
  return {
    // Nothing named means this computer.
    targets: operands.length === 0 ? ['host:'] : operands,
    outputs: wantsOutput
      ? readOutputs(
          settings.list('output'),
          FORMATS.map((format) => format.id),
          surroundings.cwd,
        )
      : [],
    profile,
    activities: activitiesOf(call, catalogue),
    clocks: readClocks(settings, now),
    failOn: failOnOf(settings.list('fail-on')),
    minConfidence: CONFIDENCES.find((word) => word === settings.text('min-confidence')) ?? 'probable',
    limits: limitsOf(settings.list('limit')),
    workers: workersOf(settings),
    everyFile: settings.flag('every-file'),
    maxAge: age === null ? null : parseAge(age, settings.origin('max-age')),
    roots: await trustedRoots(call),
    acceptances: [...profile.acceptances, ...settings.acceptances],
    discovered: await discoveries(call),
    allowGaps: settings.flag('allow-gaps'),
    allowEmpty: settings.flag('allow-empty'),
  };
}

async function profileOf({ settings, surroundings }: CommandCall, catalogue: Catalogue): Promise<Profile> {
  const path = settings.text('profile');
  if (path === null) return DEFAULT_PROFILE;
  const { readProfile } = await import('../catalogue/read-profile.ts');
  return readProfile(resolve(surroundings.cwd, path), catalogue, path);
}

async function trustedRoots({ settings, surroundings }: CommandCall): Promise<PinnedRoot[]> {
  const paths = settings.list('trust-root');
  if (paths.length === 0) return [];
  const { readTrustRoot } = await import('./trust-roots.ts');
  return paths.flatMap((path) => readTrustRoot(path, surroundings.cwd));
}

async function discoveries({ settings, surroundings }: CommandCall): Promise<ReadonlyMap<string, string>> {
  const path = settings.text('previous');
  if (path === null) return new Map();
  const { readDiscoveries } = await import('./previous-result.ts');
  return readDiscoveries(path, surroundings.cwd);
}

/** `update` is what whoever is not the supplier calls receiving one. */
function activitiesOf({ settings }: CommandCall, { vocabulary }: Catalogue): string[] {
  const valid = vocabulary.activities.map((activity) => activity.id);
  return settings.list('activity').map((word) => {
    const id = word === 'update' ? 'receive-update' : word;
    if (valid.includes(id)) return id;
    throw new InterdictError({
      code: 'word-not-valid',
      family: 'usage',
      message: `"${word}" is no activity that the catalogue knows.`,
      subject: settings.origin('activity'),
      remedy: suggest(word, valid),
    });
  });
}

function failOnOf(words: readonly string[]): readonly FailOn[] {
  if (words.length === 0) return ['prohibited', 'duty'];
  return FAIL_ON.filter((word) => words.includes(word));
}

function limitsOf(words: readonly string[]): Limits {
  let limits = DEFAULT_LIMITS;
  for (const word of words) limits = { ...limits, ...parseLimit(word) };
  return limits;
}

const USUAL_WORKERS = 2;
const MOST_WORKERS = 64;

function workersOf(settings: CommandCall['settings']): number {
  const text = settings.text('workers');
  if (text === null) return Math.min(USUAL_WORKERS, availableParallelism());
  const number = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= MOST_WORKERS) return number;
  throw new InterdictError({
    code: 'wrong-number-of-workers',
    family: 'usage',
    message: `"${text}" is no number of threads from 1 to ${MOST_WORKERS}`,
    subject: settings.origin('workers'),
    remedy: 'Write --workers 2, or leave it out.',
  });
}
