import type { JsonPath } from '../../formats/json/json.ts';
import { sightingsOf } from '../sightings.ts';
import type { FileFacts, ObserveContext, OpenFile, SourceStep } from '../source.ts';
import { extensionRecord } from './extension-record.ts';
import { jsonValues } from './json-values.ts';
import { FirefoxAddon } from './schema.ts';

/** The list of add-ons of a Firefox profile, told by the key that its database begins with. */
export function isFirefoxAddons(file: FileFacts): boolean {
  return (
    file.name === 'extensions.json' && Buffer.from(file.head.subarray(0, 256)).includes('"schemaVersion"')
  );
}

export function addonsSeen(file: OpenFile, context: ObserveContext): Generator<SourceStep> {
  return jsonValues(file, context, choice, (value, _, line) => {
    const addon = FirefoxAddon.safeParse(value);
    return addon.success ? addonSeen(addon.data, line, file, context) : null;
  });
}

function choice(path: JsonPath): 'descend' | 'take' | 'skip' {
  if (path.length === 0) return 'descend';
  if (path[0] !== 'addons') return 'skip';
  return path.length === 1 ? 'descend' : 'take';
}

function addonSeen(
  { id, version, defaultLocale }: FirefoxAddon,
  line: number,
  file: OpenFile,
  context: ObserveContext,
): Iterable<SourceStep> {
  const record = extensionRecord(file, context, { presence: 'installed', line, id, version });
  return sightingsOf(record, [
    ['browser-extension', `firefox:${id}`],
    ['publisher', defaultLocale?.creator],
  ]);
}
