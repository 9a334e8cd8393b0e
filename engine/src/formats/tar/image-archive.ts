/** First entries of the archives that `docker save`, skopeo, umoci and buildah write. */
const FIRST_ENTRY =
  /^(blobs\/|oci-layout$|index\.json$|manifest\.json$|repositories$|[0-9a-f]{64}(\/|\.json$|\.tar$))/;

/**
 * Whether a tar's first entry is that of a container image's archive (OCI image layout; Docker image
 * specification v1.2). A cheap look at the head: the manifest decides.
 */
export function looksLikeImage(head: Uint8Array): boolean {
  const end = head.subarray(0, 100).indexOf(0);
  const name = new TextDecoder('latin1').decode(head.subarray(0, end < 0 ? 100 : end));
  return FIRST_ENTRY.test(name.replace(/^\.\//, ''));
}
