import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { broader } from '../../src/catalogue/broader-words.ts';
import { loadCatalogue } from '../../src/catalogue/load-catalogue.ts';
import { answerActivity } from '../../src/decide/activity-answer.ts';
import type { Case } from '../../src/decide/case.ts';
import { diffCatalogues } from '../../src/decide/diff-catalogues.ts';
import type { Catalogue } from '../../src/model/catalogue.ts';
import type { Clause, Prohibition } from '../../src/model/prohibition.ts';
import type { Assumption } from '../../src/model/question.ts';
import type { EntityEdge } from '../../src/model/supplier.ts';
import { caseOf, catalogueOf, type Facts, instants, laws, someFacts } from './arbitrary-law.ts';
import { activity, actor, edge, supplier, word, worldOf } from './given-world.ts';

const NOW = Date.parse('2025-01-01T00:00:00Z');
const runs = {
  numRuns: Number(process.env.PROPERTY_RUNS ?? 30),
  seed: Number(process.env.PROPERTY_SEED ?? 20261124),
};

function couldBe(law: Prohibition, facts: Facts, at: number): string {
  const one = caseOf([law], facts, NOW);
  return answerActivity([law], 'use', one, { from: at, until: at + 1 }).answer.couldBe.join();
}

interface World {
  readonly law: Prohibition;
  readonly graph: readonly EntityEdge[];
  readonly words: { readonly reseller: boolean; readonly deploy: boolean; readonly antivirus: boolean };
  /** Of the first question no is taken for granted before this day. */
  readonly assumed: string | null;
}

const day = fc.option(fc.constantFrom('2024-01-15', '2024-03-15', '2024-06-15'), { nil: null });

/** Small laws for several actors, acts and classes, on a graph with dated edges, with words that imply others. */
const worlds: fc.Arbitrary<World> = fc
  .record({
    law: laws,
    scopes: fc.array(
      fc.record({
        binds: fc.constantFrom(['anyone'], ['business'], ['reseller']),
        does: fc.constantFrom(['use'], ['deploy']),
        classes: fc.constantFrom([], ['security'], ['antivirus']),
      }),
      { minLength: 8, maxLength: 8 },
    ),
    follows: fc.subarray(['subsidiary', 'successor']),
    owned: fc.boolean(),
    graph: fc.array(
      fc
        .record({
          kind: fc.constantFrom('subsidiary', 'successor'),
          to: fc.constant('child'),
          share: fc.constantFrom('60', '40', null),
          from: day,
          until: day,
        })
        .map(({ to, ...parts }) => edge(to, parts)),
      { maxLength: 2 },
    ),
    words: fc.record({ reseller: fc.boolean(), deploy: fc.boolean(), antivirus: fc.boolean() }),
    assumed: day,
  })
  .map(({ law, scopes, follows, owned, ...rest }) => ({
    ...rest,
    law: {
      ...law,
      groups: law.groups.map((group) => ({
        ...group,
        closure: follows,
        threshold: owned ? { share: '50', inclusive: true, aggregate: false } : null,
      })),
      clauses: law.clauses.map((clause, i) => {
        const { binds = [], does = [], classes = [] } = scopes[i] ?? {};
        return { ...clause, binds, does, object: { ...clause.object, classes } };
      }),
    },
  }));

const TAKEN: Assumption = { answer: 'no', activities: null, unless: [], before: null, says: '' };

function catalogueIn({ law, graph, words, assumed }: World): Catalogue {
  const implying = (yes: boolean, broad: string): string[] => (yes ? [broad] : []);
  const plain = worldOf([law]);
  return {
    ...plain,
    vocabulary: {
      actors: [
        actor('anyone'),
        actor('business'),
        actor('reseller', ...implying(words.reseller, 'business')),
      ],
      activities: [activity('use'), activity('deploy', ...implying(words.deploy, 'use'))],
      classes: [
        word('software'),
        word('security'),
        word('antivirus', ...implying(words.antivirus, 'security')),
      ],
    },
    suppliers: [supplier('supplier', ...graph), supplier('child')],
    questions: plain.questions.map((each, i) =>
      i > 0 || assumed === null ? each : { ...each, assume: [{ ...TAKEN, before: assumed }] },
    ),
  };
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

  it('names the span of every case of anybody, with any thing, that comes out otherwise', () => {
    const cases = fc.record({
      role: fc.constantFrom('business', 'reseller'),
      activity: fc.constantFrom('use', 'deploy'),
      supplier: fc.constantFrom('supplier', 'child'),
      kind: fc.constantFrom('software', 'security', 'antivirus'),
    });
    fc.assert(
      fc.property(
        worlds,
        worlds,
        fc.boolean(),
        cases,
        someFacts,
        instants,
        (old, other, one, given, facts, at) => {
          // The same law in another world, or another law in the same one, or all of it otherwise.
          const now = one
            ? { ...old, graph: other.graph, words: other.words, assumed: other.assumed }
            : other;
          const [was, is] = [old, now].map(catalogueIn);
          if (!was || !is) throw new Error('two worlds');
          const decide = (catalogue: Catalogue): string => {
            const held: Case = {
              ...caseOf(catalogue.prohibitions, facts, NOW),
              catalogue,
              roles: [given.role],
              supplier: given.supplier,
              product: { kind: 'classes', classes: [given.kind] },
            };
            const laws = catalogue.prohibitions;
            return answerActivity(laws, given.activity, held, {
              from: at,
              until: at + 1,
            }).answer.couldBe.join();
          };
          if (decide(was) === decide(is)) return;
          const [change] = diffCatalogues(was, is, NOW).prohibitions;
          const means = (list: 'actors' | 'activities', word: string): string[] =>
            [was, is].flatMap((each) => [...broader(word, each.vocabulary[list])]);
          // Told of whom it is about, or of whomever they are too.
          const told = (change?.cases ?? []).filter(
            ({ actor, activity }) =>
              (actor === 'anyone' || means('actors', given.role).includes(actor)) &&
              means('activities', given.activity).includes(activity),
          );
          const spans = told.map(({ from, until }) => [
            from === null ? Number.NEGATIVE_INFINITY : Date.parse(from),
            until === null ? Number.POSITIVE_INFINITY : Date.parse(until),
          ]);
          expect(spans.some(([from = 0, until = 0]) => from <= at && at < until)).toBe(true);
        },
      ),
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
