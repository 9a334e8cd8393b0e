import type { Vocabulary } from '../model/catalogue.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import { type LintFinding, lintError, shownBy } from './lint-finding.ts';
import { isWithin } from './lint-reach.ts';
import { allHold, conditionsOf, tableOf } from './lint-tables.ts';

/**
 * Looks for clauses of which their exceptions leave nothing: whoever the clause reaches, one of the exceptions that
 * are as broad as it is applies. Exceptions that are taken away again by others are left out.
 */
export function lintExceptions(law: Prohibition, vocabulary: Vocabulary): LintFinding[] {
  const lasting = law.clauses.filter(
    (each) => each.mode === 'undercuts' && each.openNorm === null && !isItselfExcepted(law, each),
  );
  return law.clauses.flatMap((base) => {
    const over = lasting.filter(
      (each) => excepts(each, base) && each !== base && isWithin(law, base, each, vocabulary),
    );
    const left = leavesNothing(base, over);
    if (left === null) return [];
    const message = `${left.map(({ id }) => `"${id}"`).join(' and ')} take${left.length > 1 ? '' : 's'} it away whatever the case.`;
    const remedy = 'Give the exception its condition, or remove both.';
    const sentence = `Something is left of ${base.id}.`;
    const shown = { id: `${base.id}-always-excepted`, sentence, clause: base, wants: base.effect };
    return [shownBy(law, [shown], lintError('always-excepted', `${law.id}/${base.id}`, message, remedy))];
  });
}

function excepts(exception: Clause, base: Clause): boolean {
  return exception.excepts === 'all' ? base.mode === null : exception.excepts.includes(base.id);
}

function isItselfExcepted({ clauses }: Prohibition, exception: Clause): boolean {
  return clauses.some(
    ({ mode, excepts: taken }) => mode !== null && taken !== 'all' && taken.includes(exception.id),
  );
}

/** One exception, or all together, of which one applies wherever the base does; null where there are none such. */
function leavesNothing(base: Clause, exceptions: readonly Clause[]): readonly Clause[] | null {
  const sets = [...exceptions.map((each) => [each]), ...(exceptions.length > 1 ? [exceptions] : [])];
  return sets.find((set) => isCovered(base, set)) ?? null;
}

function isCovered(base: Clause, exceptions: readonly Clause[]): boolean {
  const own = conditionsOf(base);
  const theirs = exceptions.map(conditionsOf);
  const table = tableOf([...own, ...theirs.flat()]);
  if (table === null) return false;
  const { places, rows } = table;
  const reached = rows.filter((row) => allHold(own, row, places));
  return reached.length > 0 && reached.every((row) => theirs.some((trees) => allHold(trees, row, places)));
}
