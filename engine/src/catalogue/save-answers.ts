import { renameSync, writeFileSync } from 'node:fs';
import { isSeq, parseDocument } from 'yaml';
import type { Answer } from '../model/verdict.ts';
import { readText } from './document.ts';

/**
 * Adds answers to a profile's file, in place of earlier ones to the same questions for every asset and
 * contract; comments and the rest of the file stay as they are. The file is replaced whole or not at all.
 *
 * @throws InterdictError `document-unreadable`
 */
export function saveAnswers(
  path: string,
  answers: readonly { readonly question: string; readonly answer: Answer }[],
  because: string,
): void {
  const document = parseDocument(readText(path), { version: '1.2', schema: 'core' });
  const existing = document.get('answers');
  const kept = isSeq(existing) ? existing : document.createNode([]);
  if (isSeq(kept)) {
    kept.items = kept.items.filter((item) => !answers.some((each) => isGeneralAnswer(item, each.question)));
    for (const { question, answer } of answers)
      kept.items.push(document.createNode({ question, answer, because }));
  }
  document.set('answers', kept);
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, document.toString({ lineWidth: 0 }));
  renameSync(draft, path);
}

function isGeneralAnswer(item: unknown, question: string): boolean {
  if (typeof item !== 'object' || item === null || !('toJSON' in item) || typeof item.toJSON !== 'function')
    return false;
  const plain: unknown = item.toJSON();
  if (typeof plain !== 'object' || plain === null || !('question' in plain)) return false;
  return plain.question === question && !('assets' in plain) && !('contract' in plain);
}
