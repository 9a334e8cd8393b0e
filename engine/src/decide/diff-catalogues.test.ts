import { describe, expect, it } from 'vitest';
import { question } from '../../tests/law/arbitrary-law.ts';
import { activity, actor, bar, edge, law, supplier, word, worldOf } from '../../tests/law/given-world.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { CaseChange } from '../model/catalogue-diff.ts';
import type { Clause, Condition, DutyRule, Prohibition } from '../model/prohibition.ts';
import type { Question } from '../model/question.ts';
import { ask } from './ask.ts';
import { diffCatalogues } from './diff-catalogues.ts';

const NOW = Date.parse('2025-01-01T00:00:00Z');
const q = (id: string): Condition => ({ kind: 'question', id: `q/${id}` });
const all = (...of: Condition[]): Condition => ({ kind: 'all', of });
const any = (...of: Condition[]): Condition => ({ kind: 'any', of });
const not = (of: Condition): Condition => ({ kind: 'not', of });
const fact = (id: string, answer: 'yes' | 'no') => ({ question: `q/${id}`, answer });

const lawsDiffer = (before: Catalogue, after: Catalogue) => diffCatalogues(before, after, NOW).prohibitions;

/** The cases of the one law that differs. */
function casesOf(before: Catalogue, after: Catalogue): readonly CaseChange[] {
  const changes = lawsDiffer(before, after);
  expect(changes).toHaveLength(1);
  return changes.flatMap(({ cases }) => cases);
}

/** The cases of one law with these clauses and then with those. */
const between = (old: Clause[], now: Clause[], parts: Partial<Catalogue> = {}) =>
  casesOf(worldOf([law(old)], parts), worldOf([law(now)], parts));

const only =
  <K extends keyof CaseChange>(...keys: K[]) =>
  (change: CaseChange) =>
    keys.map((key) => change[key]);

describe('between two catalogues that say the same', () => {
  const one = worldOf([law([bar({ when: q('a') })])]);

  it('tells which law is compared, before it and with each of its cases', () => {
    const told: string[] = [];
    const note = (id: string, done: number, of: number) => told.push(`${id} ${done}/${of}`);
    diffCatalogues(one, one, NOW, note);
    expect(told).toEqual(['law 1/1']);
    told.length = 0;
    diffCatalogues(worldOf([]), one, NOW, note);
    expect(told.length).toBeGreaterThan(1);
    expect(new Set(told)).toEqual(new Set(['law 1/1']));
  });

  it('nothing differs, whatever the order of keys', () => {
    const turned = one.prohibitions.map((each) => {
      const entries = Object.entries(each).reverse();
      return { ...each, ...Object.fromEntries(entries), clauses: each.clauses.map(reversed) };
    });
    const none = { added: [], removed: [], changed: [] };
    expect(diffCatalogues(one, { ...one, prohibitions: turned, version: '2', digest: 'd' }, NOW)).toEqual({
      before: { version: '2024.01.01', digest: 'sha256:0' },
      after: { version: '2', digest: 'd' },
      prohibitions: [],
      words: none,
      questions: none,
      sources: none,
      holidays: none,
      suppliers: none,
      products: none,
      indicators: none,
      roots: none,
    });
  });

  function reversed(clause: Clause): Clause {
    const turned: Clause = { ...clause };
    for (const [key, value] of Object.entries(clause).reverse()) {
      Reflect.deleteProperty(turned, key);
      Reflect.set(turned, key, value);
    }
    return turned;
  }
});

describe('what is not law', () => {
  it('is told by what came, what went and what is otherwise', () => {
    const root = { name: 'r', pem: '', programme: 'apple' as const, source: '' };
    const before = worldOf([], {
      suppliers: [supplier('gone'), supplier('same'), supplier('other')],
      holidays: [{ id: 'h', title: '', days: ['2024-01-01'] }],
      questions: [question('q/a')],
      roots: [{ ...root, sha256: '1' }],
    });
    const after = {
      ...before,
      vocabulary: {
        actors: [...before.vocabulary.actors.slice(1), actor('use')],
        activities: before.vocabulary.activities.map((each) =>
          each.id === 'deploy' ? activity('deploy') : each,
        ),
        classes: before.vocabulary.classes,
      },
      suppliers: [{ ...supplier('other'), name: 'Other' }, supplier('same'), supplier('new')],
      holidays: [{ id: 'h', title: '', days: ['2024-01-02'] }],
      questions: [{ ...question('q/a'), cost: 2 }, question('q/b')],
      roots: [{ ...root, sha256: '2' }],
      sources: [],
    };
    expect(diffCatalogues(before, after, NOW)).toMatchObject({
      prohibitions: [],
      // `use` is an activity too, and stands there as it did.
      words: { added: ['use'], removed: ['anyone'], changed: ['deploy'] },
      suppliers: { added: ['new'], removed: ['gone'], changed: ['other'] },
      questions: { added: ['q/b'], removed: [], changed: ['q/a'] },
      holidays: { added: [], removed: [], changed: ['h'] },
      roots: { added: ['2'], removed: ['1'], changed: [] },
    });
  });
});

describe('a law', () => {
  const barred = { verdict: 'prohibited', couldBe: ['prohibited'], duties: [] };
  const nothing = { verdict: 'not-covered', couldBe: ['not-covered'], duties: [] };
  const change = {
    bound: 'self',
    actor: 'anyone',
    activity: 'use',
    suppliers: ['supplier'],
    products: [],
    from: '2024-01-01T00:00:00Z',
    until: null,
    facts: [],
    witness: [
      ...['--supplier', 'supplier', '--actor', 'anyone', '--activity', 'use', '--prohibition', 'law'],
      ...['--jurisdiction', 'US', '--as-of', '2024-01-01T00:00:00Z'],
    ],
  };
  const [none, one] = [worldOf([]), worldOf([law([bar()])])];

  it('that comes is stricter, and one that goes is looser', () => {
    expect(lawsDiffer(none, one)).toEqual([
      {
        prohibition: 'law',
        kind: 'added',
        cases: [{ direction: 'stricter', ...change, before: nothing, after: barred }],
        exhaustive: true,
        written: [],
      },
    ]);
    expect(lawsDiffer(one, none)).toEqual([
      {
        prohibition: 'law',
        kind: 'removed',
        cases: [{ direction: 'looser', ...change, before: barred, after: nothing }],
        exhaustive: true,
        written: [],
      },
    ]);
  });

  it('that has to be answered is compared with nothing, and its questions need no answer', () => {
    const asked = worldOf([law([bar({ when: q('a') })])]);
    expect(casesOf(none, asked).map(only('direction', 'facts', 'after'))).toEqual([
      ['stricter', [], { verdict: 'undetermined', couldBe: ['prohibited', 'not-covered'], duties: [] }],
    ]);
    const ids = ['q/a', 'q/b', 'q/c', 'q/d', 'q/e', 'q/f', 'q/g'];
    const many: Condition = { kind: 'any', of: ids.map((id) => ({ kind: 'question', id })) };
    const seven = worldOf([law([bar({ when: many })])], { questions: ids.map(question) });
    expect(lawsDiffer(none, seven)).toMatchObject([{ exhaustive: true }]);
  });

  it('that comes is asked as well what is taken for granted, where without nothing is told', () => {
    const taken = { answer: 'no' as const, activities: null, unless: [], before: null, says: 'Nobody does.' };
    const parts = { questions: [{ ...question('q/a'), assume: [taken] }, question('q/b')] };
    const asking = (when: Condition) => worldOf([law([bar({ when })])], parts);
    expect(casesOf(worldOf([], parts), asking(q('a'))).map(only('direction', 'facts'))).toEqual([
      ['stricter', [fact('a', 'yes')]],
    ]);
    expect(casesOf(worldOf([], parts), asking(any(q('a'), q('b')))).map(only('facts'))).toEqual([[[]]]);
    // The question may have come with it.
    const fewer = worldOf([], { questions: [question('q/b')] });
    expect(casesOf(fewer, asking(q('a'))).map(only('facts'))).toEqual([[[fact('a', 'yes')]]]);
  });

  it('that comes leaves the others as they were', () => {
    const other = law([bar({ effect: 'allowed' })], { id: 'aa' });
    const [change, ...more] = lawsDiffer(worldOf([other]), worldOf([law([bar()]), other]));
    expect(more).toEqual([]);
    expect(change).toMatchObject({ prohibition: 'law', kind: 'added', written: [] });
  });

  it('that is changed is told part by part, and the laws by name', () => {
    const other = law([bar({ id: 'more' }), bar({ text: 'Other words.', says: ['More.'] })], {
      title: 'New',
      zone: 'America/New_York',
      events: law([]).events.map((each) => (each.id === 'e3' ? { ...each, title: 'Later' } : each)),
      groups: [],
    });
    const old = law([bar({ id: 'less' }), bar()]);
    const twice = (each: Prohibition) =>
      worldOf([
        { ...each, id: 'zz' },
        { ...each, id: 'aa' },
      ]);
    const changes = lawsDiffer(twice(old), twice(other));
    expect(changes.map(({ prohibition, kind, written }) => [prohibition, kind, written])).toEqual(
      ['aa', 'zz'].map((id) => [
        id,
        'changed',
        [
          'title, zone',
          'event e3: title',
          'group g: removed',
          'clause more: added',
          'clause less: removed',
          'clause bar: text, says',
        ],
      ]),
    );
  });

  it('that is only worded otherwise decides no case otherwise', () => {
    const worded = worldOf([law([bar({ text: 'Other words.' })])]);
    expect(lawsDiffer(one, worded)).toEqual([
      { prohibition: 'law', kind: 'changed', cases: [], exhaustive: true, written: ['clause bar: text'] },
    ]);
    expect(lawsDiffer(one, worldOf([law([bar()], { title: 'Named anew' })]))).toMatchObject([
      { kind: 'changed', cases: [], written: ['title'] },
    ]);
  });

  it('is stricter or looser by the order of headlines', () => {
    const directions = (old: Partial<Clause>, now: Partial<Clause>) =>
      between([bar(old)], [bar(now)]).map(only('direction', 'before', 'after'));
    const advised = { verdict: 'advised-against', couldBe: ['advised-against'], duties: [] };
    expect(directions({}, { effect: 'advised-against' })).toEqual([['looser', barred, advised]]);
    expect(directions({ effect: 'advised-against' }, {})).toEqual([['stricter', advised, barred]]);
    const [allowed] = directions({ effect: 'allowed' }, { effect: 'exempt' });
    expect(allowed?.[0]).toBe('otherwise');
  });

  it('of which only what it could be differs is otherwise', () => {
    const perhaps = bar({ effect: 'advised-against', when: q('a') });
    const found = casesOf(worldOf([law([perhaps])]), worldOf([law([{ ...perhaps, effect: 'allowed' }])]));
    // Without an answer nobody can say; with it, it is looser, and that says all.
    expect(found.map(only('direction', 'facts'))).toEqual([['looser', [fact('a', 'yes')]]]);
  });

  it('is otherwise where the verdict is another of the same rank, whatever the duties', () => {
    const rule = { kind: 'report' as const, trigger: null, to: '', content: null, deadlines: [] };
    const tell = bar({ id: 'tell', effect: 'disclosure-required', duty: rule });
    const directions = (old: Clause[], now: Clause[]) => between(old, now).map(only('direction'));
    const [allowed, exempt] = [bar({ effect: 'allowed' }), bar({ effect: 'exempt' })];
    expect(directions([allowed, tell], [exempt])).toEqual([['otherwise']]);
    expect(directions([allowed], [exempt, tell])).toEqual([['otherwise']]);
    const open = bar({ id: 'open', openNorm: { construct: 'c', why: 'nobody says' } });
    expect(directions([open, tell], [open, allowed])).toEqual([['otherwise']]);
    expect(directions([open, tell], [open])).toEqual([['looser']]);
  });

  it('made of a proposal bars', () => {
    const proposed = worldOf([law([bar()], { status: 'proposal' })]);
    expect(casesOf(proposed, one).map(only('direction', 'from'))).toEqual([['stricter', change.from]]);
  });

  it('read in another zone begins at another hour', () => {
    const at = (zone: string) => {
      const events = law([]).events.map((each) => ({ ...each, at: each.at?.slice(0, 10) ?? null, zone }));
      return worldOf([law([bar()], { zone, events })]);
    };
    expect(casesOf(at('UTC'), at('America/New_York')).map(only('direction', 'from', 'until'))).toEqual([
      ['looser', '2024-01-01T00:00:00Z', '2024-01-01T05:00:00Z'],
    ]);
  });
});

describe('the time of a change', () => {
  it('is from where both differ to where they are alike again', () => {
    const later = bar({ valid: { from: 'e2', to: 'open' } });
    expect(between([bar()], [later]).map(only('direction', 'from', 'until', 'witness'))).toEqual([
      [
        'looser',
        '2024-01-01T00:00:00Z',
        '2024-03-01T00:00:00Z',
        expect.arrayContaining(['--as-of', '2024-01-01T00:00:00Z']),
      ],
    ]);
  });

  it('is told by its parts where something else comes between, those that are alike together', () => {
    const advice = bar({ id: 'advice', effect: 'advised-against', valid: { from: 'e2', to: 'e3' } });
    const found = between([bar(), advice], [advice]);
    expect(found.map(only('from', 'until'))).toEqual([
      ['2024-01-01T00:00:00Z', '2024-03-01T00:00:00Z'],
      ['2024-04-01T00:00:00Z', null],
      ['2024-03-01T00:00:00Z', '2024-04-01T00:00:00Z'],
    ]);
    expect(found.map((each) => each.after.verdict)).toEqual([
      'not-covered',
      'not-covered',
      'advised-against',
    ]);
  });

  it('is by what the public knew by then', () => {
    const late = bar({ known: { from: 'e4', to: 'open' } });
    const [old, now] = [worldOf([law([])]), worldOf([law([late])])];
    const asKnown = (text: string) =>
      diffCatalogues(old, now, Date.parse(text)).prohibitions.flatMap(({ cases }) => cases);
    expect(asKnown('2024-04-30T23:59:59Z')).toEqual([]);
    expect(asKnown('2024-05-01T00:00:00Z')).toHaveLength(1);
  });

  it('follows an event that moved, whichever end of a clause it is', () => {
    const moved = (each: Prohibition): Prohibition => ({
      ...each,
      events: each.events.map((event) =>
        event.id === 'e1' ? { ...event, at: '2024-02-10T00:00:00Z' } : event,
      ),
    });
    const spans = (clause: Clause) =>
      casesOf(worldOf([law([clause])]), worldOf([moved(law([clause]))])).map(
        only('direction', 'from', 'until'),
      );
    const [first, then] = ['2024-02-01T00:00:00Z', '2024-02-10T00:00:00Z'];
    expect(spans(bar({ valid: { from: 'e1', to: 'open' } }))).toEqual([['looser', first, then]]);
    expect(spans(bar({ valid: { from: 'e0', to: 'e1' } }))).toEqual([['stricter', first, then]]);
  });

  it('follows an event whose publication moved', () => {
    const known = (on: string) =>
      worldOf([
        law([bar({ known: { from: 'e1', to: 'e2' } })], {
          events: law([]).events.map((each) => (each.id === 'e2' ? { ...each, known: on } : each)),
        }),
      ]);
    // What was withdrawn in between was no longer known in the new year.
    expect(casesOf(known('2025-06-01'), known('2024-06-01')).map(only('direction'))).toEqual([['looser']]);
    const first = (on: string) =>
      worldOf([
        law([bar({ known: { from: 'e1', to: 'open' } })], {
          events: law([]).events.map((each) => (each.id === 'e1' ? { ...each, known: on } : each)),
        }),
      ]);
    expect(casesOf(first('2025-06-01'), first('2024-06-01')).map(only('direction'))).toEqual([['stricter']]);
  });
});

describe('what has to be given for a case to differ', () => {
  const found = (old: Condition, now: Condition, parts: Partial<Catalogue> = {}) =>
    between([bar({ when: old })], [bar({ when: now })], parts).map(only('direction', 'facts'));

  it('is nothing, where it differs without', () => {
    expect(between([bar()], [bar({ when: q('a') })]).map(only('direction', 'facts'))).toEqual([
      ['looser', []],
    ]);
  });

  it('is no more than it needs', () => {
    expect(found(any(q('a'), q('b')), all(q('a'), q('b')))).toEqual([['looser', [fact('b', 'no')]]]);
    expect(found(all(q('a'), q('b')), any(q('a'), q('b')))).toEqual([['stricter', [fact('b', 'no')]]]);
    const three = all(q('a'), q('b'), q('c'));
    expect(found(three, all(q('a'), q('b'), not(q('c'))))).toEqual([
      ['looser', [fact('c', 'yes')]],
      ['stricter', [fact('c', 'no')]],
    ]);
  });

  it('is one case for each direction', () => {
    expect(found(q('a'), not(q('a')))).toEqual([
      ['looser', [fact('a', 'yes')]],
      ['stricter', [fact('a', 'no')]],
    ]);
  });

  it('stands in the witness', () => {
    const [first] = between([bar({ when: q('a') })], [bar({ when: not(q('a')) })]);
    expect(first?.witness.slice(-4)).toEqual(['--fact', 'q/a=yes', '--as-of', '2024-01-01T00:00:00Z']);
  });

  it('is tried for six open questions together, and beyond each alone and all together', () => {
    const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const parts = { questions: seven.map((id) => question(`q/${id}`)) };
    const diff = (
      count: number,
      old: (of: Condition[]) => Condition,
      now: (of: Condition[]) => Condition,
    ) => {
      const of = seven.slice(0, count).map(q);
      return lawsDiffer(
        worldOf([law([bar({ when: old(of) })])], parts),
        worldOf([law([bar({ when: now(of) })])], parts),
      ).map(({ exhaustive, cases }) => [exhaustive, cases.map(only('direction', 'facts'))]);
    };
    // An odd number of yes: as long as one answer lacks nobody can say.
    const odd = (of: Condition[]): Condition =>
      of.reduce((one, other) => any(all(one, not(other)), all(not(one), other)));
    const even = (of: Condition[]) => not(odd(of));
    const every = (count: number, answer: 'yes' | 'no') =>
      seven.slice(0, count).map((id) => fact(id, answer));
    expect(diff(6, odd, even)).toEqual([
      [
        true,
        [
          ['stricter', every(6, 'yes')],
          ['looser', [...every(5, 'yes'), fact('f', 'no')]],
        ],
      ],
    ]);
    expect(diff(7, odd, even)).toEqual([
      [
        false,
        [
          ['looser', every(7, 'yes')],
          ['stricter', every(7, 'no')],
        ],
      ],
    ]);
    const [alone] = diff(
      7,
      (of) => all(...of),
      (of) => any(all(...of), all(q('d'), not(q('e')))),
    );
    expect(alone).toEqual([false, [['stricter', [fact('a', 'no')]]]]);
  });

  it('is of the questions of that actor, and of one that only one catalogue asks', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const parts = { questions: ids.map((id) => question(`q/${id}`)) };
    const asking = (...of: string[]) => all(...of.map(q));
    const clauses = (text: string) => [
      bar({ binds: ['business'], when: asking('a', 'b', 'c', 'd'), text }),
      bar({ id: 'other', binds: ['agency'], when: asking('e', 'f', 'g', 'h'), text }),
    ];
    const [change] = lawsDiffer(worldOf([law(clauses(''))], parts), worldOf([law(clauses('now'))], parts));
    expect(change).toMatchObject({ exhaustive: true, cases: [] });
    const fewer = { ...worldOf([law([bar({ when: q('a') })])]), questions: [question('q/a')] };
    const found = casesOf(fewer, worldOf([law([bar({ when: any(q('a'), q('b')) })])]));
    expect(found.map(only('direction', 'facts'))).toEqual([['stricter', [fact('b', 'yes')]]]);
  });

  it('is never what cannot be: no vehicle of 2030 is not of 2027', () => {
    const year = (from: number): Question => ({
      ...question(`q/year-${from}`),
      derive: { kind: 'model-year', from },
    });
    const lawFrom = (modelYear: number): Prohibition => {
      const one = law([bar({ anchor: 'model-year' })]);
      return { ...one, events: one.events.map((event) => ({ ...event, modelYear })) };
    };
    const now = worldOf([lawFrom(2030)], { questions: [year(2027), year(2030)] });
    // Whether the older catalogue knows the later year or not.
    for (const questions of [now.questions, [year(2027)]]) {
      const old = worldOf([lawFrom(2027)], { questions });
      expect(casesOf(old, now).map(only('direction', 'facts'))).toEqual([
        ['looser', expect.arrayContaining([{ question: 'q/year-2030', answer: 'no' }])],
      ]);
    }
  });

  it('may be the other answer than what is taken for granted', () => {
    const taken = { answer: 'no' as const, activities: null, unless: [], before: null, says: 'Nobody does.' };
    const parts = { questions: [{ ...question('q/a'), assume: [taken] }] };
    const advised = bar({ when: q('a'), effect: 'advised-against' });
    expect(between([bar({ when: q('a') })], [advised], parts).map(only('direction', 'facts'))).toEqual([
      ['looser', [fact('a', 'yes')]],
    ]);
  });
});

describe('for whom a case differs', () => {
  const binding = (...binds: string[]) => bar({ binds });

  it('is each actor and act that a clause names', () => {
    const wide = bar({ binds: ['business', 'agency'], does: ['use', 'sell'] });
    expect(between([], [wide]).map(only('actor', 'activity', 'suppliers'))).toEqual([
      ['business', 'use', ['supplier']],
      ['business', 'sell', ['supplier']],
      ['agency', 'use', ['supplier']],
      ['agency', 'sell', ['supplier']],
    ]);
    expect(between([binding('business', 'agency')], [binding('business')]).map(only('actor'))).toEqual([
      ['agency'],
    ]);
  });

  it('is the other side of it too, where a clause binds that', () => {
    const sale = bar({ id: 'sale', binds: ['business'], does: ['sell'], to: ['agency'] });
    const buying = (effect: Clause['effect']) =>
      bar({ id: 'buying', binds: ['agency'], does: ['buy'], effect });
    const found = between([sale, buying('prohibited')], [{ ...sale, text: 'now' }, buying('allowed')]);
    expect(found.map(only('bound', 'actor', 'direction'))).toEqual([['self', 'agency', 'looser']]);
    const gone = between([sale, buying('allowed')], [{ ...buying('allowed'), text: 'now' }]);
    expect(gone.map(only('bound', 'actor', 'activity', 'direction', 'before', 'after'))).toEqual([
      [
        'self',
        'business',
        'sell',
        'looser',
        { verdict: 'prohibited', couldBe: ['prohibited'], duties: [] },
        { verdict: 'not-covered', couldBe: ['not-covered'], duties: [] },
      ],
      [
        'counterparty',
        'agency',
        'buy',
        'looser',
        { verdict: 'prohibited', couldBe: [], duties: [] },
        { verdict: 'not-covered', couldBe: ['not-covered'], duties: [] },
      ],
    ]);
  });

  it('is whom an exception meets, as far as what it takes away', () => {
    const free = (parts: Partial<Clause>) =>
      bar({ id: 'free', effect: 'exempt', mode: 'undercuts', excepts: ['bar'], ...parts });
    const who = (...clauses: Clause[]) =>
      between([bar()], [bar(), ...clauses]).map(only('actor', 'activity'));
    expect(who(free({ binds: ['reseller'] }))).toEqual([['reseller', 'use']]);
    // For fewer actors and for other acts: of those the ones that the clause bars.
    const barred = bar({ binds: ['business'], does: ['deploy'] });
    const wide = free({ binds: ['anyone'], does: ['use', 'sell'] });
    expect(between([barred], [barred, wide]).map(only('actor', 'activity'))).toEqual([
      ['business', 'deploy'],
    ]);
    const narrow = free({ binds: ['reseller'], does: ['use'] });
    expect(between([barred], [barred, narrow]).map(only('actor', 'activity'))).toEqual([
      ['reseller', 'deploy'],
    ]);
    const every = free({ excepts: 'all', binds: ['agency'] });
    expect(who(every)).toEqual([['agency', 'use']]);
  });

  it('is whom an exception no longer frees, and what that had taken away', () => {
    const free = bar({ id: 'free', effect: 'exempt', mode: 'undercuts', excepts: ['bar'] });
    const again = bar({ id: 'again', effect: 'exempt', mode: 'reinstates', excepts: ['free'] });
    const barred = bar({ binds: ['reseller'] });
    const found = between([barred, free], [barred, free, again]);
    expect(found.map(only('actor', 'direction'))).toEqual([['reseller', 'stricter']]);
    const other = bar({ id: 'other', binds: ['agency'], effect: 'advised-against' });
    const left = between([barred, free, other], [barred, free, again, other]);
    expect(left.map(only('actor'))).toEqual([['reseller']]);
  });

  it('is whom an exception frees of nothing, where the clause goes', () => {
    const free = bar({
      id: 'free',
      effect: 'exempt',
      mode: 'undercuts',
      excepts: ['bar'],
      binds: ['reseller'],
    });
    const both = between([bar(), free], [free]);
    expect(both.map(only('actor', 'before', 'direction'))).toEqual([
      ['anyone', { verdict: 'prohibited', couldBe: ['prohibited'], duties: [] }, 'looser'],
      ['reseller', { verdict: 'exempt', couldBe: ['exempt'], duties: [] }, 'looser'],
    ]);
  });

  it('is who becomes one that the law names by what a word implies', () => {
    const before = worldOf([
      law([bar({ binds: ['business'] }), bar({ id: 'of-agencies', binds: ['agency'] })]),
    ]);
    const implying = (list: keyof Catalogue['vocabulary'], id: string, ...implies: string[]): Catalogue => ({
      ...before,
      vocabulary: {
        ...before.vocabulary,
        [list]: before.vocabulary[list].map((each) => (each.id === id ? { ...each, implies } : each)),
      },
    });
    const [change, ...more] = lawsDiffer(before, implying('actors', 'reseller'));
    expect(more).toEqual([]);
    expect(change).toMatchObject({ kind: 'reached otherwise', written: [] });
    expect(change?.cases.map(only('actor', 'activity', 'direction'))).toEqual([
      ['reseller', 'use', 'looser'],
    ]);
    expect(casesOf(before, implying('activities', 'sell', 'use')).map(only('actor', 'activity'))).toEqual([
      ['business', 'sell'],
      ['agency', 'sell'],
    ]);
    // What changes nothing for the law is no change of it.
    expect(lawsDiffer(before, implying('actors', 'anyone', 'reader'))).toEqual([]);
    expect(lawsDiffer(before, implying('classes', 'router', 'software'))).toEqual([]);
  });
});

describe('of what a case differs', () => {
  const of = (...classes: string[]) => bar({ object: { madeBy: 'g', classes, part: 'whole-or-part' } });
  const made = (madeBy: string | null, ...classes: string[]): Clause['object'] => ({
    madeBy,
    classes,
    part: 'whole-or-part',
  });

  it('is all that the law names, where that is so of every class of it', () => {
    expect(between([], [of('software', 'router')]).map(only('products'))).toEqual([[[]]]);
    const [first] = between([], [of('software')]);
    expect(first?.witness).not.toContain('--product');
  });

  it('is the classes that came or went', () => {
    const [change, ...more] = between([of('software')], [of('software', 'router', 'security')]);
    expect(more).toEqual([]);
    expect(change?.products).toEqual(['router', 'security']);
    expect(change?.witness.slice(0, 4)).toEqual(['--supplier', 'supplier', '--product', 'router']);
  });

  it('is everything else, where classes are named and none were', () => {
    const [change] = between([of()], [of('router')]);
    expect([change?.direction, change?.products]).toEqual(['looser', ['software', 'security']]);
    const back = between([of('antivirus')], [of()]).map(only('direction', 'products'));
    expect(back).toEqual([['stricter', ['software', 'security', 'router']]]);
  });

  it('is what becomes of a class by what a word implies', () => {
    const before = worldOf([law([of('security')])]);
    const after = {
      ...before,
      vocabulary: {
        ...before.vocabulary,
        classes: before.vocabulary.classes.map((each) =>
          each.id === 'antivirus' ? word('antivirus') : each,
        ),
      },
    };
    expect(casesOf(before, after).map(only('direction', 'products'))).toEqual([['looser', ['antivirus']]]);
  });

  it('is of anybody, where the law asks nothing of the maker', () => {
    const found = between([], [bar({ object: made(null, 'router') })]);
    expect(found.map(only('suppliers', 'products'))).toEqual([[['stranger'], ['router']]]);
    // One whom the law does not name, where it comes to name a maker.
    const named = bar({ object: made('g', 'router') });
    expect(
      between([bar({ object: made(null, 'router') })], [named], {
        suppliers: [supplier('supplier'), supplier('stranger')],
      }).map(only('direction', 'suppliers', 'products')),
    ).toEqual([
      ['looser', ['stranger'], ['router']],
      // Of its maker nothing was known that it could be.
      ['stricter', ['supplier'], []],
    ]);
  });

  it('is no class under the name of what another makes', () => {
    const named = { id: 'router', name: '', names: [], classes: [], embeddable: false, note: null };
    const by = (maker: string) => ({
      products: [{ ...named, supplier: maker, classVerification: 'primary' as const }],
    });
    const [old, now] = [[of('software')], [of('software', 'router')]];
    expect(between(old, now, by('child'))).toEqual([]);
    expect(between(old, now, by('supplier'))).toEqual([]);
  });

  it('is of every supplier that only one reaches, told together, and else of one', () => {
    const groups = (...roots: string[]) => law([]).groups.map((each) => ({ ...each, roots }));
    const reaching = (...roots: string[]) => worldOf([law([bar()], { groups: groups(...roots) })]);
    expect(
      casesOf(reaching('supplier'), reaching('supplier', 'child', 'heir')).map(
        only('direction', 'suppliers'),
      ),
    ).toEqual([['stricter', ['child', 'heir']]]);
    expect(casesOf(reaching('child', 'supplier'), reaching('supplier')).map(only('suppliers'))).toEqual([
      [['child']],
    ]);
    const wider = law([bar({ effect: 'advised-against' })], { groups: groups('child', 'supplier') });
    expect(casesOf(reaching('child', 'supplier'), worldOf([wider])).map(only('suppliers'))).toEqual([
      [['child']],
    ]);
  });
});

describe('a law that reaches others by the graph', () => {
  const groups = (parts: Partial<Prohibition['groups'][number]>) =>
    law([]).groups.map((each) => ({ ...each, ...parts }));
  const following = law([bar()], { groups: groups({ closure: ['subsidiary'] }) });
  const owning = law([bar()], {
    groups: groups({ threshold: { share: '50', inclusive: true, aggregate: false } }),
  });
  const on = (one: Prohibition, ...edges: Parameters<typeof edge>[]) =>
    worldOf([one], {
      suppliers: [
        supplier('supplier', ...edges.map((each) => edge(...each))),
        supplier('child'),
        supplier('heir'),
      ],
    });

  it('changes with it, from the day of the edge and to its end', () => {
    const [change] = lawsDiffer(
      on(following),
      on(following, ['child', { from: '2024-06-01', until: '2024-07-01' }], ['heir', { from: '2024-06-01' }]),
    );
    expect(change?.kind).toBe('reached otherwise');
    expect(change?.cases.map(only('direction', 'suppliers', 'from', 'until'))).toEqual([
      ['stricter', ['child'], '2024-06-01T00:00:00Z', '2024-07-01T00:00:00Z'],
      ['stricter', ['heir'], '2024-06-01T00:00:00Z', null],
    ]);
  });

  it('changes where an edge moves, for as long as it moves', () => {
    const found = casesOf(
      on(following, ['child', { from: '2024-06-01' }]),
      on(following, ['child', { from: '2024-07-01' }]),
    );
    expect(found.map(only('direction', 'from', 'until'))).toEqual([
      ['looser', '2024-06-01T00:00:00Z', '2024-07-01T00:00:00Z'],
    ]);
  });

  it('changes where a share becomes known', () => {
    const found = (before: string | null, after: string | null) =>
      casesOf(on(owning, ['child', { share: before }]), on(owning, ['child', { share: after }])).map(
        only('direction', 'suppliers'),
      );
    expect(found(null, '60')).toEqual([['stricter', ['child']]]);
    // Whether it is a member is no question that anybody could answer.
    const ids = ['q/a', 'q/b', 'q/c', 'q/d', 'q/e', 'q/f'];
    const when: Condition = { kind: 'all', of: ids.map((id) => ({ kind: 'question', id })) };
    const asking = (text: string) => ({
      ...on({ ...owning, clauses: [bar({ when, text })] }, ['child', { share: text }]),
      questions: ids.map(question),
    });
    const unknown = { ...asking('60'), suppliers: on(owning, ['child', { share: null }]).suppliers };
    expect(lawsDiffer(unknown, asking('60'))).toMatchObject([{ exhaustive: true }]);
    expect(found('60', '40')).toEqual([['looser', ['child']]]);
  });

  it('says nothing of an edge that it does not follow, nor of one that was over before it held', () => {
    const plain = on(following);
    expect(lawsDiffer(plain, on(following, ['child', { kind: 'successor' }]))).toEqual([]);
    expect(lawsDiffer(plain, on(following, ['child', { until: '2023-12-01' }]))).toEqual([]);
    expect(lawsDiffer(plain, on(law([bar()]), ['child']))).toMatchObject([
      { kind: 'changed', written: ['group g: closure'], cases: [] },
    ]);
  });

  it('changes with the words of its group', () => {
    const wider = { ...following, groups: groups({ closure: ['subsidiary', 'successor'] }) };
    const heir: Parameters<typeof edge> = ['heir', { kind: 'successor' }];
    expect(casesOf(on(following, heir), on(wider, heir)).map(only('direction', 'suppliers'))).toEqual([
      ['stricter', ['heir']],
    ]);
  });

  it('is told of a supplier that only one catalogue has', () => {
    const now = on(following, ['child']);
    const old = { ...on(following), suppliers: [supplier('supplier')] };
    expect(casesOf(old, now).map(only('direction', 'suppliers'))).toEqual([['stricter', ['child']]]);
    // Where the word is not known nothing is asked.
    const ids = ['q/a', 'q/b', 'q/c', 'q/d', 'q/e', 'q/f'];
    const when: Condition = { kind: 'all', of: ids.map((id) => ({ kind: 'question', id })) };
    const asking = (each: Catalogue) => ({
      ...each,
      questions: ids.map(question),
      prohibitions: [{ ...following, clauses: [bar({ when })] }],
    });
    expect(lawsDiffer(asking(old), asking(now))).toMatchObject([{ exhaustive: true }]);
  });
});

describe('what a question says', () => {
  const taken = (answer: 'yes' | 'no', before: string | null = null): Question => ({
    ...question('q/a'),
    assume: [{ answer, activities: null, unless: [], before, says: 'So.' }],
  });
  const asking = (clause: Clause, ...questions: Question[]) => worldOf([law([clause])], { questions });
  const clause = bar({ when: q('a') });

  it('changes the law that asks it, where what is taken for granted changes', () => {
    const [change] = lawsDiffer(asking(clause, question('q/a')), asking(clause, taken('no')));
    expect(change?.kind).toBe('reached otherwise');
    expect(change?.cases.map(only('direction', 'facts'))).toEqual([['looser', []]]);
    const nexus = bar({ nexus: q('a') });
    expect(casesOf(asking(nexus, taken('no')), asking(nexus, taken('yes'))).map(only('direction'))).toEqual([
      ['stricter'],
    ]);
  });

  it('changes it until the day before which it is taken', () => {
    const found = casesOf(asking(clause, taken('no')), asking(clause, taken('no', '2024-02-10')));
    expect(found.map(only('direction', 'from', 'until'))).toEqual([
      ['stricter', '2024-02-10T00:00:00Z', null],
    ]);
  });

  it('changes nothing by its words alone, nor for a law that does not ask it', () => {
    const worded = { ...question('q/a'), ask: 'Really?' };
    expect(lawsDiffer(asking(clause, question('q/a')), asking(clause, worded))).toEqual([]);
    expect(lawsDiffer(asking(bar(), question('q/a')), asking(bar(), taken('no')))).toEqual([]);
  });

  it('may be left open in a case of which the other questions are answered', () => {
    const both = bar({ when: all(q('a'), q('b')) });
    const [b, advice] = [
      question('q/b'),
      bar({ id: 'advice', effect: 'advised-against', when: not(q('b')) }),
    ];
    const asked = (a: Question) => worldOf([law([both, advice])], { questions: [a, b] });
    expect(casesOf(asked(question('q/a')), asked(taken('no'))).map(only('direction', 'facts'))).toEqual([
      ['looser', []],
    ]);
    // With every question answered both say the same, and with none both could be either.
    const either = bar({ when: any(all(q('a'), q('c')), q('b')) });
    const open = (a: Question) => worldOf([law([either])], { questions: [a, b, question('q/c')] });
    expect(casesOf(open(taken('no')), open(question('q/a'))).map(only('direction', 'facts'))).toEqual([
      ['stricter', [fact('b', 'no')]],
    ]);
  });
});

describe('duties', () => {
  const deadline: DutyRule['deadlines'][number] = {
    what: 'notice',
    count: 3,
    unit: 'business-day',
    of: 'the discovery',
    event: null,
    when: null,
    because: '',
    holidays: null,
    basis: 'stated',
  };
  const rule: DutyRule = { kind: 'report', trigger: null, to: '', content: null, deadlines: [deadline] };
  const tell = (duty: Partial<DutyRule> = {}) =>
    bar({ id: 'tell', effect: 'disclosure-required', duty: { ...rule, ...duty } });
  const told = (old: Clause[], now: Clause[]) =>
    between(old, now).map(({ direction, facts, before, after }) => [
      direction,
      facts,
      before.duties,
      after.duties,
    ]);

  it('that come are stricter, and those that go are looser', () => {
    expect(told([], [tell()])).toEqual([['stricter', [], [], ['tell applies; notice: 3 business-day']]]);
    expect(told([bar(), tell()], [bar()])).toEqual([
      ['looser', [], ['tell applies; notice: 3 business-day'], []],
    ]);
  });

  it('of another time are otherwise', () => {
    expect(told([tell()], [tell({ deadlines: [{ ...deadline, count: 1, unit: 'hour' }] })])).toEqual([
      ['otherwise', [], ['tell applies; notice: 3 business-day'], ['tell applies; notice: 1 hour']],
    ]);
    expect(told([tell()], [tell({ deadlines: [deadline, { ...deadline, what: 'more' }] })])).toEqual([
      [
        'otherwise',
        [],
        ['tell applies; notice: 3 business-day'],
        ['tell applies; notice: 3 business-day; more: 3 business-day'],
      ],
    ]);
    expect(told([tell()], [tell({ deadlines: [] })])).toEqual([
      ['otherwise', [], ['tell applies; notice: 3 business-day'], ['tell applies']],
    ]);
  });

  it('say less than a verdict that changes with them', () => {
    expect(told([bar()], [tell()]).map(([direction]) => direction)).toEqual(['looser']);
  });

  it('turn on what starts them, and on what selects their time', () => {
    const [asked, free] = [tell({ trigger: 'q/a', deadlines: [] }), tell({ deadlines: [] })];
    expect(told([free], [asked])).toEqual([['looser', [fact('a', 'no')], ['tell applies'], []]]);
    const quick = tell({ deadlines: [{ ...deadline, when: q('a') }] });
    const quicker = tell({ deadlines: [{ ...deadline, count: 1, when: q('a') }] });
    expect(told([quick], [quicker])).toEqual([
      ['otherwise', [], ['tell applies; notice: 3 business-day'], ['tell applies; notice: 1 business-day']],
    ]);
  });

  it('change with the questions that they turn on', () => {
    const taken: Question = {
      ...question('q/a'),
      assume: [{ answer: 'no', activities: null, unless: [], before: null, says: 'So.' }],
    };
    const duty = (clause: Clause, one: Question) => worldOf([law([clause])], { questions: [one] });
    for (const clause of [tell({ trigger: 'q/a' }), tell({ deadlines: [{ ...deadline, when: q('a') }] })]) {
      expect(lawsDiffer(duty(clause, question('q/a')), duty(clause, taken))).toMatchObject([
        { kind: 'reached otherwise' },
      ]);
    }
  });
});

describe('a witness', () => {
  it('comes out in each catalogue as the difference says', () => {
    const free = bar({ id: 'free', effect: 'exempt', mode: 'undercuts', excepts: 'all', when: q('b') });
    const [old, now] = [
      worldOf([law([bar({ when: q('a'), does: ['use', 'sell'] })])]),
      worldOf([law([bar({ does: ['use', 'sell'], valid: { from: 'e1', to: 'e3' } }), free])]),
    ];
    const cases = casesOf(old, now);
    expect(cases.length).toBeGreaterThan(4);
    for (const { witness, before, after, activity: act } of cases) {
      const given = (flag: string) =>
        witness.flatMap((each, i) => (each === flag ? (witness[i + 1] ?? '') : []));
      const decided = [old, now].map((catalogue) => {
        const { verdict, couldBe } = ask(catalogue, {
          supplier: given('--supplier').join(),
          actors: given('--actor'),
          activity: act,
          jurisdiction: given('--jurisdiction').join(),
          prohibition: given('--prohibition').join(),
          facts: given('--fact').map((each) => {
            const [name = '', answer] = each.split('=');
            return { question: name, answer: answer === 'yes' ? 'yes' : 'no' };
          }),
          clocks: {
            asOf: { kind: 'instant', at: Date.parse(given('--as-of').join()) },
            asKnown: { kind: 'instant', at: NOW },
            now: NOW,
          },
        });
        return { verdict, couldBe };
      });
      expect(decided).toEqual([before, after].map(({ verdict, couldBe }) => ({ verdict, couldBe })));
      expect(decided[0]).not.toEqual(decided[1]);
    }
  });
});
