import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/load-catalogue.ts';
import { answerActivity } from '../../src/decide/activity-answer.ts';
import { diffCatalogues } from '../../src/decide/diff-catalogues.ts';
import type { Catalogue } from '../../src/model/catalogue.ts';
import type { Clause, Prohibition } from '../../src/model/prohibition.ts';
import type { Question } from '../../src/model/question.ts';
import {
  caseOf,
  catalogueOf,
  clauseOf,
  type Facts,
  instants,
  lawOf,
  laws,
  question,
  someFacts,
} from './arbitrary-law.ts';

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

  it('tries each product class of a clause, where all of them together come out alike', () => {
    const built = loadCatalogue();
    const now = changedClause(built, 'us-ndaa-fy19-889', 'part-b-security', (clause) => ({
      ...clause,
      when: { kind: 'question', id: 'q/essential-component' },
    }));
    const [change, ...more] = diffCatalogues(built, now, Date.parse('2026-11-24')).prohibitions;
    expect(more).toEqual([]);
    expect(change?.written).toEqual(['clause part-b-security: when']);
    expect(change?.cases).toMatchObject([
      {
        direction: 'stricter',
        actor: 'federal-agency',
        activity: 'contract-with-user',
        products: ['video-surveillance', 'telecom-equipment'],
        until: null,
        facts: [{ question: 'q/for-security-purpose', answer: 'no' }],
      },
    ]);
  });

  it('a later model year is looser, and stricter for no vehicle that there can be', () => {
    const year = (from: number): Question => ({
      ...question(`q/year-${from}`),
      derive: { kind: 'model-year', from },
    });
    const lawFrom = (modelYear: number): Prohibition => {
      const bar = clauseOf('bar', 'prohibited', {
        when: null,
        valid: { from: 'e0', to: 'open' },
        known: { from: 'e0', to: 'open' },
      });
      const law = lawOf([{ ...bar, anchor: 'model-year' }], false);
      return { ...law, events: law.events.map((event) => ({ ...event, modelYear })) };
    };
    const now = { ...catalogueOf([lawFrom(2030)]), questions: [year(2027), year(2030)] };
    // Whether the older catalogue knows the later year or not.
    for (const questions of [now.questions, [year(2027)]]) {
      const old = { ...catalogueOf([lawFrom(2027)]), questions };
      const [change] = diffCatalogues(old, now, NOW).prohibitions;
      expect(change?.cases.map(({ direction, facts }) => [direction, facts])).toEqual([
        ['looser', expect.arrayContaining([{ question: 'q/year-2030', answer: 'no' }])],
      ]);
    }
  });

  it('tells a change of words alone as that', () => {
    const built = loadCatalogue();
    const now = changedClause(built, 'us-bis-icts-kaspersky-2024', 'resale', (clause) => ({
      ...clause,
      text: 'Other words.',
    }));
    expect(diffCatalogues(built, now, Date.parse('2026-11-24')).prohibitions).toEqual([
      {
        prohibition: 'us-bis-icts-kaspersky-2024',
        kind: 'changed',
        cases: [],
        exhaustive: true,
        written: ['clause resale: text'],
      },
    ]);
  });
});

function changedClause(
  catalogue: Catalogue,
  law: string,
  clause: string,
  change: (clause: Clause) => Clause,
): Catalogue {
  return {
    ...catalogue,
    prohibitions: catalogue.prohibitions.map((each) =>
      each.id === law
        ? { ...each, clauses: each.clauses.map((one) => (one.id === clause ? change(one) : one)) }
        : each,
    ),
  };
}
