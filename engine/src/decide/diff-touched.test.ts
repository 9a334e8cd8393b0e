import { describe, expect, it } from 'vitest';
import { question } from '../../tests/law/arbitrary-law.ts';
import { bar, edge, law, supplier, worldOf } from '../../tests/law/given-world.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import { clausesTouched, questionsOf } from './diff-touched.ts';
import type { ChangedWords } from './diff-words.ts';

const NO_WORDS: ChangedWords = { actors: [], activities: [], classes: [] };
const word = (id: string, ...reach: string[]) => [{ id, reach: new Set(reach) }];
const ofKind = (...classes: string[]): Clause['object'] => ({ madeBy: 'g', classes, part: 'whole-or-part' });

interface Given {
  readonly words?: Partial<ChangedWords>;
  readonly questions?: readonly string[];
  readonly before?: Partial<Catalogue>;
  readonly after?: Partial<Catalogue>;
}

/** The ids of the clauses touched, each once. */
function touched(old: Prohibition | undefined, now: Prohibition | undefined, given: Given = {}): string[] {
  const list = (each: Prohibition | undefined): Prohibition[] => (each ? [each] : []);
  const clauses = clausesTouched(old, now, {
    before: worldOf(list(old), given.before),
    after: worldOf(list(now), given.after),
    questions: new Set(given.questions),
    words: { ...NO_WORDS, ...given.words },
  });
  return [...new Set(clauses.map(({ id }) => id))];
}

const named = (id: string, parts: Partial<Clause> = {}): Clause => bar({ id, ...parts });
const except = (id: string, excepts: Clause['excepts'], parts: Partial<Clause> = {}): Clause =>
  bar({ id, effect: 'exempt', mode: 'undercuts', excepts, ...parts });
const changed = (clauses: readonly Clause[], id: string): Clause[] =>
  clauses.map((each) => (each.id === id ? { ...each, text: 'Other words.' } : each));

/** What a change of the words of one clause touches. */
const touchedBy = (id: string, ...clauses: Clause[]) =>
  touched(law(clauses), law(changed(clauses, id))).sort();

describe('a difference touches', () => {
  it('every clause of a law that only one catalogue has, and none of one that neither has', () => {
    const one = law([named('a'), named('b')]);
    expect(touched(undefined, one)).toEqual(['a', 'b']);
    expect(touched(one, undefined)).toEqual(['a', 'b']);
    expect(touched(undefined, undefined)).toEqual([]);
  });

  it('no clause of a law that is the same', () => {
    const one = law([named('a'), except('b', ['a']), except('c', 'all')]);
    expect(touched(one, structuredClone(one))).toEqual([]);
  });

  it('a clause that is written otherwise, as it was and as it is, and one that came or went', () => {
    const [a, b, c] = [named('a'), named('b'), named('c')];
    expect(touchedBy('a', a, b)).toEqual(['a']);
    expect(touched(law([a, b]), law([b, c]))).toEqual(['a', 'c']);
    const before = worldOf([]);
    const both = clausesTouched(law([a, b]), law(changed([a, b], 'a')), {
      before,
      after: before,
      questions: new Set(),
      words: NO_WORDS,
    });
    expect(both.map(({ text }) => text)).toEqual(['bar', 'Other words.']);
  });

  it.each<{ what: string; parts: Partial<Prohibition> }>([
    { what: 'zone', parts: { zone: 'Asia/Tokyo' } },
    { what: 'status', parts: { status: 'proposal' } },
    { what: 'jurisdiction', parts: { jurisdiction: 'DE' } },
  ])('every clause where the $what of the law is another', ({ parts }) => {
    const clauses = [named('a'), named('b')];
    expect(touched(law(clauses), law(clauses, parts))).toEqual(['a', 'b']);
    expect(touched(law(clauses), law(clauses, { title: 'Other' }))).toEqual([]);
  });

  it('a clause that rests on an event of another day', () => {
    const at = (id: string) => ({
      events: law([]).events.map((each) => (each.id === id ? { ...each, at: '2024-01-20T00:00:00Z' } : each)),
    });
    const clauses = [
      named('a', { valid: { from: 'e1', to: 'e2' }, known: { from: 'e2', to: 'open' } }),
      named('b', { valid: { from: 'e0', to: 'open' }, known: { from: 'e3', to: 'e4' } }),
    ];
    const by = (id: string) => touched(law(clauses), law(clauses, at(id)));
    expect(['e0', 'e1', 'e2', 'e3', 'e4'].map(by)).toEqual([['b'], ['a'], ['a'], ['b'], ['b']]);
  });

  it('a clause on a group of other words, that came, or that other suppliers are in', () => {
    const [group] = law([]).groups;
    if (!group) throw new Error('no group');
    const clauses = [
      named('a'),
      named('b', { object: { ...ofKind(), madeBy: 'h' } }),
      named('c', { object: { ...ofKind(), madeBy: null } }),
    ];
    const h = { ...group, id: 'h', closure: ['subsidiary'] };
    const held = (...groups: Prohibition['groups']) => law(clauses, { groups });
    expect(touched(held(group, h), held({ ...group, text: 'Others.' }, h))).toEqual(['a']);
    expect(touched(held(group), held(group, h))).toEqual(['b']);
    expect(touched(held(h, group), held(group, h))).toEqual([]);
    const grown = { suppliers: [supplier('supplier', edge('child')), supplier('child')] };
    expect(touched(held(h, group), held(group, h), { after: grown })).toEqual(['b']);
    expect(touched(held(h, group), held(group, h), { before: grown })).toEqual(['b']);
    expect(touched(held(h, group), held(group, h), { before: grown, after: grown })).toEqual([]);
  });

  it('a clause that asks a question that is put otherwise', () => {
    const deadline = { what: '', count: 1, unit: 'hour' as const, of: '', event: null, because: '' };
    const duty: NonNullable<Clause['duty']> = {
      kind: 'report',
      trigger: 'q/trigger',
      to: '',
      content: null,
      deadlines: [
        { ...deadline, when: null, holidays: null, basis: 'stated' },
        { ...deadline, when: { kind: 'question', id: 'q/when' }, holidays: null, basis: 'stated' },
      ],
    };
    const asking = named('a', {
      nexus: { kind: 'question', id: 'q/nexus' },
      when: { kind: 'any', of: [{ kind: 'not', of: { kind: 'question', id: 'q/condition' } }] },
      duty,
    });
    expect(questionsOf(asking)).toEqual(['q/nexus', 'q/condition', 'q/when', 'q/trigger']);
    expect(questionsOf(named('b', { duty: { ...duty, trigger: null, deadlines: [] } }))).toEqual([]);
    expect(questionsOf(named('b'))).toEqual([]);
    const one = law([asking, named('b')]);
    for (const id of questionsOf(asking)) expect(touched(one, one, { questions: [id] })).toEqual(['a']);
    expect(touched(one, one, { questions: [question('q/other').id] })).toEqual([]);
  });

  it('a clause of whose words another implies one that it did not', () => {
    const one = law([
      named('a', { binds: ['business', 'agency'] }),
      named('b', { does: ['sell', 'buy'] }),
      named('c', { object: ofKind('router', 'software') }),
    ]);
    expect(touched(one, one, { words: { actors: word('reseller', 'business') } })).toEqual(['a']);
    expect(touched(one, one, { words: { activities: word('resell', 'sell') } })).toEqual(['b']);
    expect(touched(one, one, { words: { classes: word('switch', 'router') } })).toEqual(['c']);
    expect(touched(one, one, { words: { actors: word('reseller', 'sell', 'router') } })).toEqual([]);
  });
});

describe('a touched clause touches', () => {
  it('the exceptions that name it, and not what they name besides', () => {
    const [a, b] = [named('a'), named('b')];
    expect(touchedBy('a', a, b, except('x', ['b', 'a']), except('y', ['b']))).toEqual(['a', 'x']);
    expect(touchedBy('a', a, b, except('x', 'all'))).toEqual(['a']);
    // What takes nothing away is no exception, whatever it names.
    expect(touchedBy('a', a, bar({ id: 'b', excepts: ['a'] }))).toEqual(['a']);
    expect(touchedBy('b', a, bar({ id: 'b', excepts: ['a'] }))).toEqual(['b']);
  });

  it('what it takes away as an exception, and what that took away in its turn', () => {
    const clauses = [
      named('a'),
      named('b'),
      except('x', ['a']),
      except('again', ['x'], { mode: 'reinstates' }),
    ];
    expect(touchedBy('x', ...clauses)).toEqual(['a', 'again', 'x']);
    expect(touchedBy('again', ...clauses)).toEqual(['a', 'again', 'x']);
    expect(touchedBy('b', ...clauses)).toEqual(['b']);
  });

  it('everything that is no exception, where it takes all away', () => {
    const clauses = [named('a'), named('b'), except('every', 'all'), except('x', ['a'])];
    expect(touchedBy('every', ...clauses)).toEqual(['a', 'b', 'every']);
  });
});
