import fc from 'fast-check';
import { expect, it } from 'vitest';
import { question } from '../../tests/law/arbitrary-law.ts';
import type { Derivation } from '../model/question.ts';
import { followsFor, isContradiction, orderOf, reachOf } from './question-order.ts';

const asked = (id: string, derive: Derivation | null) => ({ ...question(id), derive });

it('questions lie on the quantity that they are about, and who is alone on one is left out', () => {
  const order = orderOf([
    asked('year-2030', { kind: 'model-year', from: 2030 }),
    asked('made', { kind: 'contract-made', before: '2026-06-30' }),
    asked('year-2027', { kind: 'model-year', from: 2027 }),
    asked('renewed', { kind: 'contract-renewed', from: '2026-06-30' }),
    asked('made-later', { kind: 'contract-made', before: '2027-06-30' }),
    asked('place', { kind: 'nexus', places: ['US'] }),
    asked('place-too', { kind: 'nexus', places: ['US-TX'] }),
    asked('plain', null),
  ]);

  const years = [
    { id: 'year-2030', at: '2030', reached: true },
    { id: 'year-2027', at: '2027', reached: true },
  ];
  const made = [
    { id: 'made', at: '2026-06-30', reached: false },
    { id: 'made-later', at: '2027-06-30', reached: false },
  ];
  expect(Object.fromEntries(order)).toEqual({
    'year-2030': years,
    'year-2027': years,
    made,
    'made-later': made,
  });
});

it('of two answers about one point the first is what others follow from', () => {
  const alike = ['a', 'b'].map((id) => ({ id, at: '2027', reached: true }));
  expect(reachOf(alike, () => 'yes').least?.id).toBe('a');
  expect(reachOf(alike, () => 'no').most?.id).toBe('a');
});

const YEARS = ['2025', '2026', '2027', '2028', '2029'];
const lines = fc.uniqueArray(
  fc.record({ at: fc.constantFrom('2026', '2027', '2028', '2029'), reached: fc.boolean() }),
  { minLength: 2, selector: ({ at, reached }) => `${at} ${reached}` },
);
const answers = fc.array(fc.constantFrom<'yes' | 'no' | null>('yes', 'no', null), {
  minLength: 8,
  maxLength: 8,
});

it('what follows is what every value that fits the answers has in common', () => {
  fc.assert(
    fc.property(lines, answers, (points, words) => {
      const line = points.map((point, place) => ({ id: `q${place}`, ...point }));
      const wordOn = new Map(line.map(({ id }, place) => [id, words[place] ?? null]));
      const truth = ({ at, reached }: (typeof line)[number], year: string): boolean => year >= at === reached;
      const fitting = YEARS.filter((year) =>
        line.every((each) => {
          const word = wordOn.get(each.id) ?? null;
          return word === null || (word === 'yes') === truth(each, year);
        }),
      );

      const reach = reachOf(line, (id) => wordOn.get(id) ?? null);

      expect(isContradiction(reach)).toBe(fitting.length === 0);
      if (fitting.length === 0) return;
      for (const each of line) {
        const could = new Set(fitting.map((year) => truth(each, year)));
        expect(followsFor(each, reach)?.answer ?? null).toBe(could.size === 1 ? could.has(true) : null);
      }
    }),
    { seed: 20261124, numRuns: 500 },
  );
});
