import type { Catalogue } from '../model/catalogue.ts';
import type { OpenQuestion } from '../model/determination.ts';
import type { Answer } from '../model/verdict.ts';
import { type AskRequest, ask } from './ask.ts';
import { type Choice, chooseOne } from './choice.ts';
import { usualActivities } from './decide-finding.ts';
import { lawIndex } from './law-index.ts';

/** What to ask next, or that nothing more can change the answer. */
export type InterviewStep =
  | {
      readonly kind: 'actor' | 'subject' | 'activity';
      readonly ask: string;
      readonly choices: readonly Choice[];
    }
  | { readonly kind: 'when'; readonly ask: string }
  | { readonly kind: 'question'; readonly question: OpenQuestion; readonly yes: string; readonly no: string }
  | { readonly kind: 'done' };

/** What a reply came to: the question with it, or why it was not understood. */
export type Reply =
  | { readonly kind: 'taken'; readonly request: AskRequest }
  | { readonly kind: 'again'; readonly say: string };

/** Whether the day of the act was settled, by a flag or by a reply. */
export interface InterviewState {
  readonly request: AskRequest;
  readonly whenSettled: boolean;
}

/**
 * The next step of an interview. It asks only for what was not given, and then only what can still change
 * the answer; what was answered "don't know", here or in the profile, stands as a recorded answer and is not
 * asked again.
 */
export function nextStep(catalogue: Catalogue, { request, whenSettled }: InterviewState): InterviewStep {
  if (request.actors.length === 0 && request.profile === undefined) {
    const choices = catalogue.vocabulary.actors.filter((word) => word.activities.length > 0);
    return {
      kind: 'actor',
      ask: 'Who are you?',
      choices: choices.map(({ id, says }) => ({ word: id, says })),
    };
  }
  if (request.supplier === undefined && request.product === undefined) {
    return { kind: 'subject', ask: 'What about?', choices: subjects(catalogue) };
  }
  if (request.activity === undefined) {
    return { kind: 'activity', ask: 'What do you want to do?', choices: activityChoices(catalogue, request) };
  }
  if (!whenSettled) return { kind: 'when', ask: 'When? (a day such as 2024-08-15; nothing for today)' };
  const { questions } = lawIndex(catalogue);
  for (const question of ask(catalogue, request).questions) {
    // Which product it is, which role or which part of a country is no fact to answer with: a flag says it.
    const known = questions.get(question.id);
    if (known && !wasAsked(question.id, request))
      return { kind: 'question', question, yes: known.yes, no: known.no };
  }
  return { kind: 'done' };
}

/** What somebody said of everything that they do not know is as much of an answer. */
function wasAsked(id: string, { facts, profile }: AskRequest): boolean {
  return (
    facts.some((fact) => fact.question === id) ||
    (profile?.answers ?? []).some(
      ({ question, answer, assets, contract }) =>
        question === id && answer === 'unknown' && assets.length === 0 && contract === null,
    )
  );
}

function subjects(catalogue: Catalogue): Choice[] {
  const suppliers = catalogue.suppliers.map(
    ({ id, name }): Choice => ({ word: id, says: name, subject: 'supplier' }),
  );
  const products = catalogue.products.map(
    ({ id, name }): Choice => ({ word: id, says: name, subject: 'product' }),
  );
  return [...suppliers, ...products];
}

function activityChoices(catalogue: Catalogue, request: AskRequest): Choice[] {
  const usual = usualActivities(
    catalogue,
    request.actors.length > 0 ? request.actors : (request.profile?.roles ?? []),
  );
  const words = catalogue.vocabulary.activities;
  const first = words.filter((word) => usual.includes(word.id));
  const rest = words.filter((word) => !usual.includes(word.id));
  return [...first, ...rest].map(({ id, says }) => ({ word: id, says }));
}

const YES = ['yes', 'y'];
const NO = ['no', 'n'];
const DONT_KNOW = ['', 'unknown', "don't know", "i don't know", 'dont know', 'idk'];

/** Takes a reply to a step. A choice may be given by its word, its number, its name or a part of one. */
export function takeReply(step: InterviewStep, reply: string, request: AskRequest): Reply {
  const text = reply.trim();
  switch (step.kind) {
    case 'actor':
      return chosen(step.choices, text, (word) => ({ ...request, actors: [word] }));
    case 'subject':
      return chosen(step.choices, text, (word, subject) =>
        subject === 'supplier' ? { ...request, supplier: word } : { ...request, product: word },
      );
    case 'activity':
      return chosen(step.choices, text, (word) => ({ ...request, activity: word }));
    case 'question': {
      const answer = answerOf(text);
      if (answer === null)
        return { kind: 'again', say: 'Answer yes, no or "don\'t know"; "help" says what each means.' };
      return {
        kind: 'taken',
        request: { ...request, facts: [...request.facts, { question: step.question.id, answer }] },
      };
    }
    case 'when':
    case 'done':
      return { kind: 'taken', request };
  }
}

function answerOf(text: string): Answer | null {
  const word = text.toLowerCase();
  if (YES.includes(word)) return 'yes';
  if (NO.includes(word)) return 'no';
  return DONT_KNOW.includes(word) ? 'unknown' : null;
}

function chosen(
  choices: readonly Choice[],
  text: string,
  take: (word: string, subject: Choice['subject']) => AskRequest,
): Reply {
  const found = chooseOne(choices, text);
  if ('say' in found) return { kind: 'again', say: found.say };
  return { kind: 'taken', request: take(found.choice.word, found.choice.subject) };
}
