import fc from 'fast-check';
import { expect, it } from 'vitest';
import { caseOf, laws } from '../../tests/law/arbitrary-law.ts';
import type { ProfileAnswer } from '../model/profile.ts';
import type { Clause } from '../model/prohibition.ts';
import type { Question } from '../model/question.ts';
import { dayZone, mayBind } from './decide-finding.ts';

const [law] = fc.sample(laws, { seed: 1, numRuns: 1 });
if (law === undefined) throw new Error('no sample');

it.each([
  { countries: ['DE'], zone: 'Europe/Berlin' },
  { countries: ['AU'], zone: 'Australia/Adelaide' },
  // Of a place without law of its own, and of none: the first that there is.
  { countries: ['FR'], zone: 'America/New_York' },
  { countries: [], zone: 'America/New_York' },
])('a day asked about in $countries is a day of $zone', ({ countries, zone }) => {
  const held = [
    { ...law, jurisdiction: 'US', zone: 'America/New_York' },
    { ...law, jurisdiction: 'DE', zone: 'Europe/Berlin' },
    { ...law, jurisdiction: 'AU-SA', zone: 'Australia/Adelaide' },
  ];
  expect(dayZone(held, countries)).toBe(zone);
});

it('is UTC where no law is held', () => {
  expect(dayZone([], ['DE'])).toBe('UTC');
});

const place: Question = {
  id: 'q/here',
  ask: 'Is it here?',
  yes: 'It is.',
  no: 'It is not.',
  help: null,
  derive: { kind: 'nexus', places: ['DE'] },
  assume: [],
  knownBy: 'compliance officer',
  cost: 1,
};
const [first] = law.clauses;
if (first === undefined) throw new Error('no clause');
const clause: Clause = { ...first, mode: null, nexus: { kind: 'question', id: 'q/here' } };

const told: ProfileAnswer = { question: 'q/here', answer: 'yes', assets: [], contract: null, because: null };

it.each([
  { countries: ['DE'], answers: [], binds: true },
  { countries: ['US'], answers: [], binds: false },
  // Nobody knows where: it may be here.
  { countries: [], answers: [], binds: true },
  { countries: ['US'], answers: [told], binds: true },
])('a law of one place may bind who is in $countries, with $answers.length answers: $binds', (given) => {
  const { countries, answers, binds } = given;
  const one = caseOf([], new Map(), 0);
  const here = { ...one, catalogue: { ...one.catalogue, questions: [place] }, countries, answers };

  expect(mayBind({ ...law, clauses: [clause] }, here)).toBe(binds);
  // One clause without a place of its own is enough.
  expect(mayBind({ ...law, clauses: [clause, { ...clause, nexus: null }] }, here)).toBe(true);
});
