import type { Catalogue } from '../../model/catalogue.ts';
import type { Determination, OpenQuestion } from '../../model/determination.ts';
import { printLocation } from '../../model/location.ts';
import type { DecidedFinding } from '../../model/result.ts';
import { activitySayings } from '../table/activity-lines.ts';
import { shortCitation } from '../table/citations.ts';
import { dutyStatuses } from '../table/duty-lines.ts';
import { evidenceText } from '../table/evidence.ts';
import { acceptedWords, titleOf, whyText } from '../table/finding-block.ts';
import { assetNames, type FindingGroup } from '../table/grouping.ts';
import { citationText, decidingDeterminations } from '../table/law-lines.ts';
import { outcomes, settledBy } from '../table/question-lines.ts';
import { excerpt } from '../text/printable.ts';
import { contractWords } from '../words/contract-words.ts';
import { EVIDENCE_WORDS, PRESENCE_WORDS } from '../words/evidence-words.ts';
import { verdictSpan } from '../words/verdict-words.ts';
import { VERIFICATION_MARKS } from '../words/verification-words.ts';
import { html, type Markup } from './markup.ts';
import { found, link, running } from './words.ts';

interface Context {
  readonly catalogue: Catalogue;
}

/** Rows of a list that is there to look something up in; what is beyond is counted. */
const ROWS = 500;

/** Everything about one thing, as the screen says it, with every question and, folded, every place and clause. */
export function thingSection(group: FindingGroup, number: number, context: Context): Markup {
  const { first, findings } = group;
  return html`<article id="thing-${number}">
<h3>${number} ${found(titleOf(first, context))}</h3>
<p class="place">${PRESENCE_WORDS[first.presence]} ${found(assetNames(findings))}</p>
<dl>
${row('How sure', html`${first.confidence}: ${evidenceText(findings)}; ${whyText(findings)}`)}
${activityRows(group, context)}
${dutyStatuses(group).map(({ label, status }) => row(label, html`${running([status])}, see <a href="#duties">Duties</a>`))}
${lawRows(group, context)}
${acceptedRow(group)}
</dl>
${placesDetails(findings)}
${clausesDetails(findings, context)}
</article>
`;
}

function row(label: string, content: Markup): Markup {
  return html`<dt>${label}</dt><dd>${content}</dd>
`;
}

function activityRows(group: FindingGroup, context: Context): Markup[] {
  return activitySayings(group, 'whole', context).map(({ label, sayings }) =>
    row(
      label,
      html`${sayings.map(({ said, findings }) => {
        const on = sayings.length > 1 ? html`on ${found(assetNames(findings))}: ` : null;
        return html`<p>${on}${running(said.verdict)}</p>${questionList(said.questions)}${said.beside.map(
          (words) => html`<p>${running(words)}</p>`,
        )}`;
      })}`,
    ),
  );
}

function questionList(questions: readonly OpenQuestion[]): Markup | null {
  if (questions.length === 0) return null;
  const items = questions.map(
    (question) => html`<li>${question.ask} <span class="quiet">[${question.id}]</span>
${outcomes(question) === null ? null : html`<br>${outcomes(question)}`}${question.help === null ? null : html`<br><span class="quiet">${question.help}</span>`}</li>
`,
  );
  return html`<p>${settledBy(questions)}</p><ul>
${items}</ul>`;
}

function lawRows({ findings }: FindingGroup, { catalogue }: Context): Markup | null {
  const deciding = findings.flatMap(decidingDeterminations);
  const ids = [...new Set(deciding.map(({ prohibition }) => prohibition))];
  if (ids.length === 0) return null;
  const laws = ids.map((id) => {
    const url = catalogue.prohibitions.find((law) => law.id === id)?.url ?? null;
    return html`<p>${link(citationText(id, true, deciding, { catalogue }), url)}</p>`;
  });
  return row('Law', html`${laws}`);
}

function acceptedRow(group: FindingGroup): Markup | null {
  const words = acceptedWords(group);
  return words.length === 0 ? null : row('Accepted', html`${words}`);
}

/** Where each mark was seen, asset by asset. */
function placesDetails(findings: readonly DecidedFinding[]): Markup {
  const places = findings.flatMap(({ asset, matches }) =>
    matches.map(({ sighting, strength }) => ({ asset: asset.label, sighting, strength })),
  );
  const rows = places.slice(0, ROWS).map(
    ({ asset, sighting, strength }) => html`<tr><td data-head="On">${found(asset)}</td>
<td>${EVIDENCE_WORDS[sighting.observable.kind]} “${found(excerpt(sighting.observable.value, 200))}”</td>
<td data-head="in">${found(excerpt(printLocation(sighting.location), 300))}</td>
<td>${strength}, ${sighting.standing}</td></tr>
`,
  );
  return html`<details><summary>${counted(places.length, 'mark', 'marks')} and where each was seen</summary>
<table><thead><tr><th>On</th><th>Mark</th><th>Place</th><th>Weight</th></tr></thead><tbody>
${rows}</tbody></table>
${places.length > ROWS ? html`<p>and ${places.length - ROWS} more (-o json names them)</p>` : null}</details>
`;
}

/** What each clause comes to of each law that reaches the thing, the same on several assets told once. */
function clausesDetails(findings: readonly DecidedFinding[], { catalogue }: Context): Markup | null {
  const told = new Map<string, Determination>();
  for (const each of findings.flatMap(({ determinations }) => determinations)) {
    const { prohibition, clause, activity, verdict, bound, contract } = each;
    told.set(JSON.stringify([prohibition, clause, activity, verdict, bound, contract]), each);
  }
  const all = [...told.values()];
  const laws = new Set(
    all.filter(({ verdict }) => verdict !== 'not-covered').map((each) => each.prohibition),
  );
  const shown = all.filter(({ prohibition }) => laws.has(prohibition));
  if (shown.length === 0) return null;
  const rows = shown.map((each) => clauseRow(each, catalogue));
  const silent = new Set(all.map((each) => each.prohibition)).size - laws.size;
  return html`<details><summary>${counted(shown.length, 'clause', 'clauses')} and what each says</summary>
<table><thead><tr><th>For</th><th>Verdict</th><th>Clause</th><th>Law</th></tr></thead><tbody>
${rows}</tbody></table>
${silent > 0 ? html`<p>${counted(silent, ...SILENT)} (-o json has each test).</p>` : null}</details>
`;
}

const SILENT = [
  'other law was tested, and no clause of it covers this',
  'other laws were tested, and no clause of theirs covers this',
] as const;

const WHOM = { self: '', counterparty: ' for the other side', agency: ' for an agency' } as const;

function clauseRow(determination: Determination, { vocabulary, prohibitions }: Catalogue): Markup {
  const { activity, verdict, bound, text, url, verification } = determination;
  const label = vocabulary.activities.find(({ id }) => id === activity)?.label ?? activity;
  const law = prohibitions.find(({ id }) => id === determination.prohibition);
  const cited = law === undefined ? determination.citation : shortCitation(law);
  const contract = contractWords(determination);
  const under = contract === null ? '' : `, contract ${contract}`;
  return html`<tr><td data-head="For">${label}</td>
<td class="verdict">${running([verdictSpan(verdict), WHOM[bound]])}</td>
<td class="clause">${text}</td>
<td>${link(cited, url)}${under} (${VERIFICATION_MARKS[verification]})</td></tr>
`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
