/** One thing wrong with the catalogue's data, with what to do. */
export interface LintFinding {
  readonly lint: string;
  /** A note is for who edits the data: it is printed, and no check fails for it. */
  readonly severity: 'error' | 'warning' | 'note';
  /** `prohibition/clause`, `prohibition#event`, or the id of what it is about. */
  readonly where: string;
  readonly message: string;
  readonly remedy: string;
  /** A case in the words of the cases files that fails for it, ready to paste; left out where none can show it. */
  readonly case?: string;
}

export function lintError(lint: string, where: string, message: string, remedy: string): LintFinding {
  return { lint, severity: 'error', where, message, remedy };
}

/** The finding with a case that shows it. */
export function shownBy(shown: string, finding: LintFinding): LintFinding {
  return { ...finding, case: shown };
}

export function lintNote(lint: string, where: string, message: string, remedy: string): LintFinding {
  return { lint, severity: 'note', where, message, remedy };
}

export function lintWarning(lint: string, where: string, message: string, remedy: string): LintFinding {
  return { lint, severity: 'warning', where, message, remedy };
}
