import type { BasisTest, Determination } from '../model/determination.ts';
import type { Ternary } from '../model/verdict.ts';
import { type FieldLayout, field } from './text/lines.ts';
import { contractWords } from './words/contract-words.ts';
import { verdictSpan } from './words/verdict-words.ts';

const RESULT: Readonly<Record<Ternary, string>> = { true: 'yes', false: 'no', unknown: 'open' };

const STEP: Readonly<Record<BasisTest['step'], string>> = {
  known: 'known then',
  nexus: 'nexus',
  actor: 'who',
  counterparty: 'toward whom',
  activity: 'what is done',
  object: 'which product',
  time: 'when',
  condition: 'condition',
  exception: 'exception',
  waiver: 'waiver',
  'open-norm': 'open norm',
};

const FROM: Readonly<Record<BasisTest['from'], string>> = {
  profile: 'the profile',
  finding: 'the finding',
  asked: 'the question',
  assumed: 'an assumption',
  catalogue: 'the catalogue',
  clock: 'the clock',
  nobody: 'nobody',
};

/**
 * The proof of each clause's answer: its tests, the fact that each met and where that fact came from. Only
 * what decided is printed; the whole of it stands in the JSON.
 */
export function explainLines(determinations: readonly Determination[], layout: FieldLayout): string[] {
  return determinations.flatMap((each) => [
    '',
    ...field('Because', [...headOf(each)], layout),
    ...each.basis.filter((test) => test.determining).flatMap((test) => testLine(test, layout)),
  ]);
}

function headOf(each: Determination): (string | ReturnType<typeof verdictSpan>)[] {
  const bound = { self: '', counterparty: ' for the other side', agency: ' for an agency' }[each.bound];
  const under = contractWords(each);
  const contract = under === null ? '' : `, contract ${under}`;
  const rests = each.restsOn === null ? '' : `; rests on ${each.restsOn}`;
  return [
    `${each.prohibition}/${each.clause} (${each.activity}${contract}): `,
    verdictSpan(each.verdict),
    `${bound}${rests}`,
  ];
}

function testLine(test: BasisTest, layout: FieldLayout): string[] {
  const words = `${RESULT[test.result]}: ${test.subject}; ${test.fact}, from ${FROM[test.from]}`;
  return field(STEP[test.step], [words], { ...layout, indent: 2, label: 14 });
}
