import { FormatError } from '../byte-reader.ts';
import { BLOCK, readTarHeader } from './tar-header.ts';

/**
 * First files of the archives that `docker save`, skopeo, umoci, buildah, crane, kaniko, jib and nix write, and of
 * those that people pack again by hand. Wide: a tar that is none costs a look at its list and no more.
 */
const FIRST_FILE =
  /^(blobs\/.*|oci-layout|repositories|[^/]+\.json|sha256:[0-9a-f]{64}|[^/]+\.tar(\.gz|\.zst)?|[^/]+\/(VERSION|json|layer\.tar))$/;

/**
 * Whether a tar's first file is one of a container image's archive (OCI image layout; Docker image specification
 * v1.2). A cheap look at the head, past folders and what lengthens names: the manifest decides.
 */
export function looksLikeImage(head: Uint8Array): boolean {
  for (let at = 0; at + BLOCK <= head.length; ) {
    const block = head.subarray(at, at + BLOCK);
    if (block[0] === 0) return false;
    try {
      const { name, kind, size } = readTarHeader(block, at);
      if (kind === 'file' && !(size === 0 && name.at(-1) === 0x2f)) return FIRST_FILE.test(plainName(name));
      // docker save of old: a folder for each layer; the layout of OCI: one for its blobs.
      if (/^([0-9a-f]{64}|blobs)(\/|$)/.test(plainName(name))) return true;
      at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    } catch (error) {
      if (error instanceof FormatError) return false;
      throw error;
    }
  }
  return false;
}

function plainName(name: Uint8Array): string {
  return new TextDecoder('latin1').decode(name).replace(/^(\.?\/)+/, '');
}
