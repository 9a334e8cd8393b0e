import type { TargetCoverage } from '../../model/coverage.ts';
import type { ScanResult } from '../../model/result.ts';
import type { ReportOptions } from '../report.ts';
import { wrapped } from '../text/lines.ts';
import { excerpt } from '../text/printable.ts';

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

function countsText({ files, archives, bySource }: TargetCoverage, { sources }: ReportOptions): string {
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

/** The one sentence that somebody takes away; nothing looked at is never clean. */
export function summarySentence(result: ScanResult, things: number): string {
  const { summary } = result;
  if (summary.lookedAtNothing) return 'Nothing was looked at. That is not the same as finding nothing.';
  const part = summary.interrupted ? 'Interrupted: this is a part of the whole. ' : '';
  const unread =
    summary.materialGaps > 0 ? ` ${counted(summary.materialGaps, 'place was', 'places were')} not read.` : '';
  if (things === 0) {
    const what = summary.materialGaps > 0 ? 'Nothing in what was read' : 'Nothing here';
    return `${part}${what} was found to come from a supplier under a ban that the catalogue knows.${unread}`;
  }
  const come = things === 1 ? '1 thing here comes' : `${things.toLocaleString('en-US')} things here come`;
  return `${part}${come} from a supplier under a ban.${unread}`;
}

/** For whom, and what had to be taken for granted. */
export function assumptionSentence({ profile }: ScanResult): string {
  if (!profile.given) return `Assumed: ${profile.assumed.join('; ')} (--profile FILE says otherwise).`;
  const given = profile.contracts.length > 0 ? ` Contracts given: ${profile.contracts.join(', ')}.` : '';
  return `Asked for ${profile.name} (${profile.roles.join(', ')}).${given} Assumed: ${profile.assumed.join('; ')}.`;
}
