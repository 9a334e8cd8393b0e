import type { ByteReader } from '../formats/byte-reader.ts';
import type { Asset } from '../model/asset.ts';
import type { Marked } from './likely-readers.ts';
import type { FileFacts, ObserveContext, OpenFile, SourceGap } from './source.ts';
import type { UnpackBudget } from './unpack-budget.ts';

/** A member's bytes, or why they cannot be had. Bytes that came before damage are had with the gap. */
export type OpenedMember =
  | {
      readonly ok: true;
      readonly bytes: ByteReader;
      readonly gap: SourceGap | null;
      /** What the archive knows of it besides. */
      readonly around?: Pick<OpenFile, 'beside' | 'memberPath'>;
    }
  | { readonly ok: false; readonly gap: SourceGap };

/** A file inside an archive: what it is called, and its bytes on demand. */
export interface Member {
  /** As the archive writes it, made relative and printable; never used as a path on this machine. */
  readonly name: string;
  /** Names passed through to it inside the archive, where that is more than its own: an image's layer. */
  readonly within?: readonly string[];
  /** What it is on, where the archive knows: an image. */
  readonly asset?: Asset;
  readonly size: number;
  /** Up to 4 KiB from the start, read before anybody asks for the rest. Null where only the name can be seen. */
  readonly head: Uint8Array | null;
  /** The whole member in memory, within the limits. Asked for before the next member is, or not at all. */
  open(): Promise<OpenedMember>;
}

/** What a container is handed besides the file. */
export interface ContainerContext extends ObserveContext {
  /** What may still be unpacked from the outermost file, all depths together. */
  readonly budget: UnpackBudget;
  /** Throws `Stopped` once the scan was broken off or the outermost file had its time; long loops call it. */
  goOn(): void;
}

/** Ends the reading of a file from inside. Caught by the walker, which knows and tells the reason. */
export class Stopped extends Error {}

/** What a container yields: first that the file is an archive of its kind, which may take more than its head. */
export type ContainerYield =
  | { readonly kind: 'archive' }
  | { readonly kind: 'member'; readonly member: Member }
  | { readonly kind: 'gap'; readonly gap: SourceGap };

/** A reader of one kind of archive. A plain object, like a source. */
export interface Container extends Marked {
  readonly id: string;
  readonly title: string;
  readonly doesNotSee: readonly string[];
  required(file: FileFacts): boolean;
  /** Members in the order of the archive. Yields gaps, never throws on what the bytes are. */
  expand(file: OpenFile, context: ContainerContext): AsyncIterable<ContainerYield>;
}
