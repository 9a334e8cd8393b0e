import type { FormatError } from './byte-reader.ts';
import type { ForwardBytes } from './forward-bytes.ts';

/** An entry of an archive that is read from its start, as a tar or cpio; names as the archive has them. */
export interface ArchiveEntry {
  readonly name: Uint8Array;
  readonly linkName: Uint8Array;
  readonly kind: 'file' | 'directory' | 'hard-link' | 'link' | 'special' | 'sparse' | 'other';
  readonly size: number;
  /** Offset of the data in the unpacked archive. */
  readonly dataOffset: number;
}

/** What such an archive yields: its entries, each with its data, and what is wrong; after a `final` error nothing comes. */
export type ArchiveItem =
  | { readonly ok: true; readonly entry: ArchiveEntry; readonly data: ForwardBytes }
  | { readonly ok: false; readonly error: FormatError; readonly final: boolean };
