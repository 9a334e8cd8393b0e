import type { SettledVerdict } from '../model/verdict.ts';
import type { Assignment, Formula } from './formula.ts';
import type { QuestionOrder } from './question-order.ts';

/**
 * The verdict under every completion of some unknowns. A column is a number whose bit `b` says whether something
 * holds under completion `b`, in which the unknown at place `i` is true where `b` has bit `i`: a connective of
 * logic is then one operation on whole columns.
 */
export interface VerdictTable {
  readonly atoms: readonly string[];
  /** The completions that there can be: answers to questions about one quantity agree. */
  readonly possible: bigint;
  /** The completions that come to each verdict, the heaviest verdict first; a verdict of none is left out. */
  readonly columns: ReadonlyMap<SettledVerdict, bigint>;
}

/** What a rule says, where it reaches, and what takes it away. */
export interface WeighedRule {
  readonly effect: SettledVerdict;
  readonly scope: Formula;
  readonly excepted: Formula;
}

/** The effects that outweigh one another, the heaviest first. An exception makes an exemption of any of them. */
const ORDER = ['prohibited', 'advised-against', 'exempt', 'allowed'] as const;

/**
 * Works a table out. `given` fixes atoms; every other open one has to be among `atoms`. What is about one quantity
 * in `order` is taken together: completions in which its answers contradict one another do not count.
 */
export function verdictTable(
  rules: readonly WeighedRule[],
  atoms: readonly string[],
  given: Assignment,
  order: QuestionOrder = UNORDERED,
): VerdictTable {
  const every = everyCompletion(atoms.length);
  const known = new Map<string, bigint>();
  for (const [id, value] of given) known.set(id, value ? every : 0n);
  for (const [place, id] of atoms.entries()) known.set(id, atomColumn(place, atoms.length));
  const said: Record<(typeof ORDER)[number], bigint> = {
    prohibited: 0n,
    'advised-against': 0n,
    exempt: 0n,
    allowed: 0n,
  };
  for (const { scope, excepted, effect } of rules) {
    const reached = columnOf(scope, known, every);
    if (reached === 0n) continue;
    const taken = columnOf(excepted, known, every);
    said.exempt |= reached & taken;
    if (effect !== 'not-covered') said[effect] |= reached & ~taken;
  }
  const possible = agreeing(known, order, every);
  const columns = new Map<SettledVerdict, bigint>();
  let left = possible;
  for (const verdict of ORDER) {
    const here = said[verdict] & left;
    if (here !== 0n) columns.set(verdict, here);
    left &= ~here;
  }
  if (left !== 0n) columns.set('not-covered', left);
  return { atoms, possible, columns };
}

const UNORDERED: QuestionOrder = new Map();

/** The completions in which whatever has come to a point of a quantity has come to each earlier one. */
function agreeing(known: ReadonlyMap<string, bigint>, order: QuestionOrder, every: bigint): bigint {
  let possible = every;
  for (const line of new Set([...known.keys()].flatMap((id) => [order.get(id) ?? []]))) {
    const points = line.flatMap(({ id, at, reached }) => {
      const yes = known.get(id);
      return yes === undefined ? [] : [{ at, reached: reached ? yes : every & ~yes }];
    });
    for (const later of points) {
      for (const earlier of points) {
        if (earlier.at <= later.at) possible &= ~(later.reached & ~earlier.reached);
      }
    }
  }
  return possible;
}

/** The verdicts that are left where one unknown is answered. */
export function verdictsWhere({ atoms, columns }: VerdictTable, id: string, is: boolean): SettledVerdict[] {
  const column = atomColumn(atoms.indexOf(id), atoms.length);
  const where = is ? column : everyCompletion(atoms.length) & ~column;
  return [...columns].filter(([, each]) => (each & where) !== 0n).map(([verdict]) => verdict);
}

/**
 * The unknowns among `asked` that alone can change which verdicts are possible, under some answers to the others
 * that are asked. Asking all of these settles the verdict as far as asking can, and leaving one out does not: no
 * smaller set of questions will do.
 */
export function decisiveAtoms(
  { atoms, columns, possible }: VerdictTable,
  asked: readonly string[],
): string[] {
  let left = [possible, ...columns.values()];
  for (const [place, id] of atoms.entries()) {
    if (!asked.includes(id)) left = left.map((column) => whicheverIs(column, place, atoms.length));
  }
  const [agreed = 0n] = left;
  return asked.filter((id) => {
    const place = atoms.indexOf(id);
    const yes = atomColumn(place, atoms.length);
    const stride = 1n << BigInt(place);
    // Only where either answer can be given can it be the one that tells.
    const either = ((agreed & yes) >> stride) & agreed;
    return left.some((column) => (((column & yes) >> stride) & either) !== (column & ~yes & either));
  });
}

/** The completions in which something holds whichever way one unknown turns out, or for either. */
function whicheverIs(column: bigint, place: number, atoms: number): bigint {
  const yes = atomColumn(place, atoms);
  const stride = 1n << BigInt(place);
  const either = ((column & yes) >> stride) | (column & ~yes);
  return either | (either << stride);
}

function columnOf(formula: Formula, known: ReadonlyMap<string, bigint>, every: bigint): bigint {
  switch (formula.kind) {
    case 'known':
      return formula.value ? every : 0n;
    case 'atom':
      // An atom without a column stands below a node that is settled without it.
      return known.get(formula.id) ?? 0n;
    case 'not':
      return every & ~columnOf(formula.of, known, every);
    case 'all': {
      let column = every;
      for (const part of formula.of) {
        if (column === 0n) break;
        column &= columnOf(part, known, every);
      }
      return column;
    }
    case 'any': {
      let column = 0n;
      for (const part of formula.of) {
        if (column === every) break;
        column |= columnOf(part, known, every);
      }
      return column;
    }
  }
}

const everyOf: bigint[] = [];

function everyCompletion(atoms: number): bigint {
  const found = everyOf[atoms] ?? (1n << (1n << BigInt(atoms))) - 1n;
  everyOf[atoms] = found;
  return found;
}

const columnsOf = new Map<number, bigint[]>();

/** Of place 0 the column is …10101010, of place 1 …11001100, and so on. */
function atomColumn(place: number, atoms: number): bigint {
  const known = columnsOf.get(atoms) ?? [];
  columnsOf.set(atoms, known);
  const stride = 1n << BigInt(place);
  // Blocks of `stride` ones above `stride` zeros, over and over, are one division.
  const found = known[place] ?? (everyCompletion(atoms) / ((1n << stride) + 1n)) << stride;
  known[place] = found;
  return found;
}
