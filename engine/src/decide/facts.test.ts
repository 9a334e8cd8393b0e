import { expect, it } from 'vitest';
import { caseOf } from '../../tests/law/arbitrary-law.ts';
import type { Contract } from '../model/profile.ts';
import type { Question } from '../model/question.ts';
import { factOf } from './facts.ts';
import { evaluate } from './formula.ts';

const question: Question = {
  id: 'q/with-the-navy',
  ask: 'Is the contract with the Navy?',
  yes: 'It is.',
  no: 'It is not.',
  help: null,
  derive: { kind: 'agency', agencies: ['Navy'] },
  assume: [],
  knownBy: 'contracts office',
  cost: 1,
};
const navy: Contract = { id: 'C-1', date: '2030-01-01', agency: 'NAVY', clauses: [] };
const parks: Contract = { id: 'C-2', date: '2030-01-01', agency: 'Parks', clauses: [] };
const nobodys: Contract = { id: 'C-3', date: '2030-01-01', agency: null, clauses: [] };

it.each([
  { held: navy, contracts: [navy, parks], complete: true, truth: 'true' },
  { held: parks, contracts: [navy, parks], complete: true, truth: 'false' },
  { held: nobodys, contracts: [navy, nobodys], complete: true, truth: 'unknown' },
  { held: null, contracts: [parks, navy], complete: false, truth: 'true' },
  { held: null, contracts: [parks], complete: true, truth: 'false' },
  { held: null, contracts: [parks], complete: false, truth: 'unknown' },
  { held: null, contracts: [parks, nobodys], complete: true, truth: 'unknown' },
  // An agency that asks has no contracts of its own to list.
  { held: null, contracts: [], complete: true, truth: 'unknown' },
])('of $contracts.length contracts, complete: $complete, against $held.id: $truth', (given) => {
  const { held, contracts, complete, truth } = given;
  const one = { ...caseOf([], new Map(), 0), contracts, contractsComplete: complete };

  const fact = factOf(question, { activity: 'use', day: '2030-06-01' }, one, held);

  expect(evaluate(fact.formula)).toBe(truth);
});

it.each([
  { places: ['DE'], countries: ['DE'], truth: 'true' },
  { places: ['DE'], countries: ['US'], truth: 'false' },
  { places: ['AT', 'DE'], countries: ['US', 'DE'], truth: 'true' },
  { places: ['DE'], countries: ['DE-BE'], truth: 'true' },
  { places: ['DE-BE'], countries: ['DE-BE'], truth: 'true' },
  { places: ['DE-BE'], countries: ['DE-BY'], truth: 'false' },
  { places: ['DE-BE'], countries: ['US'], truth: 'false' },
  // Somewhere in the country is not known to be there.
  { places: ['DE-BE'], countries: ['DE'], truth: 'unknown' },
  // Nor where its part is named beside it.
  { places: ['DE-BE'], countries: ['DE', 'DE-BY'], truth: 'false' },
  { places: ['DE-BE'], countries: ['DE', 'DE-BE'], truth: 'true' },
  { places: ['DE'], countries: [], truth: 'unknown' },
])('a law of $places against $countries: $truth', ({ places, countries, truth }) => {
  const asked: Question = { ...question, derive: { kind: 'nexus', places } };
  const one = { ...caseOf([], new Map(), 0), countries };

  const fact = factOf(asked, { activity: 'use', day: '2030-06-01' }, one, null);

  expect(evaluate(fact.formula)).toBe(truth);
});
