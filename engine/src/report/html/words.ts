import type { Words } from '../text/lines.ts';
import { html, type Markup } from './markup.ts';

/** A running text in HTML: what has a tone has its class, and reads the same without it. */
export function running(words: Words): Markup[] {
  return words.map((part) =>
    typeof part === 'string' ? html`${part}` : html`<span class="${part.tone}">${part.text}</span>`,
  );
}

/** A name that was found, whose script and direction are its own. */
export function found(name: string): Markup {
  return html`<bdi>${name}</bdi>`;
}

/** A link to where a law is published; the bare text where there is no such address. */
export function link(text: string, url: string | null): Markup {
  return url !== null && /^https?:\/\//.test(url) ? html`<a href="${url}">${text}</a>` : html`${text}`;
}
