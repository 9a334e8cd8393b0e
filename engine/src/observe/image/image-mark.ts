/** Where an image may be laid out in an archive or below a folder: what the names of its parts begin with. */
export type LayoutRoot = string;

/** Archives have one image for the most part; what has more layouts than this is read as files. */
export const MOST_ROOTS = 64;

const MARK = /^((?:.*\/)?)(oci-layout|manifest\.json)$/;

/** Whether a file may be the mark of an image, by its name. */
export function mayBeMark(name: string): boolean {
  return MARK.test(name);
}

/**
 * The root of the image that a file is the mark of, by its name and first bytes; null where it is none. An OCI layout
 * has `oci-layout` (OCI image specification, image layout), and what `docker save` writes a `manifest.json`.
 */
export function rootOfMark(name: string, head: Uint8Array): LayoutRoot | null {
  const [, root = '', file] = MARK.exec(name) ?? [];
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  if (file === 'oci-layout') return text.includes('"imageLayoutVersion"') ? root : null;
  if (file === 'manifest.json') return /"Layers"\s*:/.test(text) && /"Config"\s*:/.test(text) ? root : null;
  return null;
}
