import { sightingsOf } from '../sightings.ts';
import type { FileFacts, ObserveContext, OpenFile, SourceStep } from '../source.ts';
import { extensionRecord } from './extension-record.ts';
import { jsonValues } from './json-values.ts';
import { NativeHost } from './schema.ts';

/** Where browsers of Linux and macOS look; on Windows the registry names the file, wherever it is. */
const HOST = /(?:^|\/)(?:NativeMessagingHosts|native-messaging-hosts)\/[^/]+\.json$/;

/** The manifest of a program that extensions may start and talk to. */
export function isNativeHost(file: FileFacts): boolean {
  return file.name.endsWith('.json') && HOST.test(file.place);
}

export function nativeHostSeen(file: OpenFile, context: ObserveContext): Generator<SourceStep> {
  return jsonValues(
    file,
    context,
    () => 'take',
    (value) => {
      const host = NativeHost.safeParse(value);
      if (!host.success) return null;
      return sightingsOf(extensionRecord(file, context, { presence: 'installed' }), [
        ['browser-extension', `native-host:${host.data.name}`],
        ['file-path', host.data.path],
      ]);
    },
  );
}
