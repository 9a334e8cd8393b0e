import type { SourceGap } from '../source.ts';

/** The gap of an image that is not laid out as it should be. */
export function brokenImage(reason: string): SourceGap {
  return {
    code: 'malformed',
    reason: `it is laid out as a container image, and ${reason}`,
    remedy: 'Save the image again, or unpack it yourself and scan the folder.',
    material: true,
  };
}

/** The gap of a layer whose bytes only a key opens. */
export function encryptedLayer(layer: string): SourceGap {
  return {
    code: 'encrypted',
    reason: `the layer ${layer} is encrypted`,
    remedy: 'Decrypt the image with its key (skopeo copy --decryption-key), and scan that.',
    material: true,
  };
}
