import { type ByteReader, parsed } from '../../formats/byte-reader.ts';
import { isCabinet } from '../../formats/cabinet/cabinet.ts';
import { openCompoundFile } from '../../formats/compound-file/compound-file.ts';
import { mayBeMsi, msiKind } from '../../formats/msi/msi.ts';
import { decodeStreamName } from '../../formats/msi/stream-name.ts';
import { looksLikePe } from '../../formats/pe/pe.ts';
import type { Container, ContainerContext, OpenedMember } from '../container.ts';
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
    'what the files of a package are called once installed: in its cabinets they go by keys',
    'cabinets that a package names and that lie beside it, as parts of it: they are read as files',
  ],
  mayBegin: (byte) => byte === 0xd0,
  required: (file) => mayBeMsi(file.head),
  async *expand(file, context) {
    const opened = openCompoundFile(file.bytes);
    // What is wrong with the package, the source that reads it has said.
    if (!opened.ok || msiKind(opened.value.root.classId) === null) return;
    yield { kind: 'archive' };
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
      if (!isCabinet(head) && !looksLikePe(head, entry.size)) continue;
      const { name } = memberName(Buffer.from(decodeStreamName(entry.name).name));
      const open = async () => whole(bytes, context);
      yield { kind: 'member', member: { name, size: entry.size, head, open } };
    }
  },
};

/** Streams may name the same sectors, many times over: so they are paid for as what is unpacked is. */
function whole(bytes: ByteReader, context: ContainerContext): OpenedMember {
  if (!context.budget.take(bytes.size)) return { ok: false, gap: context.budget.gap() };
  return { ok: true, bytes, gap: null };
}
