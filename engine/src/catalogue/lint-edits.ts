import type { Clause, LawEvent, Prohibition } from '../model/prohibition.ts';
import { type LintFinding, lintError, lintNote } from './lint-finding.ts';

/**
 * Holds a catalogue against one that was published before: what a published row says stays as it was, so that
 * what was answered in its time can be answered again. A row is closed by `known.to` and followed by another; its
 * words, citations and checks may get better; an exception may come to except from rows that are new. A mistake of
 * ours may be corrected in place by a new entry of `checked` that names the field and says why: that is a note.
 */
export function lintEdits(before: readonly Prohibition[], after: readonly Prohibition[]): LintFinding[] {
  const laws = new Map(after.map((law) => [law.id, law]));
  return before.flatMap((law) => {
    const now = laws.get(law.id);
    if (now !== undefined) return law.clauses.flatMap((clause) => rowFindings(law, clause, now));
    const remedy = 'Keep it, and close its rows by known.to.';
    return [lintError('edited-history', law.id, 'It was published, and is gone.', remedy)];
  });
}

function rowFindings(law: Prohibition, before: Clause, now: Prohibition): LintFinding[] {
  const where = `${law.id}/${before.id}`;
  const after = now.clauses.find(({ id }) => id === before.id);
  if (after === undefined) {
    const remedy = 'Keep it, and close it by known.to.';
    return [lintError('edited-history', where, 'This row was published, and is gone.', remedy)];
  }
  const [was, is] = [rowOf(law, before), rowOf(now, after)];
  const published = new Set(law.clauses.map(({ id }) => id));
  if (onlyAdds(was.excepts, is.excepts, published)) is.excepts = was.excepts;
  const changed = Object.keys(was).filter((field) => !isSame(was[field], is[field]));
  return changed.map((field) => {
    const why = reasonFor(field, before, after);
    if (why !== null) {
      const message = `Its ${field} was published otherwise, and corrected: ${why}`;
      return lintNote('edited-history', where, message, 'Nothing is to do where the mistake was ours.');
    }
    const message = `Its ${field} is not what was published.`;
    const remedy =
      'Close the row by known.to and add another, or say in a new entry of checked, with why, which mistake of ours it mends.';
    return lintError('edited-history', where, message, remedy);
  });
}

/** What a row says by the names of its fields, the events and the group that it names put in their place. */
function rowOf(law: Prohibition, clause: Clause): Record<string, unknown> {
  const { known, object, duty } = clause;
  const events = new Map(law.events.map((each) => [each.id, each]));
  const group = law.groups.find(({ id }) => id === object.madeBy);
  const said = (id: string | null): unknown => {
    const found = id === null ? undefined : events.get(id);
    return found === undefined ? id : momentOf(found);
  };
  const from = events.get(known.from);
  return {
    effect: clause.effect,
    binds: clause.binds,
    does: clause.does,
    to: clause.to,
    object: [group?.roots, group?.closure, group?.threshold, object.classes, object.part],
    'contract-clause': clause.contractClause,
    anchor: clause.anchor,
    valid: [said(clause.valid.from), said(clause.valid.to)],
    known: from?.known ?? known.from,
    'reaches-back': clause.reachesBack,
    nexus: clause.nexus,
    when: clause.when,
    excepts: clause.excepts,
    mode: clause.mode,
    duty: duty && {
      ...duty,
      deadlines: duty.deadlines.map((rule) => ({ ...rule, event: said(rule.event) })),
    },
    'open-norm': clause.openNorm,
  };
}

/** In the place of a day that had not come; no id and no word of the vocabulary is written so. */
const NOT_YET = 'not yet';

function momentOf({ at, modelYear, zone, alternatives }: LawEvent): unknown {
  return at === null ? NOT_YET : { at, modelYear, zone, readings: alternatives.map((reading) => reading.at) };
}

/** What had not happened when it was published may have happened since. */
function isSame(before: unknown, after: unknown): boolean {
  if (before === NOT_YET) return true;
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.every((each, index) => isSame(each, after[index]));
  }
  return JSON.stringify(before) === JSON.stringify(after);
}

function onlyAdds(before: unknown, after: unknown, published: ReadonlySet<string>): boolean {
  if (!Array.isArray(before) || !Array.isArray(after) || before.length === 0) return false;
  const added = after.filter((id) => !before.includes(id));
  return before.every((id) => after.includes(id)) && added.every((id) => !published.has(id));
}

/** Why a field was corrected, as a check says it that was not published; null where none does. */
function reasonFor(field: string, before: Clause, after: Clause): string | null {
  const published = new Set(before.checked.map((check) => JSON.stringify(check)));
  const check = after.checked.find(
    (each) => each.why !== null && each.fields.includes(field) && !published.has(JSON.stringify(each)),
  );
  return check?.why ?? null;
}
