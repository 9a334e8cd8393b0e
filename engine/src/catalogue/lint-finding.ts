import type { Prohibition } from '../model/prohibition.ts';
import type { ShownCase } from './lint-case.ts';

/** One thing wrong with the catalogue's data, with what to do. */
export interface LintFinding {
  readonly lint: string;
  /** A note is for who edits the data: it is printed, and no check fails for it. */
  readonly severity: 'error' | 'warning' | 'note';
  /** `prohibition/clause`, `prohibition#event`, or the id of what it is about. */
  readonly where: string;
  readonly message: string;
  readonly remedy: string;
  /** Cases that fail for it; left out where none can show it. */
  readonly shows?: { readonly law: Prohibition; readonly cases: readonly ShownCase[] };
}

export function lintError(lint: string, where: string, message: string, remedy: string): LintFinding {
  return { lint, severity: 'error', where, message, remedy };
}

/** The finding with cases of a law that fail for it. */
export function shownBy(law: Prohibition, cases: readonly ShownCase[], finding: LintFinding): LintFinding {
  return { ...finding, shows: { law, cases } };
}

export function lintNote(lint: string, where: string, message: string, remedy: string): LintFinding {
  return { lint, severity: 'note', where, message, remedy };
}

export function lintWarning(lint: string, where: string, message: string, remedy: string): LintFinding {
  return { lint, severity: 'warning', where, message, remedy };
}
