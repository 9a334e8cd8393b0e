import type { SettledVerdict, Ternary } from '../model/verdict.ts';
import { type Assignment, all, evaluate, NOTHING, not, openAtoms } from './formula.ts';
import type { QuestionOrder } from './question-order.ts';
import { verdictTable, type WeighedRule } from './verdict-table.ts';

/** Above this many unknowns the exact step would cost more than it tells; Kleene's answer is kept, which is sound. */
export const EXACT_ATOMS = 12;

/** One rule ready to be weighed, with the prohibition that it comes from. */
export interface Rule extends WeighedRule {
  readonly law: string;
}

/** What weighs more outweighs the other when both apply. */
const WEIGHT: Readonly<Record<SettledVerdict, number>> = {
  prohibited: 4,
  'advised-against': 3,
  exempt: 2,
  allowed: 1,
  'not-covered': 0,
};

/**
 * The verdicts still possible: one for each completion of what is unknown (XACML's indeterminate sets,
 * generalised). Exact up to `EXACT_ATOMS` unknowns, else Kleene's sound superset. `given` fixes atoms.
 */
export function possibleVerdicts(
  rules: readonly Rule[],
  given: Assignment = NOTHING,
  order?: QuestionOrder,
): SettledVerdict[] {
  const atoms = atomsOf(rules, given);
  if (atoms.length === 0 || atoms.length > EXACT_ATOMS) return kleeneVerdicts(rules, given);
  return [...verdictTable(rules, atoms, given, order).columns.keys()];
}

/** The atoms whose answers can matter to some rule, in a fixed order. */
export function atomsOf(rules: readonly Rule[], given: Assignment = NOTHING): string[] {
  const atoms = new Set<string>();
  for (const rule of rules) {
    if (evaluate(rule.scope, given) === 'false') continue;
    openAtoms(rule.scope, atoms);
    openAtoms(rule.excepted, atoms);
  }
  return [...atoms].filter((id) => !given.has(id)).sort();
}

function kleeneVerdicts(rules: readonly Rule[], given: Assignment): SettledVerdict[] {
  const found = new Set<SettledVerdict>(['not-covered']);
  let floor = 0;
  const consider = (verdict: SettledVerdict, value: Ternary): void => {
    if (value === 'false') return;
    found.add(verdict);
    if (value === 'true') floor = Math.max(floor, WEIGHT[verdict]);
  };
  for (const rule of rules) {
    consider(rule.effect, evaluate(all([rule.scope, not(rule.excepted)]), given));
    consider('exempt', evaluate(all([rule.scope, rule.excepted]), given));
  }
  return ordered(found).filter((verdict) => WEIGHT[verdict] >= floor);
}

function ordered(found: ReadonlySet<SettledVerdict>): SettledVerdict[] {
  return [...found].sort((a, b) => WEIGHT[b] - WEIGHT[a]);
}
