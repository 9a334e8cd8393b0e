/**
 * What a finding is on: a machine by its own id, an image by digest, an SBOM's subject, a row's host, an
 * address in a log, a file when nothing larger is known. Each source says what its asset is.
 */
export interface Asset {
  readonly kind: 'machine' | 'disk' | 'image' | 'software' | 'address' | 'file';
  /** Stable within a target: host name, machine id, digest, bom-ref, path. */
  readonly id: string;
  /** What people call it. */
  readonly label: string;
}
