import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assuming } from '../../src/decide/assume.ts';
import type { Clause, Prohibition } from '../../src/model/prohibition.ts';
import { catalogueOf, clauseOf, instants, laws, someFacts } from './arbitrary-law.ts';
import { answerOf } from './given-law.ts';
import { FEWER } from './property-runs.ts';

const always = { when: null, valid: { from: 'e0', to: 'open' }, known: { from: 'e0', to: 'open' } } as const;

function withClause(law: Prohibition, clause: Clause): Prohibition {
  return { ...law, clauses: [...law.clauses, clause] };
}

describe('a clause more', () => {
  it('about another supplier, another activity or other people changes no answer', () => {
    const extra = clauseOf('extra', 'prohibited', always);
    const others: readonly ((law: Prohibition) => Prohibition)[] = [
      (law) => withClause(law, { ...extra, does: ['sell'] }),
      (law) => withClause(law, { ...extra, binds: ['nobody-here'] }),
      (law) => {
        const [group] = law.groups;
        if (group === undefined) throw new Error('a law without a group');
        const groups = [group, { ...group, id: 'other', roots: ['another'] }];
        return withClause({ ...law, groups }, { ...extra, object: { ...extra.object, madeBy: 'other' } });
      },
    ];
    fc.assert(
      fc.property(laws, someFacts, instants, fc.constantFrom(...others), (law, facts, at, change) => {
        expect(answerOf([change(law)], facts, at)).toEqual(answerOf([law], facts, at));
      }),
      FEWER,
    );
  });

  it('that prohibits leaves prohibited what was, also by the law beside it', () => {
    fc.assert(
      fc.property(laws, laws, someFacts, instants, (law, second, facts, at) => {
        fc.pre(answerOf([law], facts, at).verdict === 'prohibited');
        const more = withClause(law, clauseOf('extra', 'prohibited', always));
        expect(answerOf([more], facts, at).verdict).toBe('prohibited');
        expect(answerOf([law, { ...second, id: 'second' }], facts, at).verdict).toBe('prohibited');
      }),
      { ...FEWER, maxSkipsPerRun: 1_000 },
    );
  });

  it('that excepts one clause weakens no other', () => {
    fc.assert(
      fc.property(laws, someFacts, instants, fc.nat(3), (law, facts, at, target) => {
        const excepts = [`base-${target}`];
        const more = withClause(law, { ...clauseOf('extra', 'exempt', always), excepts, mode: 'undercuts' });
        const rest = { ...law, clauses: law.clauses.filter((clause) => clause.id !== excepts[0]) };
        // Neither says more than the law did, nor less than it would without the clause that is named.
        if (answerOf([more], facts, at).verdict === 'prohibited') {
          expect(answerOf([law], facts, at).verdict).toBe('prohibited');
        }
        if (answerOf([rest], facts, at).verdict === 'prohibited') {
          expect(answerOf([more], facts, at).verdict).toBe('prohibited');
        }
      }),
      FEWER,
    );
  });
});

describe('a proposal', () => {
  const proposed = (law: Prohibition, id: string): Prohibition => ({
    ...law,
    id,
    status: 'proposal',
    events: law.events.map((event) => (event.id === 'e1' ? { ...event, at: null } : event)),
  });
  const date = '2024-02-01';

  it('taken as made is answered as the made law is', () => {
    fc.assert(
      fc.property(laws, someFacts, instants, (law, facts, at) => {
        const plain = { ...law, events: law.events.map((event) => ({ ...event, alternatives: [] })) };
        const open = proposed(plain, 'law');
        const made = assuming(catalogueOf([open]), [{ prohibition: 'law', date }]).prohibitions;
        expect(answerOf(made, facts, at).couldBe).toEqual(answerOf([plain], facts, at).couldBe);
      }),
      FEWER,
    );
  });

  it('is assumed beside another in any order, and nothing assumed is nothing changed', () => {
    fc.assert(
      fc.property(laws, laws, (one, two) => {
        const catalogue = catalogueOf([proposed(one, 'one'), proposed(two, 'two')]);
        const first = { prohibition: 'one', date };
        const second = { prohibition: 'two', date: '2024-03-01' };
        const both = assuming(catalogue, [first, second]);
        expect(assuming(assuming(catalogue, [second]), [first])).toEqual(both);
        expect(assuming(catalogue, [second, first])).toEqual(both);
        expect(assuming(catalogue, [])).toEqual(catalogue);
      }),
      FEWER,
    );
  });
});
