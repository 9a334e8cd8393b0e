import type { Source } from '../source.ts';
import { isChromiumSettings, settingsSeen } from './chromium-settings.ts';
import { isManifest, manifestSeen } from './extension-manifest.ts';
import { addonsSeen, isFirefoxAddons } from './firefox-addons.ts';
import { isNativeHost, nativeHostSeen } from './native-host.ts';

/**
 * Extensions in the profiles of browsers. What an extension is called is anybody's word, and often that of what it is
 * about: its identifier tells, and its name is not handed on.
 */
export const browserExtension: Source = {
  id: 'browser-extension',
  title: 'Browser extensions (profiles of Chromium and Firefox)',
  schemes: [],
  needs: [],
  sees: [
    {
      kind: 'browser-extension',
      what: 'identifiers of extensions, and of programs that extensions may talk to',
    },
    { kind: 'publisher', what: 'the author that an extension names' },
    { kind: 'file-path', what: 'where such a program lies' },
  ],
  doesNotSee: [
    'extensions that a policy installs and no profile has loaded yet',
    'extensions of Safari, which are parts of apps',
  ],
  named: { names: ['Preferences', 'Secure Preferences'], endings: ['json'] },
  required: (file) =>
    isManifest(file) || isChromiumSettings(file) || isFirefoxAddons(file) || isNativeHost(file),
  *observe(file, context) {
    if (isManifest(file)) yield* manifestSeen(file, context);
    else if (isChromiumSettings(file)) yield* settingsSeen(file, context);
    else if (isFirefoxAddons(file)) yield* addonsSeen(file, context);
    else if (isNativeHost(file)) yield* nativeHostSeen(file, context);
  },
};
