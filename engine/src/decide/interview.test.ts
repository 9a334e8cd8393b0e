import { describe, expect, it } from 'vitest';
import { lawOf, question } from '../../tests/law/arbitrary-law.ts';
import { BLANK, CATALOGUE, clause } from '../../tests/law/given-question.ts';
import { DEFAULT_PROFILE } from '../catalogue/default-profile.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Profile, ProfileAnswer } from '../model/profile.ts';
import type { AskRequest } from './ask.ts';
import { type InterviewStep, nextStep, takeReply } from './interview.ts';

const next = (parts: Partial<AskRequest>, whenSettled = true, catalogue = CATALOGUE): InterviewStep =>
  nextStep(catalogue, { request: { ...BLANK, ...parts }, whenSettled });

const FULL = { actors: ['business'], product: 'av', activity: 'use' };

const knows: Catalogue = {
  ...CATALOGUE,
  questions: CATALOGUE.questions.map((each) => ({ ...each, yes: 'It is.', no: 'It is not.' })),
};

describe('what is asked', () => {
  it('is first who asks: one that does something', () => {
    expect(next({})).toEqual({
      kind: 'actor',
      ask: 'Who are you?',
      choices: [
        { word: 'household', says: '' },
        { word: 'business', says: 'A firm or a trader.' },
        { word: 'supplier', says: '' },
      ],
    });
  });

  it.each<Partial<AskRequest>>([{ actors: ['business'] }, { profile: DEFAULT_PROFILE }])(
    'is then about what, by the names of makers and products, of %o',
    (who) => {
      expect(next(who)).toEqual({
        kind: 'subject',
        ask: 'What about?',
        choices: [
          { word: 'supplier', says: 'Supplier', subject: 'supplier' },
          { word: 'stranger', says: 'Stranger', subject: 'supplier' },
          { word: 'av', says: 'AV', subject: 'product' },
          { word: 'eye', says: 'AV', subject: 'product' },
        ],
      });
    },
  );

  it.each<{ who: Partial<AskRequest>; words: string[] }>([
    { who: { actors: ['business'] }, words: ['use', 'sell', 'receive-update', 'provide-update'] },
    { who: { actors: ['supplier'] }, words: ['provide-update', 'use', 'sell', 'receive-update'] },
    {
      who: { profile: { ...DEFAULT_PROFILE, roles: ['supplier'] } },
      words: ['provide-update', 'use', 'sell', 'receive-update'],
    },
    // The actors given are the only roles.
    {
      who: { actors: ['business'], profile: { ...DEFAULT_PROFILE, roles: ['supplier'] } },
      words: ['use', 'sell', 'receive-update', 'provide-update'],
    },
  ])('is then what is to be done, what such a one usually does first: $words', ({ who, words }) => {
    for (const subject of [{ supplier: 'supplier' }, { product: 'av' }]) {
      const step = next({ ...who, ...subject });
      expect(step).toEqual({
        kind: 'activity',
        ask: 'What do you want to do?',
        choices: words.map((word) => ({ word, says: '' })),
      });
    }
  });

  it('is then when, unless that is settled', () => {
    expect(next(FULL, false)).toEqual({
      kind: 'when',
      ask: 'When? (a day such as 2024-08-15; nothing for today)',
    });
    expect(next(FULL).kind).toBe('question');
  });

  it('is then what can still change the answer, with what each answer means', () => {
    expect(next(FULL, true, knows)).toMatchObject({
      kind: 'question',
      question: { id: 'q/a', ifYes: ['prohibited'], ifNo: ['not-covered'] },
      yes: 'It is.',
      no: 'It is not.',
    });
    expect(next({ ...FULL, activity: 'sell' })).toEqual({ kind: 'done' });
  });

  it('is nothing that was answered, though nobody knows it', () => {
    for (const answer of ['yes', 'no', 'unknown'] as const)
      expect(next({ ...FULL, facts: [{ question: 'q/a', answer }] })).toEqual({ kind: 'done' });
    expect(next({ ...FULL, facts: [{ question: 'q/there', answer: 'unknown' }] })).toMatchObject({
      question: { id: 'q/a' },
    });
  });

  it.each<{ what: string; answers: Partial<ProfileAnswer>[]; asks: boolean }>([
    { what: 'nothing', answers: [], asks: true },
    { what: 'that it is not known', answers: [{}], asks: false },
    { what: 'that another is not known', answers: [{ question: 'q/there' }], asks: true },
    { what: 'that it is not known of one machine', answers: [{ assets: ['PC-1'] }], asks: true },
    { what: 'that it is not known of one contract', answers: [{ contract: 'C-1' }], asks: true },
    { what: 'yes of one machine', answers: [{ answer: 'yes', assets: ['PC-1'] }], asks: true },
    // Who said both has settled nothing.
    { what: 'both', answers: [{ answer: 'yes' }, { answer: 'no' }], asks: true },
    { what: 'another before', answers: [{ question: 'q/there' }, {}], asks: false },
  ])('is asked or not where the profile says $what', ({ answers, asks }) => {
    const said = { question: 'q/a', answer: 'unknown' as const, assets: [], contract: null, because: null };
    const profile: Profile = { ...DEFAULT_PROFILE, answers: answers.map((each) => ({ ...said, ...each })) };
    expect(next({ ...FULL, profile }).kind).toBe(asks ? 'question' : 'done');
  });

  it('goes on past what no fact can answer', () => {
    const state = (id: string, place: string) =>
      ({ ...question(id), derive: { kind: 'nexus', places: [place] } }) as const;
    const law = (id: string, place: string) => ({
      ...lawOf([clause('use', 'prohibited', 'e0', { nexus: { kind: 'question', id } })], false),
      id: place,
    });
    const catalogue: Catalogue = {
      ...CATALOGUE,
      prohibitions: [...CATALOGUE.prohibitions, law('q/tx', 'US-TX'), law('q/ny', 'US-NY')],
      questions: [...CATALOGUE.questions, state('q/tx', 'US-TX'), state('q/ny', 'US-NY')],
    };
    // Which state comes first, and is said by a flag; what the country's own law asks is left.
    expect(next({ ...FULL, jurisdiction: 'US' }, true, catalogue)).toMatchObject({ question: { id: 'q/a' } });
    const perhaps: Profile = { ...DEFAULT_PROFILE, roles: ['bystander'], unknownRoles: ['business'] };
    const bound = CATALOGUE.prohibitions.map((each) => ({
      ...each,
      clauses: each.clauses.map((every) => ({ ...every, binds: ['business'] })),
    }));
    // Of whom it is not known what they are nothing is left to ask but that.
    const unsure: Partial<AskRequest> = { product: 'av', activity: 'use', profile: perhaps };
    const asked = (facts: AskRequest['facts']) =>
      next({ ...unsure, facts }, true, { ...CATALOGUE, prohibitions: bound });
    expect(asked([])).toMatchObject({ question: { id: 'q/a' } });
    expect(asked([{ question: 'q/a', answer: 'yes' }])).toEqual({ kind: 'done' });
  });
});

describe('a reply', () => {
  const taken = (step: InterviewStep, reply: string, request: Partial<AskRequest> = {}) =>
    takeReply(step, reply, { ...BLANK, ...request });

  it('chooses who, about what and what to do', () => {
    expect(taken(next({}), ' business ')).toEqual({
      kind: 'taken',
      request: { ...BLANK, actors: ['business'] },
    });
    const who = { actors: ['business'] };
    expect(taken(next(who), 'Stranger', who)).toEqual({
      kind: 'taken',
      request: { ...BLANK, ...who, supplier: 'stranger' },
    });
    expect(taken(next(who), '3', who)).toEqual({
      kind: 'taken',
      request: { ...BLANK, ...who, product: 'av' },
    });
    const what = { ...who, product: 'av' };
    expect(taken(next(what), 'sell', what)).toEqual({
      kind: 'taken',
      request: { ...BLANK, ...what, activity: 'sell' },
    });
  });

  it('that was not understood is asked for again, with the nearest', () => {
    for (const step of [
      next({}),
      next({ actors: ['business'] }),
      next({ actors: ['business'], product: 'av' }),
    ])
      expect(taken(step, 'zzzzzz')).toEqual({
        kind: 'again',
        say: 'That was not understood. Give a number or a word of the list.',
      });
    expect(taken(next({}), 'busines s')).toEqual({
      kind: 'again',
      say: 'That was not understood. Did you mean business?',
    });
  });

  const earlier = { facts: [{ question: 'q/there', answer: 'no' }] } as const;

  it.each([
    { answer: 'yes', replies: ['yes', ' Y ', 'YES'] },
    { answer: 'no', replies: ['no', 'N'] },
    {
      answer: 'unknown',
      replies: ['', '  ', 'unknown', "don't know", "I don't know", 'dont know', 'IDK'],
    },
  ] as const)('is $answer where it says $replies', ({ answer, replies }) => {
    for (const reply of replies)
      expect(taken(next({ ...FULL }), reply, earlier)).toEqual({
        kind: 'taken',
        request: {
          ...BLANK,
          facts: [
            { question: 'q/there', answer: 'no' },
            { question: 'q/a', answer },
          ],
        },
      });
  });

  it('that is neither is asked for again', () => {
    for (const reply of ['perhaps', 'yes no', 'not', 'yess'])
      expect(taken(next(FULL), reply)).toEqual({
        kind: 'again',
        say: 'Answer yes, no or "don\'t know"; "help" says what each means.',
      });
  });

  it('leaves the question as it is where a day is asked for, or nothing', () => {
    for (const step of [next(FULL, false), { kind: 'done' } as const])
      expect(taken(step, 'yes', earlier)).toEqual({ kind: 'taken', request: { ...BLANK, ...earlier } });
  });
});
