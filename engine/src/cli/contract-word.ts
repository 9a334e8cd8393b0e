import { dayOf, editionOf, renewalsOf } from '../decide/introduction-words.ts';
import { InterdictError } from '../model/interdict-error.ts';
import type { Contract } from '../model/profile.ts';

const FORM = 'ID=DATE[+RENEWED…][,AGENCY][;CLAUSE[@EDITION]…]';

/**
 * Reads one contract as `--contract` writes it: `W912-24-C-0007=2024-03-01+2025-03-01,DoD;FAR 52.204-23@DEC 2023`.
 * Days of renewal follow the day of award, each behind "+"; `+never` says that there is none.
 *
 * @throws InterdictError `contract-malformed`
 */
export function readContract(word: string): Contract {
  const [head = '', ...clauseWords] = word.split(';').map((part) => part.trim());
  const mark = head.lastIndexOf('=');
  const id = head.slice(0, Math.max(0, mark)).trim();
  const [days = '', ...agencyWords] = head.slice(mark + 1).split(',');
  const [day = '', ...renewed] = days.split('+').map((each) => each.trim());
  const date = dayOf(day);
  if (id === '') throw malformed(word, 'A contract begins with its number and "=".');
  if (date === null) throw malformed(word, 'After its "=" stands the day of award, such as 2024-03-01.');
  const renewals = renewalsOf(renewed.join(','), date);
  if (renewed.length > 0 && renewals === null)
    throw malformed(
      word,
      'Behind each "+" stands a later day on which it was renewed or extended, or never.',
    );
  const agency = agencyWords.join(',').trim();
  const clauses = clauseWords.filter((each) => each !== '').map((each) => readClause(each, word));
  return { id, date, renewals, agency: agency === '' ? null : agency, clauses };
}

/** The same contract as `--contract` takes it. */
export function contractWord({ id, date, renewals, agency, clauses }: Contract): string {
  const days = renewals?.length === 0 ? ['never'] : (renewals ?? []);
  const carried = clauses.map(
    (clause) => `;${clause.id}${clause.edition === null ? '' : `@${clause.edition}`}`,
  );
  return [`${id}=${[date, ...days].join('+')}`, agency === null ? '' : `,${agency}`, ...carried].join('');
}

function readClause(text: string, word: string): Contract['clauses'][number] {
  const [id = '', ...editionWords] = text.split('@').map((part) => part.trim());
  if (editionWords.length === 0) return { id, edition: null };
  const edition = editionOf(editionWords.join('@'));
  if (id === '' || edition === null) {
    throw malformed(
      word,
      'A clause is written as printed, with its edition behind "@": FAR 52.204-23@DEC 2023.',
    );
  }
  return { id, edition };
}

function malformed(subject: string, message: string): InterdictError {
  return new InterdictError({
    code: 'contract-malformed',
    family: 'usage',
    message,
    subject: `--contract ${subject}`,
    remedy: `Write --contract "${FORM}".`,
  });
}
