import type { CoverageGap } from '../../model/coverage.ts';
import { printLocation } from '../../model/location.ts';
import type { ScanResult } from '../../model/result.ts';
import { sourceTextText } from '../table/closing.ts';
import { type SarifLocation, type Schemes, sarifLocation } from './locations.ts';
import { type Message, message } from './message.ts';

/** SARIF 2.1.0, 3.58. */
export interface Notification {
  readonly descriptor: { readonly id: string };
  readonly level: 'warning' | 'note';
  readonly message: Message;
  readonly locations?: readonly SarifLocation[];
  readonly properties?: Readonly<Record<string, unknown>>;
}

const NOTHING_LOOKED_AT = 'coverage/nothing-looked-at';
const INTERRUPTED = 'coverage/interrupted';
const NOT_LISTED = 'coverage/not-listed';
const NOT_OPENED = 'coverage/not-opened';

/** What was not looked at, so that nobody takes silence for cleanness. */
export function* notifications(result: ScanResult, schemes: Schemes): Generator<Notification> {
  const { coverage, summary } = result;
  if (summary.lookedAtNothing) {
    yield general(NOTHING_LOOKED_AT, 'Nothing was looked at. That is not the same as finding nothing.');
  }
  if (summary.interrupted) yield general(INTERRUPTED, 'Interrupted: this is a part of the whole.');
  for (const gap of coverage.gaps) yield gapNotification(gap, schemes);
  if (coverage.gapsNotListed > 0) {
    yield general(NOT_LISTED, `${coverage.gapsNotListed} more gaps are not listed one by one.`);
  }
  const closed = sourceTextText(coverage);
  if (closed !== null) yield general(NOT_OPENED, `${closed}.`, 'note');
}

/** The descriptors that notifications refer to (3.19.24). */
export function notificationDescriptors({ coverage, summary }: ScanResult) {
  const codes = [...new Set(coverage.gaps.map(({ code }) => code))].sort();
  return [
    ...(summary.lookedAtNothing ? [descriptor(NOTHING_LOOKED_AT, 'Nothing was looked at')] : []),
    ...(summary.interrupted ? [descriptor(INTERRUPTED, 'The scan was broken off')] : []),
    ...codes.map((code) => descriptor(gapId(code), `Not looked at: ${code.replaceAll('-', ' ')}`)),
    ...(coverage.gapsNotListed > 0 ? [descriptor(NOT_LISTED, 'Gaps that are only counted')] : []),
    ...(sourceTextText(coverage) === null ? [] : [descriptor(NOT_OPENED, 'Not opened: source text by name')]),
  ];
}

function gapId(code: CoverageGap['code']): string {
  return `gap/${code}`;
}

function descriptor(id: string, text: string) {
  return { id, shortDescription: message(text) };
}

function general(id: string, text: string, level: Notification['level'] = 'warning'): Notification {
  return { descriptor: { id }, level, message: message(text) };
}

function gapNotification(gap: CoverageGap, schemes: Schemes): Notification {
  const reason = gap.reason.replace(/[.]$/, '');
  return {
    descriptor: { id: gapId(gap.code) },
    level: gap.material ? 'warning' : 'note',
    message: message(`${printLocation(gap.location)}: ${reason}. ${gap.remedy}`),
    locations: [sarifLocation(gap.target, gap.location, schemes)],
    properties: { material: gap.material, source: gap.source, target: gap.target },
  };
}
