import { type MadeRoot, madeRoot } from './print-roots.ts';

/** The roots of Apple's own programme. They anchor nothing on Windows. */
export function appleRoots(encodings: readonly Uint8Array[]): MadeRoot[] {
  return encodings.map((der) =>
    madeRoot({ der, programme: 'apple', source: 'apple-codesign 0.29.0 (crates.io)', uses: [] }),
  );
}
