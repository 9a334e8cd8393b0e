import { broaderOfAll } from '../catalogue/broader-words.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Contract, Profile } from '../model/profile.ts';
import { type Choice, chooseSome } from './choice.ts';
import { countriesOf, dayOf, editionOf, renewalsOf } from './introduction-words.ts';

/** What somebody has said of themselves so far; what is absent was not asked yet. */
export interface Introduction {
  readonly name?: string;
  readonly roles?: readonly string[];
  readonly unknownRoles?: readonly string[];
  readonly territory?: readonly string[];
  readonly nationality?: readonly string[];
  /** Those that are told in full. */
  readonly contracts: readonly Contract[];
  /** Whether those are all, or others may bind nobody knows which; null where that was not asked. */
  readonly areContractsComplete: boolean | null;
  /** The one that is being told. */
  readonly contract: ContractDraft | null;
}

interface ContractDraft {
  readonly id: string;
  readonly date?: string;
  readonly renewals?: readonly string[] | null;
  readonly agency?: string | null;
  readonly clauses?: readonly string[];
  /** Of the clauses so far, in their order. */
  readonly editions: readonly (string | null)[];
}

export type IntroductionTopic =
  | 'name'
  | 'roles'
  | 'unknown-roles'
  | 'territory'
  | 'nationality'
  | 'contract'
  | 'award'
  | 'renewals'
  | 'agency'
  | 'clauses'
  | 'edition';

/** What to ask next. Several of the choices may be given, separated by commas. */
export interface IntroductionStep {
  readonly topic: IntroductionTopic;
  readonly ask: string;
  readonly choices: readonly Choice[];
}

export type IntroductionReply =
  | { readonly kind: 'taken'; readonly introduction: Introduction }
  | { readonly kind: 'again'; readonly say: string };

export const NOTHING_SAID: Introduction = { contracts: [], areContractsComplete: null, contract: null };

/**
 * The next thing to ask of whoever introduces themselves; null when nothing is left. Contracts are asked for
 * only where a clause of some contract binds one of the roles.
 */
export function nextIntroduction(catalogue: Catalogue, said: Introduction): IntroductionStep | null {
  if (said.name === undefined)
    return plain('name', 'How should reports call you? (nothing: our organisation)');
  if (said.roles === undefined) {
    return {
      topic: 'roles',
      ask: 'Who are you? Several, separated by commas.',
      choices: roleChoices(catalogue),
    };
  }
  if (said.unknownRoles === undefined) {
    const ask = 'Which of them might you be besides, without knowing it? (nothing: none)';
    return plain('unknown-roles', ask);
  }
  if (said.territory === undefined) {
    return plain(
      'territory',
      'In which countries do you act? Two letters each, a public body with its state: US, DE, US-TX. (nothing: US)',
    );
  }
  if (said.nationality === undefined) {
    const ask = 'Whose national are you, or under whose law organised? (nothing: the same)';
    return plain('nationality', ask);
  }
  if (said.contract !== null) return contractStep(catalogue, said.contract);
  if (said.areContractsComplete !== null) return null;
  if (!bearsContracts(catalogue, [...said.roles, ...said.unknownRoles])) return null;
  return plain(
    'contract',
    said.contracts.length === 0
      ? 'A contract that binds you: its number, as printed, or none. (nothing: not known, and open what turns on it)'
      : 'Another contract: its number, as printed. (nothing: no other contract)',
  );
}

function contractStep(catalogue: Catalogue, draft: ContractDraft): IntroductionStep {
  if (draft.date === undefined)
    return plain('award', `When was ${draft.id} awarded? A day such as 2024-03-01.`);
  if (draft.renewals === undefined) {
    const ask = `On which days was ${draft.id} renewed or extended, or an option of it exercised, or is to be? Several, separated by commas, or never. (nothing: not known)`;
    return plain('renewals', ask);
  }
  if (draft.agency === undefined) return plain('agency', 'By which agency? (nothing: not known)');
  if (draft.clauses === undefined) {
    const ask = `Which of these clauses does ${draft.id} carry? Several, separated by commas. (nothing: none)`;
    return { topic: 'clauses', ask, choices: clauseChoices(catalogue) };
  }
  const clause = draft.clauses[draft.editions.length] ?? '';
  return plain(
    'edition',
    `Which edition of ${clause}, as printed in the contract: DEC 2023? (nothing: not known)`,
  );
}

function plain(topic: IntroductionTopic, ask: string): IntroductionStep {
  return { topic, ask, choices: [] };
}

/** Takes a reply to a step. */
export function takeIntroduction(
  catalogue: Catalogue,
  { topic }: IntroductionStep,
  reply: string,
  said: Introduction,
): IntroductionReply {
  const text = reply.trim();
  const draft = said.contract;
  switch (topic) {
    case 'name':
      return taken({ ...said, name: text === '' ? 'our organisation' : text });
    case 'roles': {
      const chosen = chooseSome(roleChoices(catalogue), text);
      if ('say' in chosen) return { kind: 'again', say: chosen.say };
      if (chosen.words.length === 0)
        return { kind: 'again', say: 'Give at least one; household and business are the plainest.' };
      return taken({ ...said, roles: chosen.words });
    }
    case 'unknown-roles': {
      const chosen = chooseSome(roleChoices(catalogue), text);
      if ('say' in chosen) return { kind: 'again', say: chosen.say };
      return taken({ ...said, unknownRoles: chosen.words.filter((word) => !said.roles?.includes(word)) });
    }
    case 'territory':
      return country(text, ['US'], (territory) => ({ ...said, territory }));
    case 'nationality':
      return country(text, said.territory ?? [], (nationality) => ({ ...said, nationality }));
    case 'contract':
      if (text === '') return taken({ ...said, areContractsComplete: said.contracts.length > 0 });
      if (text.toLowerCase() === 'none') return taken({ ...said, areContractsComplete: true });
      return taken({ ...said, contract: { id: text, editions: [] } });
    case 'award': {
      const date = dayOf(text);
      if (date === null || draft === null) return { kind: 'again', say: 'Write a day such as 2024-03-01.' };
      return taken({ ...said, contract: { ...draft, date } });
    }
    case 'renewals': {
      const renewals = renewalsOf(text, draft?.date ?? '');
      if (text !== '' && renewals === null)
        return { kind: 'again', say: 'Write days after the award, such as 2025-03-01, or never.' };
      return taken({ ...said, contract: draft && { ...draft, renewals } });
    }
    case 'agency':
      return taken({ ...said, contract: draft && { ...draft, agency: text === '' ? null : text } });
    case 'clauses': {
      const chosen = chooseSome(clauseChoices(catalogue), text);
      if ('say' in chosen) return { kind: 'again', say: chosen.say };
      return taken(withContract(said, draft && { ...draft, clauses: chosen.words }));
    }
    case 'edition': {
      const edition = editionOf(text);
      if (text !== '' && edition === null)
        return { kind: 'again', say: 'Write month and year as printed: DEC 2023.' };
      return taken(withContract(said, draft && { ...draft, editions: [...draft.editions, edition] }));
    }
  }
}

function taken(introduction: Introduction): IntroductionReply {
  return { kind: 'taken', introduction };
}

function country(
  text: string,
  otherwise: readonly string[],
  take: (countries: readonly string[]) => Introduction,
): IntroductionReply {
  if (text === '') return taken(take(otherwise));
  const countries = countriesOf(text);
  if (countries === null) return { kind: 'again', say: 'Write the two letters of each country: US, DE.' };
  return taken(take(countries));
}

/** A contract of which everything was told is one of the contracts. */
function withContract(said: Introduction, draft: ContractDraft | null): Introduction {
  if (
    draft?.date === undefined ||
    draft.clauses === undefined ||
    draft.editions.length < draft.clauses.length
  ) {
    return { ...said, contract: draft };
  }
  const { id, date, renewals = null, agency = null, editions } = draft;
  const clauses = draft.clauses.map((clause, index) => ({ id: clause, edition: editions[index] ?? null }));
  return { ...said, contracts: [...said.contracts, { id, date, renewals, agency, clauses }], contract: null };
}

function roleChoices({ vocabulary }: Catalogue): Choice[] {
  return vocabulary.actors
    .filter(({ activities }) => activities.length > 0)
    .map(({ id, says }) => ({ word: id, says }));
}

/** The clauses of contracts that the catalogue knows, each with the law that it carries out. */
function clauseChoices({ prohibitions }: Catalogue): Choice[] {
  const laws = new Map<string, string>();
  for (const law of prohibitions) {
    for (const { contractClause } of law.clauses) {
      if (contractClause !== null && !laws.has(contractClause)) laws.set(contractClause, law.shortTitle);
    }
  }
  return [...laws].map(([word, says]) => ({ word, says }));
}

/** Whether the text of a contract can bind one who is this. */
export function bearsContracts({ prohibitions, vocabulary }: Catalogue, roles: readonly string[]): boolean {
  const mine = broaderOfAll(roles, vocabulary.actors);
  return prohibitions.some((law) =>
    law.clauses.some(
      ({ contractClause, binds }) => contractClause !== null && binds.some((word) => mine.has(word)),
    ),
  );
}

/**
 * Whether the law about one who is this turns on contracts that they make with others: an agency's are too many to
 * ask for, and are not none.
 */
function makesContracts({ prohibitions, vocabulary }: Catalogue, roles: readonly string[]): boolean {
  const mine = broaderOfAll(roles, vocabulary.actors);
  return prohibitions.some((law) =>
    law.clauses.some(
      ({ contractClause, to, binds, anchor }) =>
        (contractClause !== null && to.some((word) => mine.has(word))) ||
        (anchor.startsWith('contract-') && binds.some((word) => mine.has(word))),
    ),
  );
}

/** The profile of who introduced themselves; what was not asked of them is not known. */
export function profileOf(catalogue: Catalogue, said: Introduction): Profile {
  const { roles = [], unknownRoles = [] } = said;
  const all = [...roles, ...unknownRoles];
  return {
    name: said.name ?? 'our organisation',
    assumed: false,
    territory: said.territory ?? ['US'],
    nationality: said.nationality ?? said.territory ?? ['US'],
    roles,
    unknownRoles,
    activities: [],
    contracts: said.contracts,
    contractsComplete:
      said.areContractsComplete ?? !(bearsContracts(catalogue, all) || makesContracts(catalogue, all)),
    answers: [],
    waivers: [],
    acceptances: [],
  };
}
