import * as z from 'zod';
import { GAP_CODES } from '../../model/coverage.ts';
import { CONFIDENCES } from '../../model/finding.ts';
import { STRENGTHS } from '../../model/indicator.ts';
import { OBSERVABLE_KINDS } from '../../model/observable.ts';
import { PRESENCES } from '../../model/sighting.ts';
import type { VERDICTS } from '../../model/verdict.ts';
import {
  activityAnswer,
  determination,
  duty,
  instant,
  matchVerification,
  verdict,
} from './verdict-schema.ts';

const moment = z.union([z.iso.date(), instant]);
export const count = z.int().min(0);

const location = z
  .strictObject({
    path: z.string(),
    within: z.array(z.string()).exactOptional().describe('Archive members passed through, outermost first.'),
    line: z.int().min(1).exactOptional(),
    column: z.int().min(1).exactOptional(),
    pointer: z.string().exactOptional(),
  })
  .meta({ id: 'Location' });

const asset = z
  .strictObject({
    kind: z.enum(['machine', 'disk', 'image', 'software', 'address', 'file']),
    id: z.string(),
    label: z.string(),
  })
  .meta({ id: 'Asset', description: 'What a finding is on.' });

const sighting = z
  .strictObject({
    observable: z.strictObject({ kind: z.enum(OBSERVABLE_KINDS), value: z.string() }),
    asset,
    location,
    source: z.string(),
    standing: z.enum(['verified', 'declared', 'observed']),
    signer: z
      .strictObject({
        standing: z.enum(['anchored', 'consistent', 'self-signed', 'broken']),
        reason: z.string(),
      })
      .exactOptional(),
    artefact: z.string().describe('Sightings that share it are one author’s word and count once.'),
    presence: z.enum(PRESENCES),
    carrier: z.string().exactOptional(),
    version: z.string().exactOptional(),
    at: z.string().exactOptional(),
    indicator: z.string(),
    strength: z.enum(STRENGTHS),
    note: z.string().nullable(),
    verification: matchVerification,
  })
  .meta({ id: 'Sighting', description: 'Something seen, and the indicator that it met.' });

const finding = {
  id: z.string().describe('The same in every result in which the same product is on the same asset.'),
  supplier: z.string(),
  product: z.string().nullable(),
  carrier: z.string().nullable().describe('The product of another maker that it sits in, as found.'),
  version: z.string().nullable(),
  confidence: z.enum(CONFIDENCES),
  presence: z.enum(PRESENCES),
  asset,
  target: z.string(),
  sightings: z.array(sighting).describe('Capped, strongest first; sightingCount has the true number.'),
  sightingCount: count,
  why: z.string().describe('Why the confidence is no higher.'),
};

export const gap = z
  .strictObject({
    code: z.enum(GAP_CODES),
    target: z.string(),
    location,
    source: z.string(),
    reason: z.string(),
    remedy: z.string(),
    material: z.boolean().describe('True when something the catalogue can find could have sat there.'),
  })
  .meta({ id: 'CoverageGap', description: 'Something that was not looked at.' });

export const targetCoverage = z
  .strictObject({
    target: z.string(),
    scheme: z.string(),
    files: count,
    unopened: count
      .exactOptional()
      .describe('Files in installed packages that are source text by their names and were left closed.'),
    directories: count,
    archives: count,
    bytesRead: count,
    bySource: z.record(z.string(), count),
  })
  .meta({ id: 'TargetCoverage', description: 'What was looked at in one target.' });

export const decidedFinding = z
  .strictObject({
    ...finding,
    discoveredAt: instant.describe('When this finding was first known.'),
    headline: z.strictObject({ verdict, activity: z.string().nullable(), says: z.string() }),
    activities: z.array(activityAnswer),
    determinations: z.array(determination),
    duties: z.array(duty),
    accepted: z.array(z.string()),
  })
  .meta({ id: 'DecidedFinding', description: 'A finding with what the law says about it.' });

export const lead = z
  .strictObject(finding)
  .meta({ id: 'Lead', description: 'Points somewhere and settles nothing.' });

export const summary = z.strictObject({
  findings: count,
  leads: count,
  byVerdict: z.strictObject({
    prohibited: count,
    undetermined: count,
    'advised-against': count,
    allowed: count,
    exempt: count,
    'not-covered': count,
  } satisfies Record<(typeof VERDICTS)[number], z.ZodType<number>>),
  duties: count,
  gaps: count,
  materialGaps: count,
  lookedAtNothing: z.boolean().describe('Nothing looked at is never clean.'),
  interrupted: z.boolean(),
});

export const acceptanceOutcomes = z.array(
  z.strictObject({
    id: z.string(),
    state: z.enum(['applied', 'expired', 'unused']),
    findings: z.array(z.string()),
    activity: z.string().nullable().describe('Of a finding this alone was accepted; null means all of it.'),
    prohibition: z.string().nullable(),
    reason: z.string(),
    approver: z.string(),
    expires: z.iso.date(),
  }),
);

/** What is known of a scan before it has seen anything, in two parts as results print it. */
export const askedFor = {
  tool: z.strictObject({ name: z.literal('interdict'), version: z.string() }),
  catalogue: z.strictObject({ version: z.string(), digest: z.string() }),
  asOf: moment.describe('When the act takes place: a day in the law’s own place, or an instant.'),
  asKnown: moment.describe('What had been published by then.'),
  profile: z.strictObject({
    name: z.string(),
    given: z.boolean().describe('False where nobody gave a profile and all of it is assumed.'),
    roles: z.array(z.string()),
    contracts: z.array(z.string()),
    assumed: z.array(z.string()),
  }),
  targets: z.array(z.string()),
};
