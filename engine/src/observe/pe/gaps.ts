import { SOUND_COPY } from '../file-gaps.ts';
import type { SourceGap } from '../source.ts';

export function truncatedGap(missing: number, material: boolean): SourceGap {
  const reason = `the file ends ${missing} bytes before the parts that its header lists`;
  return { code: 'truncated', reason, remedy: SOUND_COPY, material };
}
