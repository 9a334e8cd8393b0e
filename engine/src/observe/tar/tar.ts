import { type ByteReader, bytesReader, FormatError } from '../../formats/byte-reader.ts';
import { sliceReader } from '../../formats/byte-slice.ts';
import { isGzip } from '../../formats/gzip/gzip.ts';
import { inflateChunks, inflateHead } from '../../formats/inflate.ts';
import { looksLikeImage } from '../../formats/tar/image-archive.ts';
import { type ForwardBytes, forwardReader, isTar, readTar, type TarEntry } from '../../formats/tar/tar.ts';
import type { Container, ContainerContext, ContainerYield, OpenedMember } from '../container.ts';
import { forwardStream } from '../forward-stream.ts';
import { linkClimbs, memberName } from '../member-name.ts';
import { type MemberNotes, memberNotes } from '../member-notes.ts';
import type { OpenFile } from '../source.ts';
import { damageGap } from '../unpack.ts';
import { limitGap } from '../unpack-budget.ts';

const HEAD_BYTES = 4096;

/** Tar, and tar in gzip, which is read as it is unpacked: what is held is one member. */
export const tar: Container = {
  id: 'tar',
  title: 'Tar archives, also in gzip',
  doesNotSee: ['sparse files, apart from their names', 'what a link leads to'],
  // An image's archive is gone through layer by layer, as the image shows it.
  required: (file) => (isTar(file.head) && !looksLikeImage(file.head)) || isTarInGzip(file.head),
  async *expand(file, context) {
    yield { kind: 'archive' };
    const notes = memberNotes();
    const packed = isGzip(file.head);
    const input = packed
      ? forwardStream(withinBudget(inflateChunks(file.bytes, 'gzip'), context))
      : forwardReader(file.bytes);
    let entries = 0;
    for await (const item of readTar(input)) {
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
      const body = packed ? streamed(item.data, item.entry, context) : inPlace(file.bytes, item.entry);
      if (!(yield* entryYields(item.entry, body, file, notes, context))) break;
    }
    for (const gap of notes.gaps()) yield { kind: 'gap', gap };
  },
};

function isTarInGzip(head: Uint8Array): boolean {
  return isGzip(head) && isTar(inflateHead(bytesReader(head), 'gzip', 512).bytes);
}

/** An entry's data, in the order head, whole. */
interface Body {
  head(): Promise<Uint8Array>;
  whole(head: Uint8Array): Promise<OpenedMember>;
}

/** Yields what an entry is; false where the archive cannot be read on. */
async function* entryYields(
  entry: TarEntry,
  body: Body,
  file: OpenFile,
  notes: MemberNotes,
  context: ContainerContext,
): AsyncGenerator<ContainerYield, boolean> {
  const { name, climbs } = memberName(entry.name);
  if (entry.kind === 'directory') return true;
  if (climbs) notes.add('climbing', name);
  if (entry.kind === 'special') notes.add('special', name);
  if (entry.kind === 'link' && linkClimbs(entry.name, entry.linkName)) notes.add('link-outside', name);
  // A hard link names another member from the archive's root.
  if (entry.kind === 'hard-link' && memberName(entry.linkName).climbs) notes.add('link-outside', name);
  if (entry.kind === 'sparse' || entry.kind === 'other') {
    notes.add(entry.kind, name);
    const open = () => Promise.reject(new Error('only the name of this member can be seen'));
    yield { kind: 'member', member: { name, size: entry.size, head: null, open } };
  }
  if (entry.kind !== 'file') return true;
  try {
    const head = await body.head();
    const open = () => body.whole(head);
    yield { kind: 'member', member: { name, size: entry.size, head, open } };
    return true;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const location = { path: file.location.path, within: [...(file.location.within ?? []), name] };
    yield { kind: 'gap', gap: { ...errorGap(error, context), location } };
    return false;
  }
}

/** Data of a tar that can be read anywhere: it stays where it is. */
function inPlace(bytes: ByteReader, entry: TarEntry): Body {
  const data = sliceReader(bytes, entry.dataOffset, entry.size);
  return {
    head: async () => data.read(0, HEAD_BYTES).slice(),
    whole: async () => ({ ok: true, bytes: data, gap: null }),
  };
}

/** Data of a tar that goes by: the head is kept until the rest is wanted. Of damaged data, what came before. */
function streamed(data: ForwardBytes, entry: TarEntry, context: ContainerContext): Body {
  return {
    head: () => data.take(Math.min(HEAD_BYTES, entry.size)),
    async whole(head) {
      const { memberBytes } = context.limits;
      if (entry.size > memberBytes) {
        const gap = limitGap('memberBytes', memberBytes, `it has ${entry.size} bytes`);
        return { ok: false, gap };
      }
      try {
        const rest = await data.take(entry.size - head.length);
        return { ok: true, bytes: bytesReader(Buffer.concat([head, rest])), gap: null };
      } catch (error) {
        if (!(error instanceof FormatError)) throw error;
        if (error.code === 'limit-reached') return { ok: false, gap: context.budget.gap() };
        // The reading of the archive meets the same damage next, and tells it.
        return { ok: true, bytes: bytesReader(head), gap: null };
      }
    },
  };
}

/** Takes every piece from what may be unpacked, and ends where that is used up. */
async function* withinBudget(
  pieces: AsyncIterable<Uint8Array>,
  context: ContainerContext,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    context.goOn();
    if (!context.budget.take(piece.length)) throw new FormatError('limit-reached', 'the budget is used up');
    yield piece;
  }
}

function errorGap(error: FormatError, context: ContainerContext) {
  return error.code === 'limit-reached' ? context.budget.gap() : damageGap(error);
}
