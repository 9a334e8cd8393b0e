import { createHash } from 'node:crypto';
import type { ScanResult } from '../../model/result.ts';
import type { Report, ReportOptions } from '../report.ts';
import { titleOf } from '../table/finding-block.ts';
import { assetNames, type FindingGroup, groupFindings } from '../table/grouping.ts';
import { assumptionSentence, countsText, summaryWords } from '../table/heading.ts';
import { dayText } from '../text/dates.ts';
import type { Words } from '../text/lines.ts';
import { excerpt } from '../text/printable.ts';
import { PRESENCE_WORDS } from '../words/evidence-words.ts';
import { verdictSpan } from '../words/verdict-words.ts';
import { acceptanceSection, dutySection, gapSection, leadSection } from './closing-sections.ts';
import { Markup, html as markup } from './markup.ts';
import { STYLE } from './style.ts';
import { thingSection } from './thing-section.ts';
import { found, running } from './words.ts';

/**
 * One page that needs nothing else: no script, no request, its one style allowed by digest and everything else
 * forbidden by its own policy (CSP level 2), so that what a scanned name might smuggle in would do nothing.
 */
export const html: Report = {
  id: 'html',
  title: 'a page to read, print and pass on',
  write: writePage,
};

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function* writePage(result: ScanResult, options: ReportOptions): Generator<string> {
  for (const part of pageParts(result, options)) {
    if (part !== null) yield part.text;
  }
}

function* pageParts(result: ScanResult, options: ReportOptions): Generator<Markup | null> {
  const { catalogue } = options;
  const groups = groupFindings(result.findings);
  yield head(result);
  yield opening(result, groups, options);
  if (groups.length > 1) yield overview(groups, options);
  if (groups.length > 0)
    yield markup`<section><h2>What was found</h2>
`;
  for (const [index, group] of groups.entries()) yield thingSection(group, index + 1, { catalogue });
  if (groups.length > 0)
    yield markup`</section>
`;
  yield dutySection(groups);
  yield leadSection(result, catalogue);
  yield gapSection(result);
  yield acceptanceSection(result);
  yield foot(result);
}

function head(result: ScanResult): Markup {
  const title = `interdict: ${excerpt(result.targets.join(', '), 80)}, ${dayText(result.asOf)}`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
`;
}

/** What somebody takes away, for whom it holds, and what was looked at. */
function opening(result: ScanResult, groups: readonly FindingGroup[], options: ReportOptions): Markup {
  const [sentence = '', ...counts] = summaryWords(result, groups);
  const text = typeof sentence === 'string' ? sentence : sentence.text;
  return markup`<header>
<h1>${text}</h1>
${counts.length > 0 ? markup`<p>${running(counts)}</p>` : null}
<p>${assumptionSentence(result)}</p>
<p>${result.notice}</p>
<table><thead><tr><th>Looked at</th><th>In it</th></tr></thead><tbody>
${result.coverage.targets.map(
  (target) => markup`<tr><td>${found(target.target)}</td><td>${countsText(target, options)}</td></tr>
`,
)}</tbody></table>
</header>
`;
}

/** One line a thing, for whoever has no time. */
function overview(groups: readonly FindingGroup[], { catalogue }: ReportOptions): Markup {
  return markup`<section><h2>At a glance</h2>
<table><thead><tr><th></th><th>Thing</th><th>Where</th><th>For you</th></tr></thead><tbody>
${groups.map(
  (
    { first, findings },
    index,
  ) => markup`<tr><td class="number"><a href="#thing-${index + 1}">${index + 1}</a></td>
<td>${found(titleOf(first, { catalogue }))}</td>
<td>${PRESENCE_WORDS[first.presence]} ${found(assetNames(findings))}</td>
<td class="verdict">${running(headlines(findings))}</td></tr>
`,
)}</tbody></table></section>
`;
}

/** The verdicts at the head of a thing's findings, each once, the most serious first as they follow. */
function headlines(findings: FindingGroup['findings']): Words {
  const verdicts = [...new Set(findings.map(({ headline }) => headline.verdict))];
  return verdicts.flatMap((verdict, index) => [...(index > 0 ? [', '] : []), verdictSpan(verdict)]);
}

function foot({ tool, catalogue, asOf, asKnown, notice }: ScanResult): Markup {
  return markup`<footer>
<p>${notice}</p>
<p>Made by ${tool.name} ${tool.version} with the catalogue ${catalogue.version} (<code>${catalogue.digest}</code>), as of
${asOf}, as known ${asKnown}.</p>
</footer>
</body>
</html>
`;
}
