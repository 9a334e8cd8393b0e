import type { SettledVerdict, Verdict } from '../model/verdict.ts';

/**
 * Words that a message about a verdict may never use, because they would say more than the verdict does.
 * Every message is held against this table in tests; the clause's own `never-says` comes on top.
 */
export const NEVER_SAYS: Readonly<Record<Verdict, readonly string[]>> = {
  prohibited: ['compliant', 'you may sign', 'criminal'],
  undetermined: ['compliant', 'you may sign', 'certainly'],
  'advised-against': ['ban', 'banned', 'illegal', 'unlawful', 'prohibited', 'compliant'],
  allowed: ['legal', 'compliant', 'safe'],
  exempt: ['legal', 'compliant', 'safe', 'no law applies'],
  'not-covered': ['legal', 'compliant', 'no law applies', 'allowed'],
};

/** Which of the words a message may not use it does use; whole words, case folded. */
export function overclaims(message: string, never: readonly string[]): string[] {
  return never.filter((word) =>
    new RegExp(`(^|[^a-z])${word.replaceAll(' ', '\\s+')}($|[^a-z])`, 'i').test(message),
  );
}

const NAMES: Readonly<Record<Verdict, string>> = {
  prohibited: 'prohibited',
  undetermined: 'undetermined',
  'advised-against': 'advised against',
  allowed: 'allowed',
  exempt: 'exempt',
  'not-covered': 'not covered',
};

/** A verdict as a person says it. */
export function verdictName(verdict: Verdict): string {
  return NAMES[verdict];
}

/** "prohibited or not covered" */
export function verdictList(verdicts: readonly SettledVerdict[]): string {
  return verdicts.map(verdictName).join(' or ');
}
