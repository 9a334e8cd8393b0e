import { daysAfter } from '../../src/catalogue/written-dates.ts';
import { instantOf, isoOf } from '../../src/decide/zoned-time.ts';
import type { Clause, Condition, LawEvent, Prohibition } from '../../src/model/prohibition.ts';

/** A law with one thing changed that its cases ought to notice. */
export interface DataMutant {
  /** What was changed, and where: "no-sale drop", "start +1d". */
  readonly id: string;
  readonly law: Prohibition;
}

/** Every small mistake that somebody who writes a law's data may make, one at a time. */
export function dataMutants(law: Prohibition): DataMutant[] {
  return [
    ...law.clauses.flatMap((clause) => clauseMutants(law, clause)),
    ...law.events.flatMap((event) => eventMutants(law, event)),
    ...law.groups.flatMap((group) => [
      ...group.closure.map((kind) => ({
        id: `${group.id} closure without ${kind}`,
        law: {
          ...law,
          groups: law.groups.map((each) =>
            each.id === group.id
              ? { ...each, closure: each.closure.filter((other) => other !== kind) }
              : each,
          ),
        },
      })),
      ...(group.threshold === null
        ? []
        : [
            {
              id: `${group.id} threshold ${group.threshold.inclusive ? '>' : '>='}`,
              law: {
                ...law,
                groups: law.groups.map((each) =>
                  each.id === group.id && each.threshold
                    ? { ...each, threshold: { ...each.threshold, inclusive: !each.threshold.inclusive } }
                    : each,
                ),
              },
            },
          ]),
    ]),
  ];
}

function clauseMutants(law: Prohibition, clause: Clause): DataMutant[] {
  const changed = (what: string, to: Partial<Clause>): DataMutant => ({
    id: `${clause.id} ${what}`,
    law: {
      ...law,
      clauses: law.clauses.map((each) => (each.id === clause.id ? { ...each, ...to } : each)),
    },
  });
  return [
    {
      id: `${clause.id} dropped`,
      law: { ...law, clauses: law.clauses.filter(({ id }) => id !== clause.id) },
    },
    ...(clause.effect === 'prohibited' ? [changed('effect allowed', { effect: 'allowed' })] : []),
    ...(clause.anchor === 'conduct' ? [] : [changed('anchor conduct', { anchor: 'conduct' })]),
    ...(clause.valid.to === 'open'
      ? []
      : [changed('valid.to open', { valid: { ...clause.valid, to: 'open' } })]),
    ...(clause.known.to === 'open'
      ? []
      : [changed('known.to open', { known: { ...clause.known, to: 'open' } })]),
    ...(sameKnowledge(law, clause)
      ? []
      : [changed('known.from valid.from', { known: { ...clause.known, from: clause.valid.from } })]),
    ...knownAsValid(law, clause),
    ...(clause.binds.includes('anyone') ? [] : [changed('binds anyone', { binds: ['anyone'] })]),
    ...(clause.binds.length > 1
      ? clause.binds.map((word) =>
          changed(`binds without ${word}`, { binds: clause.binds.filter((each) => each !== word) }),
        )
      : []),
    ...(clause.does.length > 1
      ? clause.does.map((word) =>
          changed(`does without ${word}`, { does: clause.does.filter((each) => each !== word) }),
        )
      : []),
    ...conditionMutants(clause.when).map(({ what, tree }) => changed(`when ${what}`, { when: tree })),
    ...(clause.duty?.deadlines ?? []).flatMap((rule, index) => {
      const deadlines = (to: Partial<typeof rule>): Partial<Clause> => ({
        duty: clause.duty && {
          ...clause.duty,
          deadlines: clause.duty.deadlines.map((each, i) => (i === index ? { ...each, ...to } : each)),
        },
      });
      const unit = rule.unit === 'business-day' ? 'calendar-day' : 'business-day';
      return [
        changed(`deadline ${index} +1`, deadlines({ count: rule.count + 1 })),
        changed(`deadline ${index} ${unit}`, deadlines({ unit })),
      ];
    }),
  ];
}

/** Whether a clause was public at the same instant as the event from which it holds: then one stands for the other. */
function sameKnowledge(law: Prohibition, { known, valid }: Clause): boolean {
  const [a, b] = [known.from, valid.from].map((id) => law.events.find((event) => event.id === id));
  return a !== undefined && b !== undefined && instantOf(a.known, a.zone) === instantOf(b.known, b.zone);
}

/** The law as if a clause had been public only on the day on which it begins. */
function knownAsValid(law: Prohibition, clause: Clause): DataMutant[] {
  const begins = law.events.find(({ id }) => id === clause.valid.from);
  const told = law.events.find(({ id }) => id === clause.known.from);
  const day = begins?.at?.slice(0, 10);
  if (!told || day === undefined || day <= told.known) return [];
  const late = { ...told, id: 'known-as-valid', known: day };
  const clauses = law.clauses.map((each) =>
    each.id === clause.id ? { ...each, known: { ...each.known, from: late.id } } : each,
  );
  return [
    { id: `${clause.id} public only when valid`, law: { ...law, events: [...law.events, late], clauses } },
  ];
}

interface ConditionMutant {
  readonly what: string;
  readonly tree: Condition | null;
}

/** Each question left out or turned round, and each "all" made an "any" and the reverse. */
function conditionMutants(tree: Condition | null): ConditionMutant[] {
  if (tree === null) return [];
  if (tree.kind === 'question') {
    return [
      { what: `without ${tree.id}`, tree: null },
      { what: `not ${tree.id}`, tree: { kind: 'not', of: tree } },
    ];
  }
  if (tree.kind === 'not') {
    return conditionMutants(tree.of).map(({ what, tree: inner }) => ({
      what,
      tree: inner === null ? null : { kind: 'not', of: inner },
    }));
  }
  const within = tree.of.flatMap((each, index) =>
    conditionMutants(each).map(({ what, tree: inner }): ConditionMutant => {
      const of = tree.of.flatMap((other, i) => (i !== index ? [other] : inner === null ? [] : [inner]));
      return { what, tree: of.length === 0 ? null : { ...tree, of } };
    }),
  );
  if (tree.of.length < 2) return within;
  const turned = tree.kind === 'all' ? 'any' : 'all';
  return [...within, { what: `${turned} of ${tree.of.length}`, tree: { kind: turned, of: tree.of } }];
}

/** The dates of the events at which clauses begin and end. */
function eventMutants(law: Prohibition, event: LawEvent): DataMutant[] {
  const isBound = law.clauses.some(({ valid }) => valid.from === event.id || valid.to === event.id);
  return isBound ? movedEvents(law, event) : [];
}

function movedEvents(law: Prohibition, event: LawEvent): DataMutant[] {
  if (event.at === null || event.modelYear !== null) return [];
  const at = event.at;
  const moved = (what: string, to: Partial<LawEvent>): DataMutant => ({
    id: `${event.id} ${what}`,
    law: { ...law, events: law.events.map((each) => (each.id === event.id ? { ...each, ...to } : each)) },
  });
  const days = [1, -1].map((count) =>
    moved(`${count > 0 ? '+' : ''}${count}d`, {
      at: at.includes('T') ? `${daysAfter(at.slice(0, 10), count)}${at.slice(10)}` : daysAfter(at, count),
    }),
  );
  const seconds = [1, -1].map((count) =>
    moved(`${count > 0 ? '+' : ''}${count}s`, { at: isoOf(instantOf(at, event.zone) + count * 1_000) }),
  );
  const dates = [...days, ...seconds];
  return at.includes('T') ? dates : [...dates, moved('zone', { zone: 'Pacific/Kiritimati' })];
}
