import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { DEFAULT_PROFILE } from '../../src/catalogue/default-profile.ts';
import { loadCatalogue } from '../../src/catalogue/load-catalogue.ts';
import { decideFinding } from '../../src/decide/decide-finding.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Profile } from '../../src/model/profile.ts';
import { PRESENCES } from '../../src/model/sighting.ts';
import { PROPERTY } from './property-runs.ts';

const catalogue = loadCatalogue();
const NOW = Date.parse('2026-11-24T12:00:00Z');
const now = { kind: 'instant' as const, at: NOW };

/** Suppliers of several laws each: some of what they make, and nothing but themselves. */
const SUPPLIERS = ['kaspersky', 'huawei', 'dji'];
const subjects = SUPPLIERS.flatMap((supplier) => [
  { supplier, product: null },
  ...catalogue.products
    .filter((each) => each.supplier === supplier)
    .slice(0, 3)
    .map((each) => ({ supplier, product: each.id })),
]);
const ORIGINS = [[], ['CN'], ['US'], ['CN', 'US'], ['CN, US']];
const HOSTS = ['host-1', 'host-2', 'host-3'];

function answered(answer: 'yes' | 'no', asset: string): Profile['answers'] {
  return catalogue.questions.map(({ id }) => ({
    question: id,
    answer,
    assets: [asset],
    contract: null,
    because: null,
  }));
}

const CONTRACTOR: Profile = {
  ...DEFAULT_PROFILE,
  assumed: false,
  roles: ['business', 'federal-contractor'],
  answers: [...answered('yes', 'host-2'), ...answered('no', 'host-3')],
};
const PROFILES = new Map<string, Profile>([
  ['nobody', DEFAULT_PROFILE],
  ['contractor', CONTRACTOR],
  ['reseller', { ...CONTRACTOR, roles: ['reseller'] }],
  ['agency', { ...DEFAULT_PROFILE, roles: ['federal-agency'] }],
]);

function findingOf(
  subject: { readonly supplier: string; readonly product: string | null },
  presence: Finding['presence'],
  origins: readonly string[],
  host: string,
): Finding {
  const asset = { kind: 'machine' as const, id: host, label: host };
  const matches = origins.map((value) => ({
    sighting: {
      observable: { kind: 'country-of-origin' as const, value },
      asset,
      location: { path: '/' },
      source: 'test',
      standing: 'verified' as const,
      artefact: '/',
      presence,
    },
    indicator: 'test',
    strength: 'strong' as const,
    note: null,
    verification: 'primary' as const,
  }));
  return {
    ...subject,
    id: 'f',
    carrier: null,
    version: null,
    confidence: 'confirmed',
    presence,
    asset,
    target: 'test',
    matches,
    matchCount: matches.length,
    why: '',
  };
}

const clocks = { asOf: now, asKnown: now, now: NOW };
const contexts = new Map([...PROFILES].map(([name, profile]) => [name, { catalogue, profile, clocks }]));

beforeAll(() => {
  for (const subject of subjects)
    for (const presence of PRESENCES)
      for (const origins of ORIGINS)
        for (const host of HOSTS)
          for (const context of contexts.values())
            decideFinding(findingOf(subject, presence, origins, host), context);
}, 60_000);

it('what is kept of other findings and of other askers changes no answer', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...subjects),
      fc.constantFrom(...PRESENCES),
      fc.constantFrom(...ORIGINS),
      fc.constantFrom(...HOSTS),
      fc.constantFrom(...contexts.keys()),
      (subject, presence, origins, host, asker) => {
        const context = contexts.get(asker);
        if (context === undefined) throw new Error(`no profile of ${asker}`);
        const finding = findingOf(subject, presence, origins, host);
        // Nothing is kept for a catalogue that is another object.
        const afresh = decideFinding(finding, { ...context, catalogue: { ...catalogue } });
        expect(decideFinding(finding, context)).toEqual(afresh);
      },
    ),
    { ...PROPERTY, numRuns: Math.ceil(PROPERTY.numRuns / 6) },
  );
});
