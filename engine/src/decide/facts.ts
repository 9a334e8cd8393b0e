import type { BasisTest } from '../model/determination.ts';
import type { Contract } from '../model/profile.ts';
import type { Derivation, Question } from '../model/question.ts';
import type { Answer } from '../model/verdict.ts';
import type { Asker, Case } from './case.ts';
import { sameClause } from './contract-clause.ts';
import { isMadeByAct, lastRenewed } from './contract-days.ts';
import { atom, FALSE, type Formula, known, TRUE } from './formula.ts';
import { lawIndex } from './law-index.ts';
import { followsFor, isContradiction, reachOf } from './question-order.ts';

/** A fact as a clause meets it: its truth, what was met in words, and where that came from. */
export interface Fact {
  readonly formula: Formula;
  readonly text: string;
  readonly from: BasisTest['from'];
  /** What a question lets be taken for granted, where the fact is no more than that. */
  readonly assumption?: string;
}

/** An act as a question sees it. */
export interface Occasion {
  readonly activity: string;
  /** ISO day of the act in the law's own place. */
  readonly day: string;
}

/**
 * Answers a question from what was given, else from what follows from the profile or the finding, else from what
 * the catalogue lets be assumed; what is left is an atom. An answer "unknown" is an answer: it stays open.
 */
export function factOf(question: Question, act: Occasion, one: Case, contract: Contract | null): Fact {
  const unanswered = isAboutThing(question) && givenAnswer(question.id, one, contract) === null;
  return (unanswered ? thingFact(question, one) : null) ?? askerFact(question, act, one, contract);
}

/** Whether the thing that was found can answer a question. */
export function isAboutThing({ derive }: Question): boolean {
  return derive?.kind === 'product-class' || derive?.kind === 'country-of-origin';
}

/** The same of a question that is not about the thing: whatever was found, the answer is this one. */
export function askerFact(question: Question, act: Occasion, one: Asker, contract: Contract | null): Fact {
  const given = givenAnswer(question.id, one, contract);
  const said = impliedAnswer(question.id, given, one, contract) ?? given;
  if (said) return said;
  const derived = question.derive && derive(question.derive, act, one, contract);
  if (derived) return derived;
  const assumption = question.assume.find(
    ({ activities, unless, before }) =>
      !unless.some((role) => one.roles.includes(role) || one.unknownRoles.includes(role)) &&
      (activities === null || activities.includes(act.activity)) &&
      (before === null || act.day < before),
  );
  if (!assumption) return open(question.id);
  const { answer, says } = assumption;
  return { formula: known(answer === 'yes'), text: says, from: 'assumed', assumption: says };
}

export function open(id: string): Fact {
  return { formula: atom(id), text: 'nobody has answered', from: 'nobody' };
}

/** What was answered to a question; "both" where answers disagree, null where nobody gave one. */
function wordOn(id: string, one: Asker, contract: Contract | null): Answer | 'both' | null {
  const words = new Set(
    one.answers
      .filter(
        (answer) =>
          answer.question === id &&
          (answer.assets.length === 0 || answer.assets.some((name) => one.assetNames.includes(name))) &&
          (answer.contract === null || answer.contract === contract?.id),
      )
      .map(({ answer }) => answer),
  );
  const [word = null] = words;
  return words.size > 1 ? 'both' : word;
}

function givenAnswer(id: string, one: Asker, contract: Contract | null): Fact | null {
  const word = wordOn(id, one, contract);
  switch (word) {
    case null:
      return null;
    // Two answers that disagree settle nothing: taking the last would let a later line flip a verdict.
    case 'both':
      return { formula: atom(id), text: 'answered both ways: conflicting facts', from: one.given };
    case 'unknown':
      return { formula: atom(id), text: 'answered: not known', from: one.given };
    default:
      return { formula: known(word === 'yes'), text: `answered: ${word}`, from: one.given };
  }
}

/**
 * What answers to other questions about the same quantity say of one: what is of no model year from 2027 on is of
 * none from 2030 on. Null where they say nothing that its own answer does not.
 */
function impliedAnswer(id: string, given: Fact | null, one: Asker, contract: Contract | null): Fact | null {
  const line = one.answers.length === 0 ? undefined : lawIndex(one.catalogue).order.get(id);
  const asked = line?.find((each) => each.id === id);
  if (line === undefined || asked === undefined) return null;
  const reach = reachOf(line, (other) => {
    const word = wordOn(other, one, contract);
    return word === 'yes' || word === 'no' ? word : null;
  });
  if (isContradiction(reach)) {
    const said = [reach.least, reach.most].map((each) => each?.id).join(' and ');
    return { formula: atom(id), text: `answers to ${said}: conflicting facts`, from: one.given };
  }
  if (given?.formula.kind === 'known') return null;
  const follows = followsFor(asked, reach);
  return follows && { formula: known(follows.answer), text: `follows from ${follows.from}`, from: one.given };
}

function derive(rule: Derivation, act: Occasion, one: Asker, contract: Contract | null): Fact | null {
  switch (rule.kind) {
    case 'nexus':
      return placeFact(rule.places, one);
    case 'contract-clause':
      return contractFact(rule, one, contract);
    case 'agency':
      return agencyFact(rule.agencies, one, contract);
    case 'contract-made':
      return contract && madeFact(rule.before, contract, one);
    case 'contract-renewed':
      return renewedFact(rule.from, act, one, contract);
    case 'model-year': {
      if (one.modelYear === null) return null;
      return {
        formula: known(one.modelYear >= rule.from),
        text: `model year ${one.modelYear}`,
        from: one.given,
      };
    }
    // The thing answers these, or nobody.
    case 'product-class':
    case 'country-of-origin':
      return null;
  }
}

/** What the thing itself answers of a question about it; null where it says nothing. */
function thingFact({ id, derive: rule }: Question, one: Case): Fact | null {
  if (rule?.kind === 'product-class') return classFact(id, rule.classes, one);
  if (rule?.kind !== 'country-of-origin' || one.origins.length === 0) return null;
  const named = one.origins.some((country) => rule.countries.includes(country));
  return { formula: known(named), text: `made in ${one.origins.join(', ')}`, from: 'finding' };
}

/**
 * Whether the act is in one of the places. Who acts in a part of a country acts in the country; of who acts
 * in a country it is not known in which part, unless a part is named too.
 */
function placeFact(places: readonly string[], one: Asker): Fact | null {
  const partOf = (part: string, whole: string): boolean => part.startsWith(`${whole}-`);
  const { countries } = one;
  const here = countries.some((mine) => places.some((place) => mine === place || partOf(mine, place)));
  const narrowest = countries.filter((mine) => !countries.some((other) => partOf(other, mine)));
  const perhaps = narrowest.some((mine) => places.some((place) => partOf(place, mine)));
  if (countries.length === 0 || (!here && perhaps)) return null;
  return { formula: known(here), text: `${one.given}: ${countries.join(', ')}`, from: one.given };
}

/**
 * Whether a contract is with one of the agencies. A clause that stands in no contract is held against all of
 * them at once: one with such an agency is enough, and only a complete list whose agencies are all known says no.
 */
function agencyFact(agencies: readonly string[], one: Asker, contract: Contract | null): Fact | null {
  const named = (agency: string | null): boolean =>
    agency !== null && agencies.some((each) => each.toLowerCase() === agency.toLowerCase());
  const held = contract ?? one.contracts.find((each) => named(each.agency)) ?? null;
  if (held !== null) {
    if (held.agency === null) return null;
    const text = `${held.id} is with ${held.agency}`;
    return { formula: known(named(held.agency)), text, from: one.given };
  }
  const complete = one.contractsComplete && one.contracts.length > 0;
  if (!complete || one.contracts.some((each) => each.agency === null)) return null;
  return { formula: FALSE, text: 'no contract given is with such an agency', from: one.given };
}

function contractFact(
  rule: {
    readonly clause: string;
    readonly editionFrom: string | null;
    readonly editionBefore: string | null;
  },
  one: Asker,
  contract: Contract | null,
): Fact | null {
  if (contract === null) {
    if (!one.contractsComplete) return null;
    return { formula: FALSE, text: 'no contract given carries the clause', from: one.given };
  }
  const clause = contract.clauses.find((each) => sameClause(each.id, rule.clause));
  if (!clause) return { formula: FALSE, text: `${contract.id} does not carry the clause`, from: one.given };
  if (rule.editionFrom === null && rule.editionBefore === null) {
    return { formula: TRUE, text: `${contract.id} carries ${clause.id}`, from: one.given };
  }
  const edition = clause.edition === null ? null : editionMonth(clause.edition);
  if (edition === null) return null;
  const fits =
    (rule.editionFrom === null || edition >= rule.editionFrom) &&
    (rule.editionBefore === null || edition < rule.editionBefore);
  return { formula: known(fits), text: `${contract.id} carries edition ${clause.edition}`, from: one.given };
}

function madeFact(before: string, { id, date }: Contract, one: Asker): Fact {
  return { formula: known(date < before), text: `${id} was made on ${date}`, from: one.given };
}

/**
 * Whether the contract was last made, extended or renewed on a day or later, as of the act. Of one made earlier
 * whose renewals nobody gave that is not known.
 */
function renewedFact(from: string, act: Occasion, one: Asker, contract: Contract | null): Fact | null {
  if (isMadeByAct(lawIndex(one.catalogue).activities.get(act.activity), contract)) {
    return {
      formula: known(act.day >= from),
      text: `this act makes or renews one, on ${act.day}`,
      from: 'clock',
    };
  }
  if (contract === null) {
    if (!one.contractsComplete) return null;
    return {
      formula: FALSE,
      text: `no ${one.contracts.length > 0 ? 'other ' : ''}contract was given`,
      from: one.given,
    };
  }
  const last = lastRenewed(contract, act.day);
  if (last === null) return { formula: FALSE, text: `${contract.id} is not made yet`, from: one.given };
  if (last < from && act.day >= from && contract.renewals === null) return null;
  const what = last === contract.date ? 'made' : 'extended or renewed';
  return {
    formula: known(last >= from),
    text: `${contract.id} was last ${what} on ${last}`,
    from: one.given,
  };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** "DEC 2023" as `2023-12`; null for what is no edition. */
function editionMonth(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})/.exec(text.trim());
  if (iso) return `${iso[1]}-${iso[2]}`;
  const written = /^([a-z]{3})[a-z]*\.?\s+(\d{4})$/i.exec(text.trim());
  const month = MONTHS.indexOf((written?.[1] ?? '').toLowerCase()) + 1;
  return written && month > 0 ? `${written[2]}-${String(month).padStart(2, '0')}` : null;
}

/**
 * Whether the product is of one of the classes. A class that rests on nobody's check is not a fact: it
 * stays open under the name of what asked. The broader classes that such a class implies are taken as true,
 * since the doubt is about the line and not about the trade.
 */
export function classFact(atomId: string, classes: readonly string[], one: Case): Fact {
  const index = lawIndex(one.catalogue);
  const knowledge = one.product;
  switch (knowledge.kind) {
    case 'unknown':
      return { formula: atom(atomId), text: 'which product it is was not seen', from: 'nobody' };
    case 'law-own': {
      const own = lawIndex(one.catalogue).namedClasses;
      const named = classes.some((each) => own.has(each));
      return { formula: known(named), text: "the prohibition's own classes", from: 'assumed' };
    }
    case 'classes': {
      const all = index.broader('classes', knowledge.classes);
      const named = classes.some((each) => all.has(each));
      return { formula: known(named), text: `asked for: ${knowledge.classes.join(', ')}`, from: 'asked' };
    }
    case 'product': {
      const { product } = knowledge;
      const text = `${product.name}: ${product.classes.join(', ') || 'no class known'}`;
      const direct = new Set(product.classes);
      const implied = index.impliedClasses(product.classes);
      if (classes.some((each) => implied.has(each))) return { formula: TRUE, text, from: 'catalogue' };
      if (!classes.some((each) => direct.has(each))) return { formula: FALSE, text, from: 'catalogue' };
      if (product.classVerification !== 'memory') return { formula: TRUE, text, from: 'catalogue' };
      return { formula: atom(atomId), text: `${text} (our own reading, unchecked)`, from: 'nobody' };
    }
  }
}

/**
 * Where a clause names no maker and nobody said which product it is: a maker none of whose known products is
 * of the classes is not reached. Law on drones asks nothing about what comes from a maker of software. Nor does
 * it where a question names a maker alone of whom no product is known, which the answer says. Null where that
 * settles nothing.
 */
export function makerFact(classes: readonly string[], one: Case): Fact | null {
  if (one.product.kind !== 'law-own' && one.product.kind !== 'unknown') return null;
  const made = lawIndex(one.catalogue).classesMade(one.supplier);
  if (made === null && one.product.kind === 'law-own') {
    return { formula: FALSE, text: 'no product of this maker is known or was given', from: 'assumed' };
  }
  if (made === null || classes.some((each) => made.has(each))) return null;
  return { formula: FALSE, text: 'no product of this maker that the catalogue knows', from: 'catalogue' };
}
