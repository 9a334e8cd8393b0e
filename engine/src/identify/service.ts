import type { Matcher } from './matcher.ts';
import { foldName } from './name.ts';
import { patternTable } from './pattern-table.ts';

/** Services of Windows, systemd units, launchd labels: by short or display name. */
export const service: Matcher = {
  id: 'service',
  title: 'Services',
  kinds: ['service'],
  compares:
    'The name or display name, whole, without regard to case; a systemd unit with or without “.service”.',
  compile: (indicators) => patternTable(indicators, (text) => foldName(text).replace(/\.service$/, '')),
};
