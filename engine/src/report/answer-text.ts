import { HEADLINE_ORDER, headlineRank } from '../decide/headline.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { ActivityAnswer, Determination } from '../model/determination.ts';
import type { Clause } from '../model/prohibition.ts';
import type { AskAnswer } from '../model/result.ts';
import { weaker } from '../model/verification.ts';
import { explainLines } from './explain-lines.ts';
import { answerWords } from './table/answer-words.ts';
import { DUTY_LABELS, dutyWords } from './table/duty-lines.ts';
import { counted } from './table/heading.ts';
import { dayText, instantText } from './text/dates.ts';
import { type FieldLayout, field, type Words, wrapped } from './text/lines.ts';
import { verdictSpan } from './words/verdict-words.ts';
import { TERMS_READ } from './words/verification-words.ts';

export interface AnswerTextOptions {
  readonly catalogue: Catalogue;
  readonly width: number;
  readonly colour: boolean;
  /** Print the proof: each deciding test, the fact it met, and where that came from. */
  readonly explain?: boolean;
}

/** What the law says about one question, for people: the answer, what it turns on, what was assumed, sources. */
export function answerText(answer: AskAnswer, options: AnswerTextOptions): string {
  const layout = { width: options.width, colour: options.colour, indent: 0, label: 16 };
  const lines = [
    ...field('Asked', [askedText(answer, options.catalogue)], layout),
    '',
    ...mostSeriousFirst(answer.activities).flatMap((each) => activityLines(each, answer, options, layout)),
    ...dutyBlock(answer, layout),
    ...heldLaw(answer, options.catalogue, layout),
    '',
    ...answer.assumed.flatMap((text, index) => field(index === 0 ? 'Assumed' : '', [text], layout)),
    ...sourceLines(answer, options.catalogue, layout),
    ...(options.explain ? explainLines(answer.answers, layout) : []),
    ...nextLines(answer, options, layout),
    '',
    ...wrapped([answer.notice], options.width, false),
  ];
  return `${lines.join('\n')}\n`;
}

function askedText({ question, asOf, asKnown }: AskAnswer, catalogue: Catalogue): string {
  const product = catalogue.products.find((each) => each.id === question.product);
  const supplier = catalogue.suppliers.find((each) => each.id === question.supplier)?.name;
  const maker = supplier ?? question.supplier ?? '';
  const about =
    product?.name ?? (question.product === null ? maker : `${question.product}, made by ${maker}`);
  const known = asKnown === asOf ? '' : `, by what was known on ${dayText(asKnown)}`;
  const under = question.contracts.length === 0 ? '' : `, under ${question.contracts.join(', ')}`;
  const actors = `${question.actors.join(', ')}${under}`;
  const year = question.modelYear === null ? '' : ` of model year ${question.modelYear}`;
  const made = question.manufactured === null ? '' : `, made on ${dayText(question.manufactured)}`;
  return `${actors}; ${about}${year}${made}; ${question.jurisdiction}; on ${instantText(asOf, 'UTC')}${known}`;
}

function mostSeriousFirst(answers: AskAnswer['activities']): ActivityAnswer[] {
  return [...answers].sort((a, b) => headlineRank(a) - headlineRank(b));
}

function activityLines(
  each: AskAnswer['activities'][number],
  answer: AskAnswer,
  options: AnswerTextOptions,
  layout: FieldLayout,
): string[] {
  const label = options.catalogue.vocabulary.activities.find((word) => word.id === each.activity)?.label;
  const supplier = answer.question.supplier ?? '';
  // What was assumed is told once, for all activities together.
  const said = answerWords(
    { ...each, assumed: [] },
    { supplier, detail: 'whole', notesSaid: new Set() },
    options,
  );
  return said.flatMap((words, index) => field(index === 0 ? (label ?? each.activity) : '', words, layout));
}

function dutyBlock({ duties }: AskAnswer, layout: FieldLayout): string[] {
  const open = duties.filter((duty) => duty.status !== 'not-triggered');
  return open.flatMap((duty) =>
    dutyWords(duty).flatMap((words, index) =>
      field(index === 0 ? DUTY_LABELS[duty.kind] : '', words, layout),
    ),
  );
}

/** Not covered is said of the law that the catalogue holds: how much that is, where nothing else is said. */
function heldLaw({ activities, question }: AskAnswer, catalogue: Catalogue, layout: FieldLayout): string[] {
  const isOpen = activities.some(({ verdict, counterparty }) => verdict === 'not-covered' && !counterparty);
  if (!isOpen) return [];
  const places = question.jurisdiction.split(', ');
  const holds = (jurisdiction: string): boolean =>
    places.some(
      (place) =>
        jurisdiction === place ||
        jurisdiction.startsWith(`${place}-`) ||
        place.startsWith(`${jurisdiction}-`),
    );
  const held = catalogue.prohibitions.filter(({ jurisdiction }) => holds(jurisdiction)).length;
  // The law of a country holds in each part of it.
  const where = [...new Set(places.flatMap((place) => [place.replace(/-.*$/, ''), place]))].join(' and ');
  const law = held === 0 ? 'no' : counted(held, 'prohibition of', 'prohibitions of');
  const words = `The catalogue holds ${law} ${where} law; law that it does not hold may reach this all the same (interdict catalogue list).`;
  return ['', ...field('Law held', [words], layout)];
}

/** What to do next, in options that exist. */
function nextLines(answer: AskAnswer, options: AnswerTextOptions, layout: FieldLayout): string[] {
  const { activities } = answer.question;
  const steps = options.explain ? [] : ['--explain shows each step'];
  if (activities.length > 1 && !activities.includes('integrate')) {
    steps.push('--activity integrate,sell asks about a product that you ship');
  }
  return steps.length === 0 ? [] : field('Next', [steps.join('; ')], layout);
}

/** The clauses that the answer rests on, in our words, with citation and how well they were checked. */
function sourceLines(answer: AskAnswer, catalogue: Catalogue, layout: FieldLayout): string[] {
  const decidedBy = new Set(
    answer.activities.flatMap((each) => [...each.decidedBy, ...(each.counterparty?.decidedBy ?? [])]),
  );
  const deciding = answer.answers.filter(({ prohibition, clause }) =>
    decidedBy.has(`${prohibition}/${clause}`),
  );
  const ids = [...new Set(deciding.map((each) => each.prohibition))];
  return ids.flatMap((id, index): string[] => {
    const law = catalogue.prohibitions.find((prohibition) => prohibition.id === id);
    const ofLaw = deciding.filter((each) => each.prohibition === id);
    const read = TERMS_READ[ofLaw.map((each) => each.verification).reduce(weaker, 'primary')];
    const clauses = gravestOfEach(ofLaw);
    return [
      ...field(
        index === 0 ? 'Sources' : '',
        [`${law?.citation ?? id}${read === null ? '' : ` (${read})`}`],
        layout,
      ),
      ...clauses.flatMap((each) => {
        return field('', clauseWords(each, answer, catalogue), layout);
      }),
      ...field('', [{ text: `interdict catalogue show ${id}`, tone: 'quiet' }], layout),
    ];
  });
}

/** Of a clause held against several contracts the gravest answer is the one that the verdict rests on. */
function gravestOfEach(determinations: readonly Determination[]): Determination[] {
  const found = new Map<string, Determination>();
  const rank = ({ verdict }: Determination): number => HEADLINE_ORDER.indexOf(verdict);
  for (const each of determinations) {
    const known = found.get(each.clause);
    if (known === undefined || rank(each) < rank(known)) found.set(each.clause, each);
  }
  return [...found.values()];
}

function clauseWords(each: Determination, { question }: AskAnswer, catalogue: Catalogue): Words {
  const supplier = catalogue.suppliers.find(({ id }) => id === question.supplier)?.name ?? question.supplier;
  const whom = { self: '', counterparty: ` for ${supplier}`, agency: ' for an agency' }[each.bound];
  const rests = each.restsOn === null || each.verification !== 'memory' ? '' : ` (${each.restsOn})`;
  const exception = exceptionThatServes(each, catalogue);
  const said =
    exception === null
      ? `, ${each.clause}: ${each.text}`
      : ` by ${exception.id} from ${each.clause}: ${exception.text}`;
  return [verdictSpan(each.verdict), `${whom}${said}${rests}`];
}

/** What is exempt is so by an exception, whose words are the ones to read; null where none decided it. */
function exceptionThatServes(
  { basis, prohibition }: Determination,
  { prohibitions }: Catalogue,
): Clause | null {
  const deciding = basis.find(
    (test) => test.step === 'exception' && test.result === 'true' && test.determining,
  );
  const law = prohibitions.find(({ id }) => id === prohibition);
  return law?.clauses.find(({ id }) => id === deciding?.subject) ?? null;
}
