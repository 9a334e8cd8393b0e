import type { FormatError } from '../../formats/byte-reader.ts';
import type { Hive } from '../../formats/registry-hive/registry-hive.ts';
import type { SourceGap } from '../source.ts';

export const ANOTHER_COPY =
  'Save the hive again on the machine (reg save HKLM\\SOFTWARE software.hiv), or copy it while Windows is shut down.';

const UNFINISHED =
  'Windows had not finished writing this hive: the last changes are in its transaction logs (.LOG1, .LOG2), which';

/**
 * What the first block says of the whole hive.
 *
 * @param couldLook whether logs were looked for beside it
 */
export function hiveGaps({ base, missing }: Hive, couldLook: boolean): SourceGap[] {
  const gaps: SourceGap[] = [];
  if (base.isDirty) gaps.push(couldLook ? withoutLogs() : logsNotSought());
  if (!base.hasRightChecksum)
    gaps.push(
      damaged('malformed', 'the checksum of its first block is wrong, so it was damaged or changed by hand'),
    );
  if (missing > 0)
    gaps.push(
      damaged(
        'truncated',
        `the file ends ${missing} bytes before the hive does, and its keys there were not read`,
      ),
    );
  return gaps;
}

function withoutLogs(): SourceGap {
  const reason = `${UNFINISHED} do not lie beside it or do not fit it`;
  return { code: 'unsupported', reason, remedy: ANOTHER_COPY, material: true };
}

function logsNotSought(): SourceGap {
  return {
    code: 'unsupported',
    reason: `${UNFINISHED} are not looked for where it comes from: an archive that is no zip, or standard input`,
    remedy: `Unpack it with its logs, and scan the folder. Or: ${ANOTHER_COPY}`,
    material: true,
  };
}

export function unopened(error: FormatError): SourceGap {
  const at = error.offset === null ? '' : ` (at byte ${error.offset})`;
  return damaged(error.code, `${error.message}${at}`);
}

export function otherHive(): SourceGap {
  return {
    code: 'unsupported',
    reason:
      "its root has the keys of no hive that is known: of SOFTWARE, of SYSTEM, or of a user's NTUSER.DAT",
    remedy:
      'Save the whole hive (reg save HKLM\\SOFTWARE software.hiv), or export the part as text (reg export).',
    material: true,
  };
}

export function tooManyKeys(): SourceGap {
  return {
    code: 'limit-reached',
    reason: 'it has more keys than are read of one hive, and the rest was not looked at',
    remedy: 'Export the keys that matter as text (reg export), and scan that.',
    material: true,
  };
}

function damaged(code: FormatError['code'], reason: string): SourceGap {
  return { code, reason, remedy: ANOTHER_COPY, material: true };
}
