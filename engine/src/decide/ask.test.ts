import { describe, expect, it } from 'vitest';
import { lawOf, question } from '../../tests/law/arbitrary-law.ts';
import {
  AV,
  act,
  BLANK,
  CATALOGUE,
  clause,
  contract,
  LAW,
  NOW,
  THERE,
} from '../../tests/law/given-question.ts';
import { DEFAULT_PROFILE } from '../catalogue/default-profile.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { InterdictError } from '../model/interdict-error.ts';
import type { Profile, ProfileAnswer, Waiver } from '../model/profile.ts';
import { TOOL } from '../model/tool.ts';
import { type AskRequest, ask, poseQuestion } from './ask.ts';

const posed = (parts: Partial<AskRequest> = {}) =>
  poseQuestion(CATALOGUE, { ...BLANK, supplier: 'supplier', ...parts });
const asked = (parts: Partial<AskRequest> = {}) =>
  ask(CATALOGUE, { ...BLANK, supplier: 'supplier', ...parts });

const told = (id: string, answer: ProfileAnswer['answer']): ProfileAnswer => ({
  question: id,
  answer,
  assets: ['PC-1'],
  contract: null,
  because: 'looked',
});
const waiver: Waiver = {
  id: 'W',
  prohibition: 'law',
  clauses: [],
  grantedBy: 'a',
  from: '2024-01-01',
  until: null,
};
const SOMEBODY: Profile = {
  ...DEFAULT_PROFILE,
  assumed: false,
  territory: ['DE', 'US'],
  nationality: ['US', 'FR'],
  roles: ['business'],
  unknownRoles: ['supplier'],
  contracts: [contract('P-1')],
  contractsComplete: false,
  answers: [told('q/a', 'yes'), told('q/there', 'no')],
  waivers: [waiver],
};

const PLACE = 'jurisdiction: the United States, and done in its territory or by a US person';
const CLASSES = 'product: of the classes that each prohibition names, and of none that it exempts';
const PERSON = 'actor: a private person or business, neither agency nor contractor';

describe('what a question leaves out', () => {
  it('is assumed, and each assumption is said', () => {
    const { one, assumed, activities, jurisdiction } = posed();
    expect(assumed).toEqual([
      PERSON,
      CLASSES,
      'activity: what such an actor usually does (use, sell)',
      PLACE,
    ]);
    expect(activities).toEqual(['use', 'sell']);
    expect(jurisdiction).toBe('US');
    expect(one).toEqual({
      catalogue: CATALOGUE,
      supplier: 'supplier',
      product: { kind: 'law-own' },
      roles: ['household', 'business'],
      unknownRoles: [],
      countries: ['US'],
      contracts: [],
      contractsComplete: false,
      answers: [],
      waivers: [],
      origins: [],
      modelYear: null,
      manufactured: null,
      assetNames: [],
      presence: null,
      given: 'asked',
      asKnown: NOW,
    });
  });

  it('is nothing where everything is given', () => {
    const { one, assumed } = posed({
      actors: ['business'],
      product: 'av',
      activity: 'use',
      jurisdiction: 'US',
      modelYear: 2030,
      manufactured: '2024-01-02',
    });
    expect(assumed).toEqual([]);
    expect(one).toMatchObject({
      roles: ['business'],
      product: { kind: 'product', product: AV },
      modelYear: 2030,
      manufactured: '2024-01-02',
    });
  });

  it('is taken of the profile where there is one', () => {
    const { one, assumed, jurisdiction, activities } = posed({ profile: SOMEBODY });
    expect(one).toMatchObject({
      roles: ['business'],
      unknownRoles: ['supplier'],
      countries: ['DE', 'US', 'FR'],
      contracts: [contract('P-1')],
      contractsComplete: false,
      answers: [told('q/a', 'yes'), told('q/there', 'no')],
      waivers: [waiver],
    });
    expect(jurisdiction).toBe('DE, US, FR');
    // Roles that somebody has bring what they usually do, in the order of the vocabulary.
    expect(activities).toEqual(['use', 'sell']);
    expect(assumed).toEqual([
      CLASSES,
      'activity: what such an actor usually does (use, sell)',
      'profile: no role but business, perhaps supplier',
    ]);
    const complete = { ...SOMEBODY, contractsComplete: true };
    expect(posed({ profile: complete }).one.contractsComplete).toBe(true);
    expect(posed({ profile: complete, actors: ['business'] }).one.contractsComplete).toBe(true);
    // A profile's contracts are all of whom it is about, and not of another whom the question names.
    expect(posed({ profile: complete, actors: ['household'] }).one.contractsComplete).toBe(false);
    expect(posed({ profile: complete, actors: ['business', 'household'] }).one.contractsComplete).toBe(false);
    // Nor is it taken of another that they have no other role.
    expect(posed({ profile: complete }).assumed).toContain(
      'profile: no role but business, perhaps supplier; no other contract or subcontract',
    );
    expect(posed({ profile: complete, actors: ['household'] }).assumed.join()).not.toContain('no role but');
    // Of whom no place is known is asked about as in the United States, and that is said.
    const nowhere = posed({ profile: { ...SOMEBODY, territory: [], nationality: [] } });
    expect(nowhere.one.countries).toEqual(['US']);
    expect(nowhere.assumed).toContain(PLACE);
  });

  it('is not taken of the profile where the question says otherwise', () => {
    const { one, assumed } = posed({
      profile: SOMEBODY,
      actors: ['household'],
      contracts: [contract('C-1')],
      jurisdiction: 'US-TX',
      activity: 'use',
      product: 'av',
      facts: [{ question: 'q/a', answer: 'no' }],
    });
    expect(one).toMatchObject({
      // The actors given are the only roles.
      roles: ['household'],
      unknownRoles: [],
      countries: ['US-TX'],
      contracts: [contract('C-1')],
      contractsComplete: true,
      answers: [
        { question: 'q/a', answer: 'no', assets: [], contract: null, because: null },
        told('q/there', 'no'),
      ],
      waivers: [waiver],
    });
    expect(assumed).toEqual(['contracts: no other contract or subcontract']);
    // That there is none is as complete a list.
    expect(posed({ contracts: [] })).toMatchObject({
      one: { contracts: [], contractsComplete: true },
      assumed: expect.arrayContaining(['contracts: no other contract or subcontract']),
    });
  });
});

describe('what is asked about', () => {
  it('is the product, whose maker need not be named', () => {
    for (const supplier of [{}, { supplier: 'supplier' }]) {
      const { one } = poseQuestion(CATALOGUE, { ...BLANK, ...supplier, product: 'av' });
      expect(one).toMatchObject({ supplier: 'supplier', product: { kind: 'product', product: AV } });
    }
  });

  it('is a kind of product of a maker', () => {
    const { one, assumed } = posed({ product: 'camera' });
    expect(one.product).toEqual({ kind: 'classes', classes: ['camera'] });
    expect(assumed).not.toContain(CLASSES);
  });

  it('says of a maker without a known product that it is not held to make what is barred whoever made it', () => {
    const none =
      'product: none that is barred whoever made it, for no product of this maker is known (--product CLASS asks)';
    expect(posed({ supplier: 'supplier' }).assumed).not.toContain(none);
    const bare: Catalogue = { ...CATALOGUE, products: [AV] };
    const { assumed } = poseQuestion(bare, { ...BLANK, supplier: 'stranger' });
    expect(assumed.slice(1, 3)).toEqual([CLASSES, none]);
  });
});

describe('what is done', () => {
  it('are several activities, and "update" by who does it', () => {
    expect(posed({ activity: 'sell,use' }).activities).toEqual(['sell', 'use']);
    // Each once: twice the same would be told and counted twice.
    expect(posed({ activity: 'update,use,receive-update' }).activities).toEqual(['receive-update', 'use']);
    expect(posed({ activity: 'update' }).activities).toEqual(['receive-update']);
    expect(posed({ activity: 'use,update', actors: ['business', 'supplier'] }).activities).toEqual([
      'use',
      'provide-update',
    ]);
    expect(posed({ activity: 'update', actors: ['business'] }).activities).toEqual(['receive-update']);
    expect(asked({ activity: 'update' }).verdict).toBe('prohibited');
    expect(asked({ activity: 'update', actors: ['supplier'] }).verdict).toBe('allowed');
  });
});

describe('where it is done', () => {
  it.each([
    { word: 'us-tx', place: 'US-TX' },
    { word: 'uk', place: 'GB' },
    { word: 'DE', place: 'DE' },
  ])('$word is $place', ({ word, place }) => {
    expect(posed({ jurisdiction: word })).toMatchObject({ one: { countries: [place] }, jurisdiction: place });
  });

  it('selects the law and the place whose day is asked about', () => {
    const asOf = { kind: 'day', date: '2024-06-01' } as const;
    const clocks = { ...BLANK.clocks, asOf };
    const at = (text: string) => Date.parse(text);
    const here = posed({ clocks, jurisdiction: 'US' });
    expect(here.prohibitions.map(({ id }) => id)).toEqual(['law']);
    expect(here.interval).toEqual({ from: at('2024-06-01T04:00:00Z'), until: at('2024-06-02T04:00:00Z') });
    const abroad = posed({ clocks, jurisdiction: 'DE' });
    expect(abroad.prohibitions.map(({ id }) => id)).toEqual(['there', 'law']);
    expect(abroad.interval).toEqual({ from: at('2024-05-31T22:00:00Z'), until: at('2024-06-01T22:00:00Z') });
  });

  it('leaves a law that is asked about by name, wherever it is', () => {
    const named = posed({ prohibition: 'there', jurisdiction: 'US' });
    expect(named.prohibitions.map(({ id }) => id)).toEqual(['there']);
    expect(posed({ prohibition: 'law', jurisdiction: 'DE' }).prohibitions.map(({ id }) => id)).toEqual([
      'law',
    ]);
    // It does not reach what another made.
    const other = { ...THERE, groups: [], clauses: THERE.clauses.filter(({ id }) => id === 'there') };
    const catalogue = { ...CATALOGUE, prohibitions: [other, LAW] };
    const none = poseQuestion(catalogue, { ...BLANK, supplier: 'supplier', prohibition: 'there' });
    expect(none.prohibitions).toEqual([]);
  });
});

describe('when it is known', () => {
  it('is to the end of a day, and at an instant itself', () => {
    const asKnown = { kind: 'day', date: '2024-05-01' } as const;
    expect(posed({ clocks: { ...BLANK.clocks, asKnown } }).one.asKnown).toBe(
      Date.parse('2024-05-01T23:59:59.999Z'),
    );
    expect(posed().one.asKnown).toBe(NOW);
  });
});

/** The words of a refusal. */
function refused(parts: Partial<AskRequest>): object {
  try {
    poseQuestion(CATALOGUE, { ...BLANK, ...parts });
  } catch (error) {
    if (!(error instanceof InterdictError)) throw error;
    const { code, family, message, subject, remedy } = error;
    return { code, family, message, subject, remedy };
  }
  throw new Error('was not refused');
}

describe('what is refused', () => {
  const unknown = { code: 'unknown-word', family: 'usage' };
  it.each<{ what: string; given: Partial<AskRequest>; words: object }>([
    {
      what: 'an actor that there is not',
      given: { supplier: 'supplier', actors: ['household', 'busines'] },
      words: {
        ...unknown,
        message: '"busines" is no actor that the catalogue knows.',
        subject: '--actor',
        remedy: 'Did you mean "business"?',
      },
    },
    {
      what: 'a word that explains an actor',
      given: { supplier: 'supplier', actors: ['trader'] },
      words: {
        ...unknown,
        message: '"trader" is no actor that the catalogue knows.',
        subject: '--actor',
        remedy: 'Did you mean "business"?',
      },
    },
    {
      what: 'a supplier that there is not',
      given: { supplier: 'suplier' },
      words: {
        ...unknown,
        message: '"suplier" is no supplier that the catalogue knows.',
        subject: '--supplier',
        remedy: 'Did you mean "supplier"?',
      },
    },
    {
      what: 'a supplier that there is not, of a product that there is',
      given: { supplier: 'nobody at all', product: 'av' },
      words: {
        ...unknown,
        message: '"nobody at all" is no supplier that the catalogue knows.',
        subject: '--supplier',
        remedy: 'Valid here: stranger, supplier.',
      },
    },
    {
      what: 'a product that there is not',
      given: { product: 'nothing like it' },
      words: {
        ...unknown,
        message: '"nothing like it" is no product or product class that the catalogue knows.',
        subject: '--product',
        remedy: 'Valid here: anti-virus, av, camera, eye.',
      },
    },
    {
      what: 'a product that the maker has not',
      given: { supplier: 'supplier', product: 'nothing like it' },
      words: {
        ...unknown,
        message: '"nothing like it" is no product or product class that the catalogue knows.',
        subject: '--product',
        remedy: 'Valid here: anti-virus, av, camera.',
      },
    },
    {
      what: 'a product of another maker',
      given: { supplier: 'stranger', product: 'av' },
      words: {
        code: 'product-of-another-supplier',
        family: 'usage',
        message: 'The product "av" is one of "supplier", not of "stranger".',
        subject: '--product',
        remedy: 'Leave --supplier out, or give --supplier supplier.',
      },
    },
    ...[{}, { product: 'camera' }].map((given) => ({
      what: 'a question about nothing',
      given,
      words: {
        code: 'nothing-asked-about',
        family: 'usage',
        message: 'The question names neither a supplier nor a product.',
        subject: '--supplier',
        remedy: 'Give --supplier or --product; interdict catalogue list prints both.',
      },
    })),
    {
      what: 'an activity that there is not',
      given: { supplier: 'supplier', activity: 'use,selling' },
      words: {
        ...unknown,
        message: '"selling" is no activity that the catalogue knows.',
        subject: '--activity',
        remedy: 'Did you mean "sell"?',
      },
    },
    ...['nowhere', '', 'US, DE'].map((jurisdiction) => ({
      what: `"${jurisdiction}" for a country`,
      given: { supplier: 'supplier', jurisdiction },
      words: {
        ...unknown,
        message: `"${jurisdiction}" is no country.`,
        subject: '--jurisdiction',
        remedy: 'Write its two letters as ISO 3166 has them: US, DE.',
      },
    })),
    {
      what: 'a question that there is not',
      given: { supplier: 'supplier', facts: [{ question: 'q/thre', answer: 'yes' }] },
      words: {
        ...unknown,
        message: '"q/thre" is no question that the catalogue knows.',
        subject: '--fact',
        remedy: 'Did you mean "q/there"?',
      },
    },
    {
      what: 'a law that there is not',
      given: { supplier: 'supplier', prohibition: 'ther' },
      words: {
        ...unknown,
        message: '"ther" is no prohibition that the catalogue knows.',
        subject: '--prohibition',
        remedy: 'Did you mean "there"?',
      },
    },
  ])('is $what', ({ given, words }) => {
    expect(refused(given)).toEqual(words);
  });
});

describe('the answer', () => {
  it('says what was asked, what heads it, and each part of it', () => {
    const answer = asked({
      profile: { ...SOMEBODY, waivers: [] },
      jurisdiction: 'US',
      contracts: [contract('C-1'), contract('C-2')],
      product: 'av',
      prohibition: 'law',
      modelYear: 2030,
      manufactured: '2024-01-02',
      facts: [{ question: 'q/a', answer: 'yes' }],
      clocks: { ...BLANK.clocks, asKnown: { kind: 'day', date: '2024-05-01' } },
    });
    const { activities, answers, duties, ...head } = answer;
    expect(head).toEqual({
      schema: 'interdict.answer/1',
      tool: TOOL,
      catalogue: { version: '2024.01.01', digest: 'sha256:0' },
      asOf: '2024-06-01T10:00:00Z',
      asKnown: '2024-05-01',
      question: {
        supplier: 'supplier',
        product: 'av',
        activities: ['use', 'sell'],
        actors: ['business'],
        contracts: ['C-1', 'C-2'],
        jurisdiction: 'US',
        prohibition: 'law',
        modelYear: 2030,
        manufactured: '2024-01-02',
      },
      assumed: [
        'activity: what such an actor usually does (use, sell)',
        'contracts: no other contract or subcontract',
      ],
      verdict: 'prohibited',
      couldBe: ['prohibited'],
      bound: 'self',
      since: '2024-02-01T00:00:00Z',
      next: null,
      says: activities[0]?.says,
      questions: [],
      notice: expect.stringContaining('the catalogue of 1 Jan 2024. Not legal advice'),
    });
    expect(activities.map(({ activity, verdict }) => [activity, verdict])).toEqual([
      ['use', 'prohibited'],
      ['sell', 'advised-against'],
    ]);
    expect(answers.map(({ clause: id, activity }) => [id, activity])).toEqual([
      ['use', 'use'],
      ['sell', 'sell'],
    ]);
    // One duty, though two activities bring it.
    expect(duties.map(({ clause: id, status }) => [id, status])).toEqual([['tell', 'applies']]);
    expect(asked({ activity: 'sell' }).question).toMatchObject({
      product: null,
      prohibition: null,
      modelYear: null,
      manufactured: null,
    });
  });

  it('is headed by the most serious activity, with its question and what comes next', () => {
    expect(asked({ activity: 'sell,use' })).toMatchObject({
      verdict: 'undetermined',
      couldBe: ['prohibited', 'not-covered'],
      questions: [{ id: 'q/a' }],
    });
    expect(
      asked({
        activity: 'sell,use',
        facts: [{ question: 'q/a', answer: 'yes' }],
        clocks: { ...BLANK.clocks, asOf: { kind: 'instant', at: Date.parse('2024-01-15T00:00:00Z') } },
      }),
    ).toMatchObject({ verdict: 'advised-against', since: '2024-01-01T00:00:00Z' });
    expect(
      asked({
        activity: 'use',
        facts: [{ question: 'q/a', answer: 'yes' }],
        clocks: { ...BLANK.clocks, asOf: { kind: 'day', date: '2024-01-15' } },
      }),
    ).toMatchObject({
      asOf: '2024-01-15',
      verdict: 'not-covered',
      next: { verdict: 'prohibited', from: '2024-02-01T00:00:00Z', clause: 'use' },
    });
  });

  it('says what it takes for granted of a question, for the asker and the other side, each once', () => {
    const granted = (id: string, says: string) => ({
      ...question(id),
      assume: [{ answer: 'yes' as const, activities: null, unless: [], before: null, says }],
    });
    const sale = clause('sale', 'prohibited', 'e0', {
      binds: ['supplier'],
      does: ['sell'],
      to: ['anyone'],
      when: { kind: 'question', id: 'q/b' },
    });
    const use = clause('use', 'prohibited', 'e0', {
      when: { kind: 'question', id: 'q/a' },
      does: ['buy', 'use'],
    });
    const catalogue: Catalogue = {
      ...CATALOGUE,
      prohibitions: [lawOf([use, sale], false)],
      vocabulary: {
        ...CATALOGUE.vocabulary,
        activities: [{ ...act('buy'), converse: 'sell' }, { ...act('sell'), converse: 'buy' }, act('use')],
      },
      questions: [granted('q/a', 'it is so'), granted('q/b', 'there is no stock left')],
    };
    const { assumed, bound } = ask(catalogue, {
      ...BLANK,
      actors: ['business'],
      product: 'av',
      activity: 'buy,use',
      jurisdiction: 'US',
    });
    expect({ assumed, bound }).toEqual({ assumed: ['it is so', 'there is no stock left'], bound: 'self' });
  });

  it('is that no clause reaches it where nothing is usually done', () => {
    const answer = asked({ actors: ['bystander'] });
    expect(answer).toMatchObject({
      assumed: [CLASSES, 'activity: what such an actor usually does ()', PLACE],
      question: { activities: [] },
      verdict: 'not-covered',
      couldBe: ['not-covered'],
      bound: 'self',
      since: null,
      next: null,
      says: 'No clause in the catalogue of 2024.01.01 reaches this.',
      questions: [],
      activities: [],
      answers: [],
      duties: [],
    });
  });
});
