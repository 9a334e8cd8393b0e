import type { z } from 'zod';
import type { ByteReader } from '../../formats/byte-reader.ts';
import type { LayoutRoot } from './image-mark.ts';
import { imageIndex, imageManifest, savedImages } from './schema.ts';

/** The files of an image's archive or layout, by their names in it. */
export type ImageFiles = (name: string) => ByteReader | null;

/** A layer: its file, and whether that holds a tar. Attestations and charts are laid out as images and hold others. */
export interface Layer {
  readonly file: string;
  readonly kind: 'tar' | 'encrypted' | 'other';
}

/** One image: what it is called, and its layers, lowest first. */
export interface Image {
  /** Digest of its manifest or configuration: the same image has the same. */
  readonly id: string;
  readonly label: string;
  readonly layers: readonly Layer[];
}

/** The images that an archive or layout holds, and what is wrong with it, in words. */
export interface FoundImages {
  readonly images: readonly Image[];
  readonly faults: readonly string[];
}

/** A manifest is a page of JSON; what is larger is none. */
const MOST_BYTES = 4 * 1024 * 1024;
/** An index may name indexes (one for each platform); further down it is a trick. */
const MOST_NESTED = 3;

/**
 * Reads `manifest.json` of `docker save`, else the `index.json` of an OCI layout.
 *
 * @param root what the names of the images' parts begin with
 */
export function findImages(files: ImageFiles, root: LayoutRoot = ''): FoundImages {
  const manifest = files(`${root}manifest.json`);
  const saved = manifest && readJson(manifest, savedImages);
  if (saved !== null) return { images: fromSaved(saved, root), faults: [] };
  const index = files(`${root}index.json`);
  if (index !== null) {
    const faults: string[] = [];
    const images = [...fromIndex({ files, root, faults }, index, `${root}index.json`, null, MOST_NESTED)];
    return { images, faults };
  }
  const faults = manifest === null ? [] : [`${root}manifest.json is no list of saved images`];
  return { images: [], faults };
}

function fromSaved(saved: z.infer<typeof savedImages>, root: LayoutRoot): Image[] {
  return saved.map(({ Config, RepoTags, Layers }) => {
    const hex = /[0-9a-f]{64}/.exec(Config)?.[0];
    const id = hex === undefined ? Config : `sha256:${hex}`;
    return {
      id,
      label: RepoTags?.[0] ?? shortId(id),
      layers: Layers.map((file): Layer => ({ file: root + file, kind: 'tar' })),
    };
  });
}

/** The layout that indexes are read of, and where faults are noted. */
interface Layout {
  readonly files: ImageFiles;
  readonly root: LayoutRoot;
  readonly faults: string[];
}

function* fromIndex(
  layout: Layout,
  bytes: ByteReader,
  name: string,
  label: string | null,
  depth: number,
): Generator<Image> {
  const { files, root, faults } = layout;
  const index = readJson(bytes, imageIndex);
  if (index === null) {
    faults.push(`${name} is no image index`);
    return;
  }
  for (const { digest, annotations } of index.manifests) {
    const named = annotations?.['org.opencontainers.image.ref.name'] ?? label;
    const path = root + blobName(digest);
    const blob = files(path);
    if (blob === null) {
      faults.push(`the manifest ${shortId(digest)} that ${name} names is missing`);
      continue;
    }
    const manifest = readJson(blob, imageManifest);
    if (manifest !== null) {
      const layers = manifest.layers.map(
        ({ digest, mediaType }): Layer => ({ file: root + blobName(digest), kind: layerKind(mediaType) }),
      );
      yield { id: digest, label: named ?? shortId(digest), layers };
    } else if (depth > 0) {
      yield* fromIndex(layout, blob, path, named, depth - 1);
    } else {
      faults.push(`${path} is neither a manifest nor an index that may stand there`);
    }
  }
}

/** `application/vnd.oci.image.layer.v1.tar+zstd`, `application/vnd.docker.image.rootfs.diff.tar.gzip` and the like. */
function layerKind(mediaType: string | undefined): Layer['kind'] {
  if (mediaType?.endsWith('+encrypted')) return 'encrypted';
  return mediaType === undefined || /\btar\b/.test(mediaType) ? 'tar' : 'other';
}

/** `blobs/sha256/<hex>` or `<hex>/layer.tar`, as people know a layer. */
export function layerName({ file }: Layer): string {
  const hex = /[0-9a-f]{64}/.exec(file)?.[0];
  return hex === undefined ? file : shortId(`sha256:${hex}`);
}

function readJson<T>(bytes: ByteReader, schema: z.ZodType<T>): T | null {
  if (bytes.size > MOST_BYTES) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.read(0, bytes.size));
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError)
      return null;
    throw error;
  }
}

function blobName(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}

/** `sha256:0123456789ab`, as people's tools print it. */
export function shortId(id: string): string {
  return id.replace(/^(sha\d+:[0-9a-f]{12})[0-9a-f]+$/, '$1');
}
