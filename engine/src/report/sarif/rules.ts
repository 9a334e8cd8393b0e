import type { Catalogue } from '../../model/catalogue.ts';
import type { Clause, Prohibition } from '../../model/prohibition.ts';
import { type Verification, weaker } from '../../model/verification.ts';
import { TERMS_READ, VERIFICATION_MARKS } from '../words/verification-words.ts';
import { type Message, paragraphs } from './message.ts';

export type Level = 'error' | 'warning' | 'note' | 'none';

/** SARIF 2.1.0, 3.49. */
export interface Rule {
  readonly id: string;
  readonly shortDescription: Message;
  readonly fullDescription: Message;
  readonly help: Message & { readonly markdown?: string };
  readonly helpUri?: string;
  readonly defaultConfiguration: { readonly level: Level };
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What stands under no clause: a thing that points somewhere and settles nothing. */
export const LEAD_RULE: Rule = {
  id: 'interdict/lead',
  shortDescription: paragraphs(['A lead: it points to a supplier under a ban and settles nothing']),
  fullDescription: paragraphs([
    'Something is called as things of a supplier under a ban are called. That alone is no finding, and nothing is decided on it.',
  ]),
  help: paragraphs(['Look what it is. A name alone may be anything.']),
  defaultConfiguration: { level: 'none' },
  properties: { tags: ['lead'] },
};

/** And a thing of a supplier under a ban that no clause reaches as it was asked. */
export const NOT_COVERED_RULE: Rule = {
  id: 'interdict/no-clause',
  shortDescription: paragraphs([
    'From a supplier under a ban, and no clause in the catalogue reaches this use of it',
  ]),
  fullDescription: paragraphs([
    'The thing comes from a supplier under a ban. For whoever was asked about and what they do with it, no clause of the catalogue was found. That says nothing about law that the catalogue does not hold.',
  ]),
  help: paragraphs(['Ask for another activity or another role with interdict ask.']),
  defaultConfiguration: { level: 'note' },
  properties: { tags: ['no-clause'] },
};

/** The rule of a clause, by the id `prohibition/clause`; null where the catalogue has no such clause. */
export function ruleOf(id: string, { prohibitions }: Catalogue): Rule | null {
  const law = prohibitions.find((each) => id.startsWith(`${each.id}/`));
  const clause = law?.clauses.find((each) => `${law.id}/${each.id}` === id);
  return law && clause ? clauseRule(law, clause) : null;
}

function clauseRule(law: Prohibition, clause: Clause): Rule {
  const read = verificationOf(clause);
  const terms = read === null ? null : TERMS_READ[read];
  const texts = [
    clause.text,
    ...clause.says.map((each) => `In plain words: ${each}.`),
    `Law: ${law.citation}${terms === null ? '' : ` (${terms})`}.`,
    `The whole story: interdict catalogue show ${law.id}`,
    'General information, not legal advice, from no agency.',
  ];
  return {
    id: `${law.id}/${clause.id}`,
    shortDescription: paragraphs([`${law.shortTitle}: ${clause.title}`]),
    fullDescription: paragraphs([clause.text]),
    help: { ...paragraphs(texts), markdown: markdown(texts, law) },
    ...(/^https?:/.test(law.url) ? { helpUri: law.url } : {}),
    defaultConfiguration: { level: levelOfEffect(clause) },
    properties: {
      tags: [law.jurisdiction, law.concerns, clause.effect],
      prohibition: law.id,
      clause: clause.id,
      citation: law.citation,
      ...(read === null ? {} : { verification: VERIFICATION_MARKS[read] }),
    },
  };
}

/** The same with the law's own page behind its citation. */
function markdown(texts: readonly string[], { citation, url }: Prohibition): string {
  const { text } = paragraphs(texts.map((each) => each.replace(/[\\`*_[\]<>#|]/g, '\\$&')));
  return /^https?:[^\s()<>]+$/.test(url) ? `${text}\n\n[${citation}](${url})` : text;
}

/** What a result under the rule is where it settles; what it is in a case, the result itself says. */
function levelOfEffect({ effect }: Clause): Level {
  switch (effect) {
    case 'prohibited':
      return 'error';
    case 'advised-against':
    case 'disclosure-required':
      return 'warning';
    case 'allowed':
    case 'exempt':
      return 'note';
  }
}

/** How well the clause's weakest field was checked. */
function verificationOf({ checked }: Clause): Verification | null {
  return checked.length === 0 ? null : checked.map(({ status }) => status).reduce(weaker, 'primary');
}
