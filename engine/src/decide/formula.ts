import type { Ternary } from '../model/verdict.ts';

/**
 * What a clause's application comes to once every known fact is put in: constants, and atoms for each
 * thing that nobody has answered. An atom is a question's id, or a word with a prefix for what is no
 * question of the catalogue (`role/…`, `class/…`, `reading/…`, `open/…`).
 */
export type Formula =
  | { readonly kind: 'known'; readonly value: boolean }
  | { readonly kind: 'atom'; readonly id: string }
  | { readonly kind: 'all'; readonly of: readonly Formula[] }
  | { readonly kind: 'any'; readonly of: readonly Formula[] }
  | { readonly kind: 'not'; readonly of: Formula };

/** Answers put in for atoms; what is missing stays unknown. */
export type Assignment = ReadonlyMap<string, boolean>;

export const TRUE: Formula = { kind: 'known', value: true };
export const FALSE: Formula = { kind: 'known', value: false };
/** No answers. */
export const NOTHING: Assignment = new Map();

export function known(value: boolean): Formula {
  return value ? TRUE : FALSE;
}

export function atom(id: string): Formula {
  return { kind: 'atom', id };
}

export function all(of: readonly Formula[]): Formula {
  return { kind: 'all', of };
}

export function any(of: readonly Formula[]): Formula {
  return { kind: 'any', of };
}

export function not(of: Formula): Formula {
  return { kind: 'not', of };
}

/** What several come to together: what is settled is left out, and one that fails makes all of it `FALSE` itself. */
export function conjunction(parts: readonly Formula[]): Formula {
  const open: Formula[] = [];
  for (const part of parts) {
    const value = evaluate(part);
    if (value === 'false') return FALSE;
    if (value === 'unknown') open.push(part);
  }
  return open.length === 0 ? TRUE : (open.length === 1 && open[0]) || all(open);
}

/** Kleene's strong three-valued logic: false wins in `all`, true wins in `any`, else unknown spreads. */
export function evaluate(formula: Formula, given: Assignment = NOTHING): Ternary {
  switch (formula.kind) {
    case 'known':
      return formula.value ? 'true' : 'false';
    case 'atom': {
      const value = given.get(formula.id);
      return value === undefined ? 'unknown' : value ? 'true' : 'false';
    }
    case 'not': {
      const value = evaluate(formula.of, given);
      return value === 'unknown' ? 'unknown' : value === 'true' ? 'false' : 'true';
    }
    case 'all':
      return fold(formula.of, given, 'false', 'true');
    case 'any':
      return fold(formula.of, given, 'true', 'false');
  }
}

function fold(parts: readonly Formula[], given: Assignment, wins: Ternary, otherwise: Ternary): Ternary {
  let unknown = false;
  for (const part of parts) {
    const value = evaluate(part, given);
    if (value === wins) return wins;
    if (value === 'unknown') unknown = true;
  }
  return unknown ? 'unknown' : otherwise;
}

/** The atoms that can still matter: those below a node that is settled already are left out. */
export function openAtoms(formula: Formula, into: Set<string> = new Set()): Set<string> {
  if (evaluate(formula) !== 'unknown') return into;
  if (formula.kind === 'atom') into.add(formula.id);
  else if (formula.kind === 'not') openAtoms(formula.of, into);
  else if (formula.kind === 'all' || formula.kind === 'any')
    for (const part of formula.of) openAtoms(part, into);
  return into;
}
