import type { Catalogue } from '../../model/catalogue.ts';
import type { ScanResult } from '../../model/result.ts';
import {
  acceptanceText,
  gapText,
  harmlessText,
  leadText,
  nothingUnread,
  sourceTextText,
} from '../table/closing.ts';
import { sentence } from '../table/counterparty-words.ts';
import { ASK_COUNSEL, concernedDuties, DUTY_LABELS, dutyWords } from '../table/duty-lines.ts';
import type { FindingGroup } from '../table/grouping.ts';
import { html, type Markup } from './markup.ts';
import { link, running } from './words.ts';

/** Leads, gaps or acceptances of which each has a line; what is beyond is counted. */
const LISTED = 500;

/** The duties, each once, with the things that it concerns. */
export function dutySection(groups: readonly FindingGroup[]): Markup | null {
  const duties = concernedDuties(groups);
  if (duties.length === 0) return null;
  return html`<section><h2 id="duties">Duties</h2>
${duties.map(({ duty, concerns }) => {
  const numbers = concerns.map(
    (number, index) => html`${index > 0 ? ', ' : ''}<a href="#thing-${number}">${number}</a>`,
  );
  // The citation comes last of a duty's words, and is linked here.
  const words = dutyWords(duty).slice(0, -1);
  return html`<article><h3>${DUTY_LABELS[duty.kind]}</h3>
${words.map((each) => html`<p>${running(each)}</p>`)}
<p>${link(duty.citation, duty.url)}</p>
<p>Concerns ${numbers}.</p></article>
`;
})}
<p>${ASK_COUNSEL}</p></section>
`;
}

export function leadSection({ leads }: ScanResult, catalogue: Catalogue): Markup | null {
  if (leads.length === 0) return null;
  return html`<section><h2>Leads, ${leads.length}</h2>
<p>They point to a supplier under a ban and settle nothing.</p>
${list(leads.map((lead) => leadText(lead, { catalogue })))}</section>
`;
}

/** What was not looked at; what could have hidden something comes first. */
export function gapSection({ coverage, summary }: ScanResult): Markup | null {
  const material = coverage.gaps.filter((gap) => gap.material);
  const harmless = summary.gaps - summary.materialGaps;
  const closed = sourceTextText(coverage);
  if (summary.gaps === 0 && closed === null) {
    return summary.lookedAtNothing
      ? null
      : html`<section><h2>Not seen, 0</h2><p>${sentence(nothingUnread(coverage))}</p></section>
`;
  }
  return html`<section><h2>Not seen, ${summary.materialGaps}</h2>
${list(material.map(gapText), summary.materialGaps)}
${closed === null ? null : html`<p>${sentence(closed)}</p>`}${harmless > 0 ? html`<p>${harmlessText(harmless)}.</p>` : null}</section>
`;
}

export function acceptanceSection({ acceptances }: ScanResult): Markup | null {
  if (acceptances.length === 0) return null;
  return html`<section><h2>Accepted, ${acceptances.length}</h2>
<p>Decisions of whoever ran the scan: they change its exit code and no verdict.</p>
${list(acceptances.map(acceptanceText))}</section>
`;
}

function list(items: readonly string[], total: number = items.length): Markup {
  const shown = items.slice(0, LISTED);
  const more = total - shown.length;
  return html`<ul>
${shown.map(
  (item) => html`<li>${item}</li>
`,
)}${more > 0 ? html`<li>and ${more} more (-o json names them)</li>` : null}</ul>
`;
}
