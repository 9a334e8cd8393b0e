import type { Derivation, Question } from '../model/question.ts';

/** A question whether one quantity has come to a point: of model year 2030 or later, made before a day. */
export interface OrderedQuestion {
  readonly id: string;
  /** A year or an ISO day: texts of one length, in their order. */
  readonly at: string;
  /** Whether yes says that it has come to the point; else yes says that it has not. */
  readonly reached: boolean;
}

/** By question, all that are about the same quantity, itself among them. Who is alone is left out. */
export type QuestionOrder = ReadonlyMap<string, readonly OrderedQuestion[]>;

/** The order in which the questions of a catalogue lie on the quantities that their derivations name. */
export function orderOf(questions: readonly Question[]): QuestionOrder {
  const lines = new Map<string, OrderedQuestion[]>();
  for (const { id, derive } of questions) {
    const point = derive && pointOf(derive);
    if (!derive || !point) continue;
    lines.set(derive.kind, [...(lines.get(derive.kind) ?? []), { id, ...point }]);
  }
  const order = new Map<string, readonly OrderedQuestion[]>();
  for (const line of lines.values()) {
    if (line.length > 1) for (const { id } of line) order.set(id, line);
  }
  return order;
}

function pointOf(rule: Derivation): Omit<OrderedQuestion, 'id'> | null {
  switch (rule.kind) {
    case 'model-year':
      return { at: String(rule.from), reached: true };
    case 'contract-renewed':
      return { at: rule.from, reached: true };
    case 'contract-made':
      return { at: rule.before, reached: false };
    default:
      return null;
  }
}

/** What answers to questions about one quantity leave of it: it has come to `least`, and not to `most`. */
export interface Reach {
  readonly least: OrderedQuestion | null;
  readonly most: OrderedQuestion | null;
}

export function reachOf(
  line: readonly OrderedQuestion[],
  answerTo: (id: string) => 'yes' | 'no' | null,
): Reach {
  let [least, most]: [OrderedQuestion | null, OrderedQuestion | null] = [null, null];
  for (const question of line) {
    const answer = answerTo(question.id);
    if (answer === null) continue;
    if ((answer === 'yes') === question.reached) {
      if (least === null || question.at > least.at) least = question;
    } else if (most === null || question.at < most.at) most = question;
  }
  return { least, most };
}

/** Whether no quantity is so: what has come to 2030 has come to 2027. */
export function isContradiction({ least, most }: Reach): boolean {
  return least !== null && most !== null && least.at >= most.at;
}

/** The answer that follows for one question, and from which other; null where nothing does. */
export function followsFor(
  { at, reached }: OrderedQuestion,
  { least, most }: Reach,
): { readonly answer: boolean; readonly from: string } | null {
  if (least !== null && least.at >= at) return { answer: reached, from: least.id };
  if (most !== null && most.at <= at) return { answer: !reached, from: most.id };
  return null;
}
