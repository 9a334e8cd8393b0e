import type { AskRequest } from '../../src/decide/ask.ts';
import type { ActivityWord, ActorWord, Catalogue } from '../../src/model/catalogue.ts';
import type { Product } from '../../src/model/product.ts';
import type { Contract } from '../../src/model/profile.ts';
import type { Clause, ClauseEffect, Prohibition } from '../../src/model/prohibition.ts';
import { catalogueOf, clauseOf, lawOf, question } from './arbitrary-law.ts';

/** A clause that is in force from an event on, and was known from the beginning. */
export const clause = (
  id: string,
  effect: ClauseEffect,
  from: string,
  parts: Partial<Clause> = {},
): Clause => ({
  ...clauseOf(id, effect, { when: null, valid: { from, to: 'open' }, known: { from: 'e0', to: 'open' } }),
  ...parts,
});

/** To use it is barred from February on if `q/a`; to sell it is advised against; both have to be reported. */
export const LAW: Prohibition = {
  ...lawOf(
    [
      clause('use', 'prohibited', 'e1', { when: { kind: 'question', id: 'q/a' } }),
      clause('sell', 'advised-against', 'e0', { does: ['sell'] }),
      clause('update', 'prohibited', 'e0', { does: ['receive-update'] }),
      clause('give-update', 'allowed', 'e0', { does: ['provide-update'] }),
      clause('tell', 'disclosure-required', 'e0', {
        does: ['use', 'sell'],
        duty: { kind: 'report', trigger: null, to: 'the office', content: null, deadlines: [] },
      }),
    ],
    false,
  ),
  zone: 'America/New_York',
};

/** A law of another country: to sell it is barred, and to use any camera. */
export const THERE: Prohibition = {
  ...lawOf(
    [
      clause('there', 'prohibited', 'e0', { nexus: { kind: 'question', id: 'q/there' }, does: ['sell'] }),
      // Bars a kind of thing, whoever made it.
      clause('kind', 'prohibited', 'e0', {
        nexus: { kind: 'question', id: 'q/there' },
        does: ['use'],
        object: { madeBy: null, classes: ['camera'], part: 'whole' },
      }),
    ],
    false,
  ),
  id: 'there',
  jurisdiction: 'DE',
  zone: 'Europe/Berlin',
};

export const AV: Product = {
  id: 'av',
  supplier: 'supplier',
  name: 'AV',
  names: [],
  classes: ['anti-virus'],
  classVerification: 'primary',
  embeddable: false,
  note: null,
};

export const actor = (id: string, activities: string[], says = ''): ActorWord => ({
  id,
  says,
  implies: ['anyone'],
  activities,
});
export const act = (id: string, label = ''): ActivityWord => ({
  id,
  says: '',
  implies: [],
  converse: null,
  label,
  presenceQuestion: null,
  contract: null,
});

const plain = catalogueOf([THERE, LAW]);
/** To ask questions of: two laws, two makers with a product each, and those who may ask. */
export const CATALOGUE: Catalogue = {
  ...plain,
  vocabulary: {
    actors: [
      { id: 'anyone', says: '', implies: [], activities: [] },
      actor('household', ['use']),
      actor('business', ['sell', 'use'], 'A firm or a trader.'),
      actor('supplier', ['provide-update']),
      actor('bystander', []),
    ],
    activities: [
      act('use', 'Using it'),
      act('sell', 'Selling it'),
      act('receive-update'),
      act('provide-update'),
    ],
    classes: [
      { id: 'anti-virus', says: '', implies: [] },
      { id: 'camera', says: '', implies: [] },
    ],
  },
  suppliers: [
    ...plain.suppliers,
    { id: 'stranger', name: 'Stranger', names: [], country: null, edges: [], note: null },
  ],
  products: [AV, { ...AV, id: 'eye', supplier: 'stranger', classes: ['camera'] }],
  questions: [question('q/a'), { ...question('q/there'), derive: { kind: 'nexus', places: ['DE'] } }],
};

export const NOW = Date.parse('2024-06-01T10:00:00Z');
const instant = { kind: 'instant', at: NOW } as const;
export const BLANK: AskRequest = {
  actors: [],
  facts: [],
  clocks: { asOf: instant, asKnown: instant, now: NOW },
};

export const contract = (id: string): Contract => ({
  id,
  date: '2024-01-01',
  renewals: null,
  agency: null,
  clauses: [],
});
