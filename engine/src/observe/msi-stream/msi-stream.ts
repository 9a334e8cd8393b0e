import { type ByteReader, type Parsed, parsed } from '../../formats/byte-reader.ts';
import { isCabinet } from '../../formats/cabinet/cabinet.ts';
import { type CompoundFile, openCompoundFile } from '../../formats/compound-file/compound-file.ts';
import { type InstalledPath, readInstalledPaths } from '../../formats/msi/installed-paths.ts';
import { mayBeMsi, msiKind } from '../../formats/msi/msi.ts';
import { decodeStreamName } from '../../formats/msi/stream-name.ts';
import { looksLikePe } from '../../formats/pe/pe.ts';
import type { Container, ContainerContext, ContainerYield, OpenedMember } from '../container.ts';
import { memberName } from '../member-name.ts';
import { damageGap } from '../unpack.ts';
import { limitGap } from '../unpack-budget.ts';

const HEAD_BYTES = 4096;
/** Neither a cabinet nor a program is shorter. */
const LEAST_BYTES = 44;

/** Cabinets in packages of Windows Installer, and the programs that a package runs while it installs. */
export const msiStream: Container = {
  id: 'msi-stream',
  title: 'Cabinets and programs in Windows Installer packages',
  doesNotSee: [
    'what the files of a patch are called, or of a package without the tables for it: they go by the keys of its cabinets',
    'another folder than the usual one, where the package or who installs it chooses one',
    'cabinets that a package names and that lie beside it, as parts of it: they are read as files',
  ],
  mayBegin: (byte) => byte === 0xd0,
  required: (file) => mayBeMsi(file.head),
  async *expand(file, context) {
    const opened = openCompoundFile(file.bytes);
    // What is wrong with the package, the source that reads it has said.
    if (!opened.ok || msiKind(opened.value.root.classId) === null) return;
    yield { kind: 'archive' };
    const names = pathsOf(opened.value, context);
    let entries = 0;
    for (const entry of opened.value.root.children) {
      context.goOn();
      if (entry.type !== 'stream' || entry.size < LEAST_BYTES) continue;
      if (++entries > context.limits.entries) {
        const reason = 'it has more streams, and the rest was not looked at';
        yield { kind: 'gap', gap: limitGap('entries', context.limits.entries, reason) };
        return;
      }
      const read = parsed(() => opened.value.reader(entry));
      if (!read.ok) {
        yield { kind: 'gap', gap: damageGap(read.error) };
        continue;
      }
      const bytes = read.value;
      const head = bytes.read(0, HEAD_BYTES).slice();
      const isOne = isCabinet(head);
      if (!isOne && !looksLikePe(head, entry.size)) continue;
      if (isOne) yield* names.gap();
      const { name } = memberName(Buffer.from(decodeStreamName(entry.name).name));
      const open = async () => whole(bytes, isOne ? names.of : null, context);
      yield { kind: 'member', member: { name, size: entry.size, head, open } };
    }
  },
};

/** Where the package puts what its cabinets hold: its tables are read once a cabinet is met. */
interface Paths {
  readonly of: InstalledPath;
  /** What keeps the tables from being read, told once. */
  gap(): Generator<ContainerYield>;
}

function pathsOf(file: CompoundFile, { limits }: ContainerContext): Paths {
  let read: Parsed<InstalledPath | null> | null = null;
  return {
    of: (key) => (read?.ok ? (read.value?.(key) ?? null) : null),
    *gap() {
      if (read !== null) return;
      read = parsed(() => readInstalledPaths(file, limits.entries));
      if (read.ok) return;
      const { error } = read;
      const reason = `the files in its cabinets go by keys, since their names cannot be read: ${error.message}`;
      const isLimit = error.code === 'limit-reached';
      const gap = isLimit ? limitGap('entries', limits.entries, reason) : { ...damageGap(error), reason };
      yield { kind: 'gap', gap };
    },
  };
}

/** Streams may name the same sectors, many times over: so they are paid for as what is unpacked is. */
function whole(bytes: ByteReader, memberPath: InstalledPath | null, context: ContainerContext): OpenedMember {
  if (!context.budget.take(bytes.size)) return { ok: false, gap: context.budget.gap() };
  return { ok: true, bytes, gap: null, ...(memberPath ? { around: { memberPath } } : {}) };
}
