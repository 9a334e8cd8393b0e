import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileCatalogue } from '../catalogue/compile-catalogue.ts';
import { ask } from './ask.ts';
import { PLACE_QUESTION } from './open-questions.ts';

const CATALOGUE = compileCatalogue(join(import.meta.dirname, '..', '..', '..', 'catalogue'));
const NOW = Date.UTC(2026, 10, 24, 12);

function asked(actor: string, jurisdiction: string, prohibition?: string): string[] {
  const at = { kind: 'instant', at: NOW } as const;
  const law = prohibition === undefined ? {} : { prohibition };
  const request = {
    supplier: 'kaspersky',
    actors: [actor],
    activity: 'use',
    jurisdiction,
    facts: [],
    ...law,
  };
  const answer = ask(CATALOGUE, { ...request, clocks: { asOf: at, asKnown: at, now: NOW } });
  return answer.questions.map(({ id }) => id);
}

it('asks a public body of no state which state it is of, once, before what each of them asks', () => {
  expect(asked('state-agency', 'US')).toEqual([PLACE_QUESTION]);
});

it('asks a body of a state what that state asks', () => {
  expect(asked('state-agency', 'US-TX')).toEqual(['q/state-exception-approved']);
});

it('asks by name about the only state whose law is asked about', () => {
  expect(asked('state-agency', 'US', 'us-nv-blacklisting-standard-2023')).toEqual(['q/body-of-nevada']);
});

it('asks nobody else', () => {
  for (const actor of ['household', 'business', 'federal-agency', 'federal-contractor'])
    expect(asked(actor, 'US')).not.toContain(PLACE_QUESTION);
});
