import type { Coverage } from './coverage.ts';
import type { ActivityAnswer, Determination, Duty } from './determination.ts';
import type { Finding } from './finding.ts';
import type { Verdict } from './verdict.ts';

/** A finding with what the law says about it. */
export interface DecidedFinding extends Finding {
  /** ISO 8601 instant at which this finding was first known. */
  readonly discoveredAt: string;
  readonly headline: { readonly verdict: Verdict; readonly activity: string | null; readonly says: string };
  readonly activities: readonly ActivityAnswer[];
  readonly determinations: readonly Determination[];
  readonly duties: readonly Duty[];
  /** Ids of the acceptances that took it out of the exit code. */
  readonly accepted: readonly string[];
}

export interface AcceptanceOutcome {
  readonly id: string;
  readonly state: 'applied' | 'expired' | 'unused';
  readonly findings: readonly string[];
  /** Of what it names alone; null means all of the finding. */
  readonly activity: string | null;
  readonly prohibition: string | null;
  readonly reason: string;
  readonly approver: string;
  readonly expires: string;
}

export interface ResultSummary {
  readonly findings: number;
  readonly leads: number;
  /** How many findings have this headline, by verdict. */
  readonly byVerdict: Readonly<Record<Verdict, number>>;
  readonly duties: number;
  readonly gaps: number;
  readonly materialGaps: number;
  /** Nothing looked at is never clean. */
  readonly lookedAtNothing: boolean;
  readonly interrupted: boolean;
}

/** The profile as it was used, and what had to be assumed, one sentence each. */
export interface ProfileStatement {
  readonly name: string;
  /** False where nobody gave a profile and all of it is assumed. */
  readonly given: boolean;
  readonly roles: readonly string[];
  readonly contracts: readonly string[];
  readonly assumed: readonly string[];
}

/** `interdict.result/1`, as `-o json` prints it. Keys are camelCase; ids and verdicts are kebab-case. */
export interface ScanResult {
  readonly schema: 'interdict.result/1';
  readonly tool: { readonly name: 'interdict'; readonly version: string };
  readonly catalogue: { readonly version: string; readonly digest: string };
  readonly asOf: string;
  readonly asKnown: string;
  readonly profile: ProfileStatement;
  readonly targets: readonly string[];
  readonly coverage: Coverage;
  readonly summary: ResultSummary;
  readonly findings: readonly DecidedFinding[];
  readonly leads: readonly Finding[];
  readonly acceptances: readonly AcceptanceOutcome[];
  readonly notice: string;
}

/** What is known of a scan before it has seen anything. */
export type ScanFacts = Pick<
  ScanResult,
  'tool' | 'catalogue' | 'asOf' | 'asKnown' | 'profile' | 'targets' | 'notice'
>;

/** `interdict.answer/1`, as `ask -o json` prints it. */
export interface AskAnswer {
  readonly schema: 'interdict.answer/1';
  readonly tool: { readonly name: 'interdict'; readonly version: string };
  readonly catalogue: { readonly version: string; readonly digest: string };
  readonly asOf: string;
  readonly asKnown: string;
  readonly question: {
    readonly supplier: string | null;
    readonly product: string | null;
    readonly activities: readonly string[];
    readonly actors: readonly string[];
    /** The ids of those that were given, with the question or in a profile. */
    readonly contracts: readonly string[];
    readonly jurisdiction: string;
    readonly prohibition: string | null;
    readonly modelYear: number | null;
    /** ISO day. */
    readonly manufactured: string | null;
  };
  readonly assumed: readonly string[];
  readonly verdict: Verdict;
  readonly couldBe: ActivityAnswer['couldBe'];
  readonly bound: ActivityAnswer['bound'];
  readonly since: string | null;
  readonly next: ActivityAnswer['next'];
  readonly says: string;
  readonly questions: ActivityAnswer['questions'];
  /** One for each activity asked about; the fields above are the headline's. */
  readonly activities: readonly ActivityAnswer[];
  readonly answers: readonly Determination[];
  readonly duties: readonly Duty[];
  readonly notice: string;
}
