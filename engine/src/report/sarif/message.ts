import { printable } from '../text/printable.ts';

export interface Message {
  readonly text: string;
}

/**
 * A plain text message (SARIF 2.1.0, 3.11.3) that says what is given and nothing else: braces are doubled, for
 * `{0}` is a placeholder (3.11.5), and `](` is parted, for `[text](place)` is a link (3.11.6), which a scanned
 * name could make up.
 */
export function message(text: string): Message {
  return { text: inert(printable(text)) };
}

/** The same of several paragraphs. */
export function paragraphs(texts: readonly string[]): Message {
  return { text: texts.map((text) => inert(printable(text))).join('\n\n') };
}

function inert(text: string): string {
  return text.replaceAll('{', '{{').replaceAll('}', '}}').replaceAll('](', '\\](');
}
