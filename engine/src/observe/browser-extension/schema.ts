import * as z from 'zod';

const text = z.string().optional().catch(undefined);
const inFirefox = z.object({ gecko: z.object({ id: text }).optional().catch(undefined) });

/** What is used of an extension's manifest.json (Chrome "Manifest file format", MDN "manifest.json"). */
export const ExtensionManifest = z.object({
  manifest_version: z.number(),
  version: text,
  author: z
    .union([z.string(), z.object({ email: z.string() })])
    .optional()
    .catch(undefined),
  developer: z.object({ name: text }).optional().catch(undefined),
  /** The public key, in Base64, that Chromium makes the identifier from. */
  key: text,
  browser_specific_settings: inFirefox.optional().catch(undefined),
  applications: inFirefox.optional().catch(undefined),
});
export type ExtensionManifest = z.infer<typeof ExtensionManifest>;

/** An extension in `extensions.settings` of a Chromium profile's (Secure) Preferences. */
export const ChromiumSetting = z.object({
  /** 0 switched off, 1 on, 2 uninstalled by the user although something outside had installed it. */
  state: z.number().optional().catch(undefined),
  path: text,
  manifest: z.object({ version: text, author: text }).optional().catch(undefined),
});
export type ChromiumSetting = z.infer<typeof ChromiumSetting>;

/** An add-on in `addons` of a Firefox profile's extensions.json. */
export const FirefoxAddon = z.object({
  id: z.string(),
  version: text,
  defaultLocale: z.object({ creator: text }).optional().catch(undefined),
});
export type FirefoxAddon = z.infer<typeof FirefoxAddon>;

/** A program that extensions may talk to (Chrome "Native messaging", MDN "Native manifests"). */
export const NativeHost = z.object({ name: z.string(), path: text });
export type NativeHost = z.infer<typeof NativeHost>;
