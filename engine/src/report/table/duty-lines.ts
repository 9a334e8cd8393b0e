import type { Duty, DutyDeadline } from '../../model/determination.ts';
import { dayText } from '../text/dates.ts';
import type { Span, Words } from '../text/lines.ts';
import { assetNames, bySaying, type FindingGroup } from './grouping.ts';
import { type TableContext, underFinding } from './layout.ts';

const LABELS = {
  report: 'Reporting',
  represent: 'Representing',
  inquire: 'Inquiring',
  'flow-down': 'Passing on',
} as const satisfies Record<Duty['kind'], string>;

const STATUS = {
  applies: { text: 'APPLIES', tone: 'stop' },
  undetermined: { text: 'UNDETERMINED', tone: 'doubt' },
} as const satisfies Record<Exclude<Duty['status'], 'not-triggered'>, Span>;

/** What has to be reported, represented or inquired, as far as its trigger is met or open. */
export function dutyLines(group: FindingGroup, context: TableContext): string[] {
  const keys = new Map<string, Duty>();
  for (const duty of group.findings.flatMap((finding) => finding.duties)) {
    if (duty.status !== 'not-triggered') keys.set(keyOf(duty), duty);
  }
  if (keys.size === 0) return [];
  const lines = [...keys.keys()].flatMap((key) => linesOf(key, group, context));
  const counsel = 'Ask counsel or the contracting officer before you report, sign or certify.';
  return [...lines, ...underFinding('', [counsel], context)];
}

function keyOf({ prohibition, clause, kind, contract }: Duty): string {
  return JSON.stringify([prohibition, clause, kind, contract]);
}

function linesOf(key: string, group: FindingGroup, context: TableContext): string[] {
  const sayings = bySaying(
    group.findings,
    (finding) =>
      finding.duties.find((duty) => keyOf(duty) === key && duty.status !== 'not-triggered') ?? null,
  );
  return sayings.flatMap(({ said, findings }, index) => {
    const on = sayings.length > 1 ? [`on ${assetNames(findings)}: `] : [];
    const [head = [], ...rest] = dutyWords(said);
    return [
      ...underFinding(index === 0 ? LABELS[said.kind] : '', [...on, ...head], context),
      ...rest.flatMap((words) => underFinding('', words, context)),
    ];
  });
}

/** What is said of one duty: its status, its questions, by when and to whom. */
export function dutyWords(duty: Duty): Words[] {
  if (duty.status === 'not-triggered') return [];
  const contract = duty.contract === null ? '' : ` Contract ${duty.contract}.`;
  return [
    [STATUS[duty.status], `. ${duty.text}${contract}`],
    ...duty.questions.map((question): Words => [`  ${question.ask}`]),
    ...duty.deadlines.map((deadline): Words => [`  ${deadlineText(deadline, duty)}`]),
    ...(duty.deadlines.length > 0 ? [[`  To: ${duty.to}`]] : []),
    [`  ${duty.citation}`],
  ];
}

/** The days are counted from the event that the clause names; the date shown supposes that it was now. */
function deadlineText(deadline: DutyDeadline, duty: Duty): string {
  const unit = deadline.unit === 'business-day' ? 'business day' : 'calendar day';
  const days = `${deadline.count} ${unit}${deadline.count === 1 ? '' : 's'}`;
  const head = duty.status === 'applies' ? deadline.what : `If so, ${deadline.what}`;
  const by =
    deadline.ifEventNowBy === null
      ? ''
      : `; if that is the day asked about, by ${dayText(deadline.ifEventNowBy)}`;
  const assumed = deadline.basis === 'assumed' ? ', how days are counted being assumed' : '';
  return `${head}: within ${days} of ${deadline.of}${by} (${deadline.because}${assumed})`;
}
