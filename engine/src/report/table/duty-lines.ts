import type { Duty, DutyDeadline } from '../../model/determination.ts';
import { dayText } from '../text/dates.ts';
import { field, painted, type Span, type Words } from '../text/lines.ts';
import { contractWords } from '../words/contract-words.ts';
import type { FindingGroup } from './grouping.ts';
import { atFoot, type TableContext, underFinding } from './layout.ts';

/** How duties of a kind are called at the head of a line. */
export const DUTY_LABELS = {
  report: 'Reporting',
  represent: 'Representing',
  inquire: 'Inquiring',
  'flow-down': 'Passing on',
} as const satisfies Record<Duty['kind'], string>;

const STATUS = {
  applies: { text: 'APPLIES', tone: 'stop' },
  undetermined: { text: 'UNDETERMINED', tone: 'doubt' },
  'not-triggered': { text: 'NOT TRIGGERED', tone: 'quiet' },
} as const satisfies Record<Duty['status'], Span>;

/** The statuses of a group's duties that are not settled away, each once. */
export function dutyStatuses({
  findings,
}: FindingGroup): { readonly label: string; readonly status: Span }[] {
  const seen = new Map<string, Duty>();
  for (const duty of findings.flatMap((finding) => openDuties(finding.duties))) {
    seen.set(JSON.stringify([duty.kind, duty.status]), duty);
  }
  return [...seen.values()].map(({ kind, status }) => ({ label: DUTY_LABELS[kind], status: STATUS[status] }));
}

/** Under a finding: the status alone, for the whole stands once in the list of duties. */
export function dutyStatusLines(group: FindingGroup, context: TableContext): string[] {
  return dutyStatuses(group).flatMap(({ label, status }) =>
    underFinding(label, [status, ', see Duties below'], context),
  );
}

/** A duty, and the numbers of the groups that it concerns. */
export interface ConcernedDuty {
  readonly duty: Duty;
  readonly concerns: readonly number[];
}

/** The duties, each once. */
export function concernedDuties(groups: readonly FindingGroup[]): ConcernedDuty[] {
  const duties = new Map<string, { duty: Duty; concerns: Set<number> }>();
  for (const [index, group] of groups.entries()) {
    for (const duty of group.findings.flatMap((finding) => openDuties(finding.duties))) {
      const key = JSON.stringify(duty);
      const known = duties.get(key) ?? { duty, concerns: new Set() };
      duties.set(key, known);
      known.concerns.add(index + 1);
    }
  }
  return [...duties.values()].map(({ duty, concerns }) => ({ duty, concerns: [...concerns] }));
}

export const ASK_COUNSEL = 'Ask counsel or the contracting officer before you report, sign or certify.';

/** The list of duties, each once, with the findings that it concerns by their numbers. */
export function dutyLines(groups: readonly FindingGroup[], context: TableContext): string[] {
  const duties = concernedDuties(groups);
  if (duties.length === 0) return [];
  const layout = { ...context, indent: 0, label: 18 };
  const lines = duties.flatMap(({ duty, concerns }) => {
    const [head = [], ...rest] = dutyWords(duty);
    const numbers = `Concerns ${concerns.join(', ')}.`;
    return [
      ...field(`   ${DUTY_LABELS[duty.kind]}`, head, layout),
      ...[...rest, [numbers]].flatMap((words) => field('', words, layout)),
    ];
  });
  return [painted('Duties', 'strong', context.colour), ...lines, ...atFoot('', [ASK_COUNSEL], context), ''];
}

/** What is said of one duty: its status, its questions, by when and to whom. */
export function dutyWords(duty: Duty): Words[] {
  const under = contractWords(duty);
  const contract = under === null ? '' : ` Contract ${under}.`;
  return [
    [STATUS[duty.status], `. ${duty.text}${contract}`],
    ...duty.questions.map(
      (question): Words => [`${question.ask} `, { text: `[${question.id}]`, tone: 'quiet' }],
    ),
    ...duty.deadlines.map((deadline): Words => [deadlineText(deadline, duty)]),
    ...(duty.deadlines.length > 0 ? [[`To: ${duty.to}`]] : []),
    [{ text: duty.citation, tone: 'quiet' }],
  ];
}

function openDuties(duties: readonly Duty[]): Duty[] {
  return duties.filter((duty) => duty.status !== 'not-triggered');
}

/** The days are counted from the event that the clause names; the date shown supposes that it was now. */
function deadlineText(deadline: DutyDeadline, duty: Duty): string {
  const unit = deadline.unit.replace('-', ' ');
  const days = `${deadline.count} ${unit}${deadline.count === 1 ? '' : 's'}`;
  const what = `${deadline.what[0]?.toUpperCase() ?? ''}${deadline.what.slice(1)}`;
  const head = duty.status === 'applies' ? what : `If so, ${deadline.what}`;
  const from = deadline.from === null ? '' : ` (${dayText(deadline.from)})`;
  const by = deadline.by === null ? ifNowText(deadline) : `, by ${weekdayText(deadline.by)}`;
  const assumed = deadline.basis === 'assumed' ? '; how days are counted is assumed' : '';
  return `${head}: within ${days} of ${deadline.of}${from}${by} (${deadline.because}${assumed})`;
}

function ifNowText({ ifEventNowBy }: DutyDeadline): string {
  return ifEventNowBy === null ? '' : `; if that is the day asked about, by ${weekdayText(ifEventNowBy)}`;
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function weekdayText(date: string): string {
  return `${WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''} ${dayText(date)}`.trim();
}
