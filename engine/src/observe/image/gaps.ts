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

/** What is said where the parts of an image are read as files are, since nothing tells how they lie over one another. */
export function readLayersAsFiles(reason: string): SourceGap {
  return {
    code: 'unsupported',
    reason: `it is laid out as a container image, and ${reason}; its layers are read one by one, and what a later layer removes or replaces is told as there`,
    remedy: 'Save the image again (skopeo copy, docker save), and scan that, to see what shows in it.',
    material: false,
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
