import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONFIDENCES, type Finding } from '../model/finding.ts';
import { type Indicator, STRENGTHS } from '../model/indicator.ts';
import { OBSERVABLE_KINDS } from '../model/observable.ts';
import { PRESENCES, type Sighting, type SignerStanding } from '../model/sighting.ts';
import { LISTED_MATCHES } from './finding-of.ts';
import { buildIndicatorIndex } from './indicator-index.ts';
import { findingsFrom, sampleSighting } from './sample-sighting.ts';

const KINDS = ['signer', 'publisher', 'product-name', 'file-name', 'service', 'domain', 'file-hash'] as const;
const PRODUCTS = ['guard', 'agent', null] as const;

/** One indicator for each kind, product and strength, whose value says what it is. */
const indicators: Indicator[] = KINDS.flatMap((kind) =>
  PRODUCTS.flatMap((product) =>
    STRENGTHS.map(
      (strength): Indicator => ({
        id: `${kind}-${product}-${strength}`,
        supplier: 'acme',
        product,
        kind,
        form: 'exact',
        pattern: `${kind}-${product}-${strength}`,
        strength,
        claimed: strength,
        purpose: null,
        presence: null,
        embedded: false,
        source: 'test',
        verification: 'secondary',
        note: null,
        matches: [],
        mustNotMatch: [],
      }),
    ),
  ),
);
const index = buildIndicatorIndex(indicators);

const signer = fc.constantFrom<SignerStanding>('anchored', 'consistent', 'self-signed', 'broken');

function sighting(strengths: readonly string[] = STRENGTHS): fc.Arbitrary<Sighting> {
  return fc
    .record({
      kind: fc.constantFrom(...KINDS),
      product: fc.constantFrom(...PRODUCTS),
      strength: fc.constantFrom(...strengths),
      standing: fc.constantFrom('verified' as const, 'declared' as const, 'observed' as const),
      signer,
      artefact: fc.constantFrom('a', 'b', 'c', 'd'),
      machine: fc.constantFrom('pc-1', 'pc-2'),
      presence: fc.constantFrom(...PRESENCES),
    })
    .map((each) =>
      sampleSighting(each.kind, `${each.kind}-${each.product}-${each.strength}`, {
        standing: each.standing,
        path: `file-${each.artefact}`,
        artefact: each.artefact,
        presence: each.presence,
        asset: { kind: 'machine', id: each.machine, label: each.machine },
        // What carries an artefact is one thing, and the same for all that is seen in it.
        ...(each.artefact === 'd' ? { carrier: 'MailGuard' } : {}),
        ...(each.kind === 'signer' ? { signer: each.signer } : {}),
      }),
    );
}

function surest(findings: readonly Finding[], machine: string): number {
  const own = findings.filter((each) => each.asset.id === machine);
  return Math.min(CONFIDENCES.length, ...own.map((each) => CONFIDENCES.indexOf(each.confidence)));
}

describe('confidence', () => {
  it('never falls when something more is seen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sighting(), { maxLength: 8 }), sighting(), async (seen, more) => {
        const before = await findingsFrom(seen, index);
        const after = await findingsFrom([...seen, more], index);
        for (const machine of ['pc-1', 'pc-2']) {
          expect(surest(after, machine)).toBeLessThanOrEqual(surest(before, machine));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order in which things are seen, nor does anything else of a finding', async () => {
    const shuffled = fc
      .array(sighting(), { maxLength: 8 })
      .chain((seen) => fc.tuple(fc.constant(seen), fc.shuffledSubarray(seen, { minLength: seen.length })));
    await fc.assert(
      fc.asyncProperty(shuffled, async ([seen, other]) => {
        expect(await findingsFrom(other, index)).toEqual(await findingsFrom(seen, index));
      }),
      { numRuns: 500 },
    );
  });

  it('stays at possible on weak marks, and at probable on what things say of themselves', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sighting(['weak']), { maxLength: 10 }), async (seen) => {
        const findings = await findingsFrom(seen, index);
        expect(findings.filter((each) => each.confidence !== 'possible')).toEqual([]);
      }),
      { numRuns: 200 },
    );
    const declared = sighting().map((each) => ({ ...each, standing: 'declared' as const }));
    const unanchored = declared.filter((each) => each.signer?.standing !== 'anchored');
    await fc.assert(
      fc.asyncProperty(fc.array(unanchored, { maxLength: 10 }), async (seen) => {
        const findings = await findingsFrom(seen, index);
        expect(findings.filter((each) => each.confidence === 'confirmed')).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('counts every match once, and lists no more than it may', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sighting(), { maxLength: 60 }), async (seen) => {
        for (const finding of await findingsFrom(seen, index)) {
          expect(finding.matches.length).toBeLessThanOrEqual(Math.min(LISTED_MATCHES, finding.matchCount));
          expect(finding.matches.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('two strong marks', () => {
  const product = { path: 'inventory.csv', artefact: 'row 1' };

  it('confirm each other where different authors wrote them and not all are the thing’s own word', async () => {
    const declared = sampleSighting('product-name', 'product-name-guard-strong', product);
    const contact = sampleSighting('domain', 'domain-null-strong', {
      path: 'dns.log',
      standing: 'observed',
      presence: 'contact',
    });
    const [finding, ...more] = await findingsFrom([declared, contact], index);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ product: 'guard', confidence: 'confirmed', presence: 'installed' });
  });

  it('do not where one log wrote both', async () => {
    const line = (at: string) =>
      sampleSighting('domain', 'domain-null-strong', {
        path: 'dns.log',
        artefact: at,
        standing: 'observed',
        presence: 'contact',
      });
    const [finding] = await findingsFrom([line('dns.log:1'), line('dns.log:2')], index);
    expect(finding).toMatchObject({ confidence: 'probable', presence: 'contact', matchCount: 2 });
  });
});

it('has a matcher for every kind it is tested with', () => {
  for (const kind of KINDS) expect(OBSERVABLE_KINDS).toContain(kind);
});
