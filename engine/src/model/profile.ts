import type { Answer } from './verdict.ts';

/** A contract that binds the asker; `clauses` as printed in it, with their own edition ("DEC 2023"). */
export interface Contract {
  readonly id: string;
  /** ISO date of award. */
  readonly date: string;
  /**
   * ISO days, in order, on which it was renewed or extended or an option of it exercised, or is to be; empty:
   * never; null where nobody said.
   */
  readonly renewals: readonly string[] | null;
  readonly agency: string | null;
  readonly clauses: readonly { readonly id: string; readonly edition: string | null }[];
}

/** An answer to a named question, for every asset or for those named, for every contract or for one. */
export interface ProfileAnswer {
  readonly question: string;
  readonly answer: Answer;
  readonly assets: readonly string[];
  readonly contract: string | null;
  readonly because: string | null;
}

/**
 * The user's own decision to live with a finding. Changes the exit code, never the verdict.
 * Matches when every given field matches.
 */
export interface Acceptance {
  readonly id: string;
  readonly finding: string | null;
  readonly supplier: string | null;
  readonly product: string | null;
  readonly assets: readonly string[];
  readonly activity: string | null;
  readonly prohibition: string | null;
  readonly reason: string;
  readonly approver: string;
  /** ISO date; from that day on the acceptance does nothing and is reported as expired. */
  readonly expires: string;
}

/** A licence or waiver granted by an authority for clauses of a prohibition. */
export interface Waiver {
  readonly id: string;
  readonly prohibition: string;
  readonly clauses: readonly string[];
  readonly grantedBy: string;
  readonly from: string;
  readonly until: string | null;
}

/** Who asks. Roles and contracts given are taken as complete; `unknown` reopens a role. */
export interface Profile {
  readonly name: string;
  /** True when nobody gave a profile, and every output has to say what was assumed. */
  readonly assumed: boolean;
  /** ISO 3166-1 alpha-2 codes: either makes a law reach the asker. Empty means not given. */
  readonly territory: readonly string[];
  readonly nationality: readonly string[];
  readonly roles: readonly string[];
  readonly unknownRoles: readonly string[];
  readonly activities: readonly string[];
  readonly contracts: readonly Contract[];
  /** True when the list of contracts was given (an empty one too). */
  readonly contractsComplete: boolean;
  readonly answers: readonly ProfileAnswer[];
  readonly waivers: readonly Waiver[];
  readonly acceptances: readonly Acceptance[];
}
