import type { DecidedFinding } from '../../model/result.ts';

/** One thing for people: the same product in the same state, on one asset or several. */
export interface FindingGroup {
  /** The one that heads the group; the others differ from it in the asset alone, or in what depends on it. */
  readonly first: DecidedFinding;
  readonly findings: readonly DecidedFinding[];
}

/** Puts findings of one product together; the order of the findings decides the order of the groups. */
export function groupFindings(findings: readonly DecidedFinding[]): FindingGroup[] {
  const groups = new Map<string, DecidedFinding[]>();
  for (const finding of findings) {
    const { supplier, product, carrier, version, confidence, presence } = finding;
    const key = JSON.stringify([supplier, product, carrier, version, confidence, presence]);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ first, findings: group }] : [];
  });
}

/** What is said of some members of a group, and of which. */
export interface SaidOf<T> {
  readonly said: T;
  readonly findings: readonly DecidedFinding[];
}

/** Gathers what is said of each member by what it comes to; one entry where it is the same of all. */
export function bySaying<T>(
  findings: readonly DecidedFinding[],
  say: (finding: DecidedFinding) => T | null,
): SaidOf<T>[] {
  const sayings = new Map<string, { said: T; findings: DecidedFinding[] }>();
  for (const finding of findings) {
    const said = say(finding);
    if (said === null) continue;
    const key = JSON.stringify(said);
    const known = sayings.get(key);
    if (known) known.findings.push(finding);
    else sayings.set(key, { said, findings: [finding] });
  }
  return [...sayings.values()];
}

const NAMED = 6;

/** The assets by name, the first few and how many more. */
export function assetNames(findings: readonly DecidedFinding[]): string {
  const names = [...new Set(findings.map((finding) => finding.asset.label))].sort();
  const more = names.length - NAMED;
  return more > 0 ? `${names.slice(0, NAMED).join(', ')} and ${more} more` : names.join(', ');
}
