import type { ByteReader } from '../formats/byte-reader.ts';
import type { FileFacts, ObserveContext, OpenFile, SourceGap } from './source.ts';
import type { UnpackBudget } from './unpack-budget.ts';

/** A file inside an archive: what it is called, and its bytes on demand. */
export interface Member {
  /** As the archive writes it, made relative and printable; never used as a path on this machine. */
  readonly name: string;
  readonly size: number;
  /** Up to 4 KiB from the start, read before anybody asks for the rest. */
  readonly head: Uint8Array;
  /** The whole member in memory, within the limits; a gap where it cannot be had. */
  open(): Promise<
    { readonly ok: true; readonly bytes: ByteReader } | { readonly ok: false; readonly gap: SourceGap }
  >;
}

/** What a container is handed besides the file. */
export interface ContainerContext extends ObserveContext {
  /** What may still be unpacked from the outermost file, all depths together. */
  readonly budget: UnpackBudget;
}

/** A reader of one kind of archive. A plain object, like a source. */
export interface Container {
  readonly id: string;
  readonly title: string;
  readonly doesNotSee: readonly string[];
  required(file: FileFacts): boolean;
  /** Members in the order of the archive. Yields gaps, never throws on what the bytes are. */
  expand(
    file: OpenFile,
    context: ContainerContext,
  ): AsyncIterable<
    { readonly kind: 'member'; readonly member: Member } | { readonly kind: 'gap'; readonly gap: SourceGap }
  >;
}
