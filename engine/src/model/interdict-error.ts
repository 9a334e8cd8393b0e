/** Who is at fault decides the exit code. */
export type ErrorFamily = 'usage' | 'empty' | 'internal' | 'interrupted';

/** What a user needs to go on: what happened, to what, and what to do. */
export interface ErrorWords {
  /** Stable, kebab-case; listed in docs/errors.md. */
  readonly code: string;
  readonly family: ErrorFamily;
  readonly message: string;
  /** The thing it happened to: a path with line and column, a flag, a word. */
  readonly subject: string;
  readonly remedy: string;
  readonly cause?: unknown;
}

/** Stops a command. What does not stop a command is a `CoverageGap`. */
export class InterdictError extends Error {
  readonly code: string;
  readonly family: ErrorFamily;
  readonly subject: string;
  readonly remedy: string;

  constructor(words: ErrorWords) {
    super(words.message, words.cause === undefined ? undefined : { cause: words.cause });
    this.name = 'InterdictError';
    this.code = words.code;
    this.family = words.family;
    this.subject = words.subject;
    this.remedy = words.remedy;
  }
}
