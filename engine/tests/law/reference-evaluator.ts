import type { Clause, Condition, LawEvent, Prohibition } from '../../src/model/prohibition.ts';
import type { SettledVerdict } from '../../src/model/verdict.ts';
import { type Facts, QUESTIONS } from './arbitrary-law.ts';

/**
 * The semantics a second time, by brute force: every completion of the unanswered questions, every
 * combination of disputed readings, plain two-valued truth. No formula, no index, no Kleene.
 */
export function referenceVerdicts(
  laws: readonly Prohibition[],
  facts: Facts,
  at: number,
  asKnown: number,
): SettledVerdict[] {
  const found = new Set<SettledVerdict>();
  const open = QUESTIONS.filter((id) => !facts.has(id));
  for (let bits = 0; bits < 2 ** open.length; bits++) {
    const yes = new Set([...facts].filter(([, answer]) => answer === 'yes').map(([id]) => id));
    for (const [i, id] of open.entries()) if (Math.floor(bits / 2 ** i) % 2 === 1) yes.add(id);
    for (const late of [false, true]) found.add(verdict(laws, yes, at, asKnown, late));
  }
  const order: SettledVerdict[] = ['prohibited', 'advised-against', 'exempt', 'allowed', 'not-covered'];
  return order.filter((each) => found.has(each));
}

function verdict(
  laws: readonly Prohibition[],
  yes: ReadonlySet<string>,
  at: number,
  asKnown: number,
  late: boolean,
): SettledVerdict {
  const said: SettledVerdict[] = [];
  for (const law of laws) {
    const holds = (clause: Clause): boolean => {
      if (!isKnown(law, clause, asKnown) || !isValid(law, clause, at, late)) return false;
      return clause.when === null || isTrue(clause.when, yes);
    };
    const stands = (clause: Clause): boolean =>
      holds(clause) &&
      !law.clauses.some((other) => other.mode === 'reinstates' && names(other, clause) && holds(other));
    for (const clause of law.clauses) {
      if (clause.mode !== null || !holds(clause)) continue;
      const excepted = law.clauses.some(
        (other) => other.mode === 'undercuts' && names(other, clause) && stands(other),
      );
      if (excepted) said.push('exempt');
      else if (clause.effect !== 'disclosure-required') said.push(clause.effect);
    }
  }
  const order: SettledVerdict[] = ['prohibited', 'advised-against', 'exempt', 'allowed'];
  return order.find((each) => said.includes(each)) ?? 'not-covered';
}

function names(exception: Clause, base: Clause): boolean {
  return exception.excepts === 'all' ? base.mode === null : exception.excepts.includes(base.id);
}

function isTrue(tree: Condition, yes: ReadonlySet<string>): boolean {
  if (tree.kind === 'question') return yes.has(tree.id);
  if (tree.kind === 'not') return !isTrue(tree.of, yes);
  return tree.kind === 'all'
    ? tree.of.every((each) => isTrue(each, yes))
    : tree.of.some((each) => isTrue(each, yes));
}

function isValid(law: Prohibition, clause: Clause, at: number, late: boolean): boolean {
  const instant = (id: string): number | null => {
    const event = eventOf(law, id);
    if (!event) return null;
    const last = event.alternatives.at(-1);
    return event.at === null ? null : Date.parse(late && last ? last.at : event.at);
  };
  const from = instant(clause.valid.from);
  const to = instant(clause.valid.to);
  return from !== null && from <= at && (to === null || at < to);
}

function isKnown(law: Prohibition, clause: Clause, asKnown: number): boolean {
  const event = eventOf(law, clause.known.from);
  return event !== undefined && Date.parse(`${event.known}T00:00:00Z`) <= asKnown;
}

function eventOf(law: Prohibition, id: string): LawEvent | undefined {
  return law.events.find((event) => event.id === id);
}
