import { dayOf, editionOf } from '../decide/introduction-words.ts';
import { InterdictError } from '../model/interdict-error.ts';
import type { Contract } from '../model/profile.ts';

const FORM = 'ID=DATE[,AGENCY][;CLAUSE[@EDITION]…]';

/**
 * Reads one contract as `--contract` writes it: `W912-24-C-0007=2024-03-01,DoD;FAR 52.204-23@DEC 2023`.
 *
 * @throws InterdictError `contract-malformed`
 */
export function readContract(word: string): Contract {
  const [head = '', ...clauseWords] = word.split(';').map((part) => part.trim());
  const mark = head.lastIndexOf('=');
  const id = head.slice(0, Math.max(0, mark)).trim();
  const [day = '', ...agencyWords] = head.slice(mark + 1).split(',');
  const date = dayOf(day.trim());
  if (id === '') throw malformed(word, 'A contract begins with its number and "=".');
  if (date === null) throw malformed(word, 'After its "=" stands the day of award, such as 2024-03-01.');
  const agency = agencyWords.join(',').trim();
  const clauses = clauseWords.filter((each) => each !== '').map((each) => readClause(each, word));
  return { id, date, agency: agency === '' ? null : agency, clauses };
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
