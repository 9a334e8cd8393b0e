import type { Prohibition } from '../model/prohibition.ts';
import type { Question } from '../model/question.ts';
import type { Asker, Case } from './case.ts';
import { conditionFormula } from './condition-tests.ts';
import { askerFact, isAboutThing } from './facts.ts';
import { atom, evaluate, type Formula } from './formula.ts';
import { lawIndex } from './law-index.ts';
import { perAsker } from './per-asker.ts';

/** The prohibitions that can reach what a case is about. Export and payment law never heads a scan. */
export function reaching({ catalogue, supplier, asKnown }: Case): readonly Prohibition[] {
  return lawIndex(catalogue).reaching(supplier, asKnown);
}

/** Which laws may bind an asker, by the list of those that reach a supplier. */
interface Binding {
  readonly ofReaching: WeakMap<readonly Prohibition[], readonly Prohibition[]>;
  readonly may: Map<Prohibition, boolean>;
  /** One list for the same laws, since much is kept by the list. */
  readonly lists: Map<string, readonly Prohibition[]>;
}

const binding = perAsker((): Binding => ({ ofReaching: new WeakMap(), may: new Map(), lists: new Map() }));

/** Of the prohibitions that reach what a case is about those that may bind the asker; one list for the same ones. */
export function bindingLaws(one: Case): readonly Prohibition[] {
  const { ofReaching, may, lists } = binding(one);
  const reached = reaching(one);
  const known = ofReaching.get(reached);
  if (known) return known;
  const laws = reached.filter((law) => {
    const binds = may.get(law) ?? mayBind(law, one);
    may.set(law, binds);
    return binds;
  });
  const ids = laws.map((law) => law.id).join();
  const list = lists.get(ids) ?? laws;
  lists.set(ids, list);
  ofReaching.set(reached, list);
  return list;
}

/**
 * Whether some clause may reach where the asker is. The law of other places is not weighed one clause after
 * another: nothing of it can come to a verdict, and a catalogue of the world's law would bury the asker's own.
 * What only the thing, or one contract after another, can answer is left to the clause itself.
 */
export function mayBind(prohibition: Prohibition, asker: Asker): boolean {
  const { questions } = lawIndex(asker.catalogue);
  const answer = (id: string): Formula => {
    const question = questions.get(id);
    if (question === undefined || isAboutThing(question) || isAboutContract(question)) return atom(id);
    const fact = askerFact(question, { activity: '', day: '' }, asker, null);
    return fact.assumption === undefined ? fact.formula : atom(id);
  };
  return prohibition.clauses.some(
    ({ mode, nexus }) =>
      mode === null && (nexus === null || evaluate(conditionFormula(nexus, answer)) !== 'false'),
  );
}

/** With which agency somebody has contracts is known of all of them at once. */
function isAboutContract({ derive }: Question): boolean {
  return derive?.kind === 'contract-clause' || derive?.kind === 'contract-renewed';
}
