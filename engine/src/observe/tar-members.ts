import { piecesReader } from '../formats/byte-pieces.ts';
import { type ByteReader, bytesReader, FormatError } from '../formats/byte-reader.ts';
import { sliceReader } from '../formats/byte-slice.ts';
import {
  type ForwardBytes,
  forwardReader,
  readTar,
  type TarEntry,
  type TarItem,
} from '../formats/tar/tar.ts';
import type { Location } from '../model/location.ts';
import type { ContainerContext, ContainerYield, OpenedMember } from './container.ts';
import { mayBeMark, rootOfMark } from './image/image-mark.ts';
import { linkClimbs, memberName } from './member-name.ts';
import { type MemberNotes, memberNotes } from './member-notes.ts';
import type { OpenFile, SourceGap } from './source.ts';
import { damageGap } from './unpack.ts';
import { limitGap } from './unpack-budget.ts';

const HEAD_BYTES = 4096;

/** What is not seen of a tar, however it is packed. */
export const TAR_DOES_NOT_SEE = ['sparse files, apart from their names', 'what a link leads to'] as const;

/** What stands in for reading an entry as a member: what it yields instead; null where it is a member. */
export type TakeOver = (entry: TarEntry, data: ForwardBytes) => AsyncIterable<ContainerYield> | null;

/**
 * The members of a tar.
 *
 * @param unpacked the tar as it is unpacked, of which one member is held; null where `file` is the tar itself
 * @param takeOver asked of each entry before it is read
 */
export function tarMembers(
  file: OpenFile,
  unpacked: ForwardBytes | null,
  context: ContainerContext,
  takeOver: TakeOver | null = null,
): AsyncGenerator<ContainerYield> {
  const items = readTar(unpacked ?? forwardReader(file.bytes));
  return membersOf(items, file, unpacked === null ? file.bytes : null, context, takeOver);
}

/**
 * The members of what has entries as a tar has.
 *
 * @param plain the archive where it can be read anywhere; null where it goes by
 */
export async function* membersOf(
  items: AsyncIterable<TarItem>,
  file: OpenFile,
  plain: ByteReader | null,
  context: ContainerContext,
  takeOver: TakeOver | null = null,
): AsyncGenerator<ContainerYield> {
  const notes = memberNotes();
  let entries = 0;
  for await (const item of items) {
    if (!item.ok) {
      yield { kind: 'gap', gap: errorGap(item.error, context) };
      if (item.final) break;
      continue;
    }
    if (++entries > context.limits.entries) {
      const reason = 'it has more entries, and the rest was not looked at';
      yield { kind: 'gap', gap: limitGap('entries', context.limits.entries, reason) };
      break;
    }
    const instead = takeOver?.(item.entry, item.data) ?? null;
    if (instead !== null) {
      yield* instead;
      continue;
    }
    const body = plain ? inPlace(plain, item.entry) : streamed(item.data, item.entry, context);
    if (!(yield* entryYields(item.entry, body, file.location, notes, context))) break;
  }
  for (const gap of notes.gaps()) yield { kind: 'gap', gap };
}

/** An entry's data, in the order head, whole. */
export interface Body {
  head(): Promise<Uint8Array>;
  whole(head: Uint8Array): Promise<OpenedMember>;
}

/** Yields what an entry is, of the archive at a location; false where the archive cannot be read on. */
export async function* entryYields(
  entry: TarEntry,
  body: Body,
  archive: Location,
  notes: MemberNotes,
  context: ContainerContext,
  { name, climbs } = memberName(entry.name),
): AsyncGenerator<ContainerYield, boolean> {
  if (entry.kind === 'directory') return true;
  if (climbs) notes.add('climbing', name);
  if (entry.kind === 'special') notes.add('special', name);
  if (entry.kind === 'link' && linkClimbs(entry.name, entry.linkName)) notes.add('link-outside', name);
  // A hard link names another member from the archive's root.
  if (entry.kind === 'hard-link' && memberName(entry.linkName).climbs) notes.add('link-outside', name);
  // A hard link is a file by another name: what it holds is read under its first.
  if (entry.kind === 'sparse' || entry.kind === 'other' || entry.kind === 'hard-link') {
    if (entry.kind !== 'hard-link') notes.add(entry.kind, name);
    const open = () => Promise.reject(new Error('only the name of this member can be seen'));
    yield { kind: 'member', member: { name, size: entry.size, head: null, open } };
  }
  if (entry.kind !== 'file') return true;
  try {
    const head = await body.head();
    if (mayBeMark(name) && rootOfMark(name, head) !== null) notes.add('image', name);
    const open = () => body.whole(head);
    yield { kind: 'member', member: { name, size: entry.size, head, open } };
    return true;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const location = { path: archive.path, within: [...(archive.within ?? []), name] };
    yield { kind: 'gap', gap: { ...errorGap(error, context), location } };
    return false;
  }
}

/** Data of a tar that can be read anywhere: it stays where it is. */
export function inPlace(bytes: ByteReader, entry: TarEntry): Body {
  const data = sliceReader(bytes, entry.dataOffset, entry.size);
  return {
    head: async () => data.read(0, HEAD_BYTES).slice(),
    whole: async () => ({ ok: true, bytes: data, gap: null }),
  };
}

/** Data of a tar that goes by: the head is kept until the rest is wanted. Of damaged data, what came before. */
export function streamed(data: ForwardBytes, entry: TarEntry, context: ContainerContext): Body {
  return {
    head: () => data.take(Math.min(HEAD_BYTES, entry.size)),
    async whole(head) {
      const { memberBytes } = context.limits;
      if (entry.size > memberBytes) {
        const gap = limitGap('memberBytes', memberBytes, `it has ${entry.size} bytes`);
        return { ok: false, gap };
      }
      try {
        const rest = await restOf(data, entry.size - head.length);
        return { ok: true, bytes: readerOver(head, rest), gap: null };
      } catch (error) {
        if (!(error instanceof FormatError)) throw error;
        if (error.code === 'limit-reached') return { ok: false, gap: context.budget.gap() };
        // The reading of the archive meets the same damage next, and tells it.
        return { ok: true, bytes: bytesReader(head), gap: null };
      }
    },
  };
}

/** What lies side by side is one piece: most of what comes out of a decompressor does. */
function readerOver(head: Uint8Array, rest: readonly Uint8Array[]): ByteReader {
  const [next] = rest;
  if (next === undefined) return bytesReader(head);
  const isBeside = head.buffer === next.buffer && head.byteOffset + head.length === next.byteOffset;
  if (!isBeside) return piecesReader([head, ...rest]);
  const first = new Uint8Array(head.buffer, head.byteOffset, head.length + next.length);
  return rest.length === 1 ? bytesReader(first) : piecesReader([first, ...rest.slice(1)]);
}

/** Bytes of an entry up to its end, as they lie there; what comes before damage, where any does. */
async function restOf(data: ForwardBytes, missing: number): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  try {
    for (let left = missing; left > 0; ) {
      const piece = await data.takeSome(left);
      if (piece.length === 0) break;
      left -= piece.length;
      pieces.push(piece);
    }
  } catch (error) {
    if (!(error instanceof FormatError) || pieces.length === 0) throw error;
  }
  return pieces;
}

/** The gap that an error of a packed stream leaves: damage, or the budget that it used up. */
export function errorGap(error: FormatError, context: ContainerContext): SourceGap {
  return error.code === 'limit-reached' ? context.budget.gap() : damageGap(error);
}
