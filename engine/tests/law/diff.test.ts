import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerActivity } from '../../src/decide/activity-answer.ts';
import { diffCatalogues } from '../../src/decide/diff-catalogues.ts';
import type { Prohibition } from '../../src/model/prohibition.ts';
import { caseOf, catalogueOf, type Facts, instants, laws, someFacts } from './arbitrary-law.ts';

const NOW = Date.parse('2025-01-01T00:00:00Z');
const runs = {
  numRuns: Number(process.env.PROPERTY_RUNS ?? 30),
  seed: Number(process.env.PROPERTY_SEED ?? 20261124),
};

function couldBe(law: Prohibition, facts: Facts, at: number): string {
  const one = caseOf([law], facts, NOW);
  return answerActivity([law], 'use', one, { from: at, until: at + 1 }).answer.couldBe.join();
}

describe('the difference between two catalogues', { timeout: 120_000 }, () => {
  it('is nothing between one and itself', () => {
    fc.assert(
      fc.property(laws, (law) => {
        const same = diffCatalogues(catalogueOf([law]), catalogueOf([structuredClone(law)]), NOW);
        expect(same.prohibitions).toEqual([]);
      }),
      runs,
    );
  });

  it('names the span of every case that comes out otherwise', () => {
    fc.assert(
      fc.property(laws, laws, someFacts, instants, (old, now, facts, at) => {
        const [change] = diffCatalogues(catalogueOf([old]), catalogueOf([now]), NOW).prohibitions;
        if (couldBe(old, facts, at) === couldBe(now, facts, at)) return;
        const spans = (change?.cases ?? []).map(({ from, until }) => [
          from === null ? Number.NEGATIVE_INFINITY : Date.parse(from),
          until === null ? Number.POSITIVE_INFINITY : Date.parse(until),
        ]);
        expect(spans.some(([from = 0, until = 0]) => from <= at && at < until)).toBe(true);
      }),
      runs,
    );
  });

  it('goes the other way where the catalogues change places', () => {
    fc.assert(
      fc.property(laws, laws, (old, now) => {
        const count = (a: Prohibition, b: Prohibition, direction: string): number =>
          diffCatalogues(catalogueOf([a]), catalogueOf([b]), NOW).prohibitions.flatMap(({ cases }) =>
            cases.filter((each) => each.direction === direction),
          ).length;
        expect(count(now, old, 'looser') > 0).toBe(count(old, now, 'stricter') > 0);
      }),
      runs,
    );
  });
});
