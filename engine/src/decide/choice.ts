import { nearestWords } from '../catalogue/nearest-word.ts';

/** A word that may be answered with, and what it means. */
export interface Choice {
  readonly word: string;
  readonly says: string;
  /** Of what is asked about: a supplier or one of its products. */
  readonly subject?: 'supplier' | 'product';
}

/** The choice that was meant, by its number, its word, its name or a part of one; or what to say instead. */
export function chooseOne(
  choices: readonly Choice[],
  text: string,
): { readonly choice: Choice } | { readonly say: string } {
  const number = /^\d+$/.test(text) ? choices[Number(text) - 1] : undefined;
  // People say who they are: "a reseller".
  const folded = text.toLowerCase().replace(/^(an?|the)\s+/, '');
  const exact = choices.find(
    (choice) => choice.word.toLowerCase() === folded || choice.says.toLowerCase() === folded,
  );
  const found = number ?? exact ?? onlyOne(choices, folded);
  if (found) return { choice: found };
  const near = nearestWords(
    text,
    choices.map((choice) => choice.word),
  );
  const hint =
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Give a number or a word of the list.';
  return { say: `That was not understood. ${hint}` };
}

/** Several of them, separated by commas, each once; nothing gives none. */
export function chooseSome(
  choices: readonly Choice[],
  text: string,
): { readonly words: readonly string[] } | { readonly say: string } {
  const words = new Set<string>();
  for (const part of text.split(',').map((each) => each.trim())) {
    if (part === '') continue;
    const chosen = chooseOne(choices, part);
    if ('say' in chosen) return chosen;
    words.add(chosen.choice.word);
  }
  return { words: [...words] };
}

function onlyOne(choices: readonly Choice[], part: string): Choice | undefined {
  if (part.length < 3) return undefined;
  const matching = choices.filter(
    (choice) => choice.word.toLowerCase().includes(part) || choice.says.toLowerCase().includes(part),
  );
  return matching.length === 1 ? matching[0] : undefined;
}
