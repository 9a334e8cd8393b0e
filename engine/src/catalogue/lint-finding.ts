/** One thing wrong with the catalogue's data, with what to do. */
export interface LintFinding {
  readonly lint: string;
  /** A note is for who edits the data: it is printed, and no check fails for it. */
  readonly severity: 'error' | 'warning' | 'note';
  /** `prohibition/clause`, `prohibition#event`, or the id of what it is about. */
  readonly where: string;
  readonly message: string;
  readonly remedy: string;
}

export function lintError(lint: string, where: string, message: string, remedy: string): LintFinding {
  return { lint, severity: 'error', where, message, remedy };
}

export function lintNote(lint: string, where: string, message: string, remedy: string): LintFinding {
  return { lint, severity: 'note', where, message, remedy };
}

export function lintWarning(lint: string, where: string, message: string, remedy: string): LintFinding {
  return { lint, severity: 'warning', where, message, remedy };
}
