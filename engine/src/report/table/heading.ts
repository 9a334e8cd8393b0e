import type { TargetCoverage } from '../../model/coverage.ts';
import type { ScanResult } from '../../model/result.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { ReportOptions } from '../report.ts';
import { dayText } from '../text/dates.ts';
import { type Words, wrapped } from '../text/lines.ts';
import { excerpt } from '../text/printable.ts';
import { verdictSpan } from '../words/verdict-words.ts';
import type { FindingGroup } from './grouping.ts';

/** What was looked at, in one line a target; the time only where somebody watches. */
export function targetLines(result: ScanResult, options: ReportOptions): string[] {
  const { targets } = result.coverage;
  return targets.flatMap((target, index) => {
    const last = index === targets.length - 1;
    const elapsed = last && options.elapsed !== undefined ? `   ${seconds(options.elapsed)}` : '';
    return wrapped(
      [`${excerpt(target.target, 80)}   ${countsText(target, options)}${elapsed}`],
      options.width,
      false,
    );
  });
}

export function countsText(
  { files, archives, bySource }: TargetCoverage,
  { sources }: ReportOptions,
): string {
  const parts = [counted(files, 'file', 'files')];
  if (archives > 0) parts.push(counted(archives, 'archive', 'archives'));
  for (const source of sources) {
    const count = bySource[source.id] ?? 0;
    if (count > 0 && source.noun) parts.push(counted(count, source.noun.one, source.noun.many));
  }
  return parts.join(', ');
}

export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** What somebody takes away; nothing looked at is never clean. */
export function summaryWords(result: ScanResult, groups: readonly FindingGroup[]): Words {
  const { coverage, summary } = result;
  if (summary.lookedAtNothing)
    return strong('Nothing was looked at. That is not the same as finding nothing.');
  const part = summary.interrupted ? 'Interrupted: this is a part of the whole. ' : '';
  const gaps = summary.materialGaps;
  const unread = gaps > 0 ? ` ${counted(gaps, 'place was', 'places were')} not read.` : '';
  if (groups.length === 0) {
    const isPart = gaps > 0 || summary.interrupted || coverage.targets.some(({ unopened }) => unopened);
    const what = isPart ? 'Nothing in what was read' : 'Nothing here';
    const ban = 'was found to come from a supplier under a ban that the catalogue knows.';
    return strong(`${part}${what} ${ban}${unread}`);
  }
  const come = counted(groups.length, 'thing here comes', 'things here come');
  return [
    ...strong(`${part}${come} from a supplier under a ban.${unread}`),
    ' For you: ',
    ...headlineCounts(groups),
  ];
}

/** How many things have which verdict at the head, in the order in which they follow. */
function headlineCounts(groups: readonly FindingGroup[]): Words {
  const counts = new Map<Verdict, number>();
  for (const { first } of groups) {
    counts.set(first.headline.verdict, (counts.get(first.headline.verdict) ?? 0) + 1);
  }
  const shown = [...counts];
  return shown.flatMap(([verdict, count], index) => [
    `${count} `,
    verdictSpan(verdict),
    index < shown.length - 1 ? ', ' : '.',
  ]);
}

function strong(text: string): Words {
  return [{ text, tone: 'strong' }];
}

/** For whom and for when, and what had to be taken for granted. */
export function assumptionSentence({ profile, asOf, asKnown }: ScanResult): string {
  const known = dayText(asKnown) === dayText(asOf) ? '' : ` by what was known on ${dayText(asKnown)}`;
  const when = `As of ${dayText(asOf)}${known}`;
  if (!profile.given)
    return `${when}, assumed: ${profile.assumed.join('; ')} (--profile FILE says otherwise).`;
  const given = profile.contracts.length > 0 ? ` Contracts given: ${profile.contracts.join(', ')}.` : '';
  return `${when}, for ${profile.name} (${profile.roles.join(', ')}).${given} Assumed: ${profile.assumed.join('; ')}.`;
}
