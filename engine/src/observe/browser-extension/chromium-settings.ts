import type { JsonPath } from '../../formats/json/json.ts';
import { sightingsOf } from '../sightings.ts';
import type { FileFacts, ObserveContext, OpenFile, SourceStep } from '../source.ts';
import { extensionRecord } from './extension-record.ts';
import { jsonValues } from './json-values.ts';
import { ChromiumSetting } from './schema.ts';

const NAMES = new Set(['Preferences', 'Secure Preferences']);
const BRACE = 0x7b;
/** `extensions.settings`, and below it an object for each extension. */
const WAY = ['extensions', 'settings'];
const ID = /^[a-p]{32}$/;
const UNINSTALLED = 2;

/** The settings of a profile of Chromium's family. Extensions that lie outside the profile stand only here. */
export function isChromiumSettings(file: FileFacts): boolean {
  return NAMES.has(file.name) && file.head[0] === BRACE;
}

export function settingsSeen(file: OpenFile, context: ObserveContext): Generator<SourceStep> {
  return jsonValues(file, context, choice, (value, path, line) => {
    const id = String(path.at(-1));
    const setting = ChromiumSetting.safeParse(value);
    return setting.success ? settingSeen(id, setting.data, line, file, context) : null;
  });
}

function choice(path: JsonPath): 'descend' | 'take' | 'skip' {
  if (path.length <= WAY.length) return path.every((step, index) => step === WAY[index]) ? 'descend' : 'skip';
  return ID.test(String(path.at(-1))) ? 'take' : 'skip';
}

/** Chromium keeps an entry for each identifier it was ever told of: without a folder it has no such extension. */
function settingSeen(
  id: string,
  { state, path, manifest }: ChromiumSetting,
  line: number,
  file: OpenFile,
  context: ObserveContext,
): Iterable<SourceStep> {
  const isThere = state !== UNINSTALLED && (path !== undefined || manifest !== undefined);
  const presence = isThere ? 'installed' : 'was-here';
  const record = extensionRecord(file, context, { presence, line, id, version: manifest?.version });
  return sightingsOf(record, [
    ['browser-extension', `chrome:${id}`],
    ['publisher', manifest?.author],
  ]);
}
