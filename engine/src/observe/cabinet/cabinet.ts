import { FormatError, parsed } from '../../formats/byte-reader.ts';
import { type Cabinet, type CabinetFile, isCabinet, readCabinet } from '../../formats/cabinet/cabinet.ts';
import { folderBlocks, isUnpacked } from '../../formats/cabinet/folder-blocks.ts';
import { part, type Tape, tapeOf } from '../../formats/tape.ts';
import type { Container, ContainerContext, ContainerYield } from '../container.ts';
import { forwardStream } from '../forward-stream.ts';
import { memberName } from '../member-name.ts';
import { type MemberNotes, memberNotes, type NoteKind } from '../member-notes.ts';
import type { OpenFile } from '../source.ts';
import { entryYields, errorGap, streamed } from '../tar-members.ts';
import { damageGap } from '../unpack.ts';
import { limitGap } from '../unpack-budget.ts';
import { budgeted } from '../unpacked-pieces.ts';

/** Cabinets of Windows, alone and as they lie in a package: what is held is one file. */
export const cabinet: Container = {
  id: 'cabinet',
  title: 'Cabinets (.cab), stored or packed with MSZIP or LZX',
  doesNotSee: [
    'files packed with Quantum, apart from their names',
    'files that go on in another cabinet, apart from their names',
    'what a cabinet behind a program holds, as those of self-extracting installers',
  ],
  mayBegin: (byte) => byte === 0x4d,
  required: (file) => isCabinet(file.head),
  async *expand(file, context) {
    yield { kind: 'archive' };
    const read = parsed(() => readCabinet(file.bytes, context.limits.entries));
    if (!read.ok) {
      yield { kind: 'gap', gap: damageGap(read.error) };
      return;
    }
    const notes = memberNotes();
    yield* filesOf(file, read.value, notes, context);
    if (read.value.error !== null) yield { kind: 'gap', gap: damageGap(read.value.error) };
    for (const gap of notes.gaps()) yield { kind: 'gap', gap };
  },
};

async function* filesOf(
  file: OpenFile,
  cabinet: Cabinet,
  notes: MemberNotes,
  context: ContainerContext,
): AsyncGenerator<ContainerYield> {
  const { folders } = cabinet;
  const files = cabinet.files.map((each) => ({ ...each, name: nameOf(file, each) }));
  if (files.length < cabinet.claimed && cabinet.error === null) {
    const reason = 'it has more files, and the rest was not looked at';
    yield { kind: 'gap', gap: limitGap('entries', context.limits.entries, reason) };
  }
  const byFolder = new Map<number | null, CabinetFile[]>();
  for (const each of files) {
    const others = byFolder.get(each.folder) ?? [];
    byFolder.set(each.folder, others);
    others.push(each);
  }
  for (const [index, members] of byFolder) {
    const folder = index === null ? undefined : folders[index];
    if (folder === undefined) yield* namesOnly(members, 'continued', notes);
    else if (!isUnpacked(folder)) yield* namesOnly(members, 'method', notes);
    else {
      const blocks = budgeted(folderBlocks(file.bytes, cabinet, folder), context);
      try {
        yield* unpackedFiles(file, members, blocks, notes, context);
      } finally {
        await blocks.return(undefined);
      }
    }
  }
}

/** In an installer package a cabinet has keys, and the package what the files are called. */
function nameOf(cabinet: OpenFile, { name }: CabinetFile): Uint8Array {
  const path = cabinet.memberPath?.(memberName(name).name) ?? null;
  return path === null ? name : Buffer.from(path);
}

/** The files of one folder, in the order in which they lie there. */
async function* unpackedFiles(
  file: OpenFile,
  members: readonly CabinetFile[],
  blocks: AsyncGenerator<Uint8Array>,
  notes: MemberNotes,
  context: ContainerContext,
): AsyncGenerator<ContainerYield> {
  const tape = tapeOf(forwardStream(blocks));
  for (const member of [...members].sort((a, b) => a.offset - b.offset)) {
    context.goOn();
    const { name, size, offset } = member;
    if (offset < tape.at()) {
      yield* namesOnly([member], 'overlapping', notes);
      continue;
    }
    const entry = { name, linkName: NOTHING, kind: 'file', size, dataOffset: offset } as const;
    const data = part(tape, offset + size);
    const body = streamed(data, entry, context);
    const inFolder = {
      ...body,
      async head() {
        await tape.skip(offset - tape.at());
        return body.head();
      },
    };
    if (!(yield* entryYields(entry, inFolder, file.location, notes, context))) return;
    const damage = await goPast(tape, offset + size);
    if (damage === null) continue;
    yield { kind: 'gap', gap: errorGap(damage, context) };
    return;
  }
}

/** Goes on behind a file; what is wrong where its data is not all there. */
async function goPast(tape: Tape, end: number): Promise<FormatError | null> {
  try {
    await tape.skip(end - tape.at());
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
  if (tape.at() >= end) return null;
  return new FormatError(
    'truncated',
    `a folder of the cabinet ends ${end - tape.at()} bytes before its files do`,
  );
}

const NOTHING = new Uint8Array();

function* namesOnly(
  members: readonly CabinetFile[],
  why: NoteKind,
  notes: MemberNotes,
): Generator<ContainerYield> {
  for (const member of members) {
    const { name, climbs } = memberName(member.name);
    if (climbs) notes.add('climbing', name);
    notes.add(why, name);
    const open = () => Promise.reject(new Error('only the name of this member can be seen'));
    yield { kind: 'member', member: { name, size: member.size, head: null, open } };
  }
}
