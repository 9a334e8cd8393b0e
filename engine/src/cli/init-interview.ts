import { type Introduction, nextIntroduction, takeIntroduction } from '../decide/introduction.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { field } from '../report/text/lines.ts';
import { choiceLines } from './choice-lines.ts';
import type { Conversation } from './conversation.ts';

/** Asks on a terminal for what was not given; null where the person ends the input before the end. */
export async function introduce(
  catalogue: Catalogue,
  start: Introduction,
  conversation: Conversation,
  width: number,
): Promise<Introduction | null> {
  let said = start;
  let told = '';
  for (
    let step = nextIntroduction(catalogue, said);
    step !== null;
    step = nextIntroduction(catalogue, said)
  ) {
    const ask = field('', [step.ask], { width, colour: false, indent: 0, label: 0 });
    const text = `\n${[...ask, ...choiceLines(step.choices, width)].join('\n')}\n`;
    // What was not understood is asked again without its list, which would push the reason off the screen.
    if (text !== told) await conversation.say(text);
    told = text;
    const reply = await conversation.ask('  › ');
    if (reply === null) return null;
    const taken = takeIntroduction(catalogue, step, reply, said);
    if (taken.kind === 'again') await conversation.say(`  ${taken.say}\n`);
    else said = taken.introduction;
  }
  return said;
}
