import { type ArEntry, isAr, readAr } from '../../formats/ar/ar.ts';
import { sliceReader } from '../../formats/byte-slice.ts';
import type { Container, Member } from '../container.ts';
import { memberName } from '../member-name.ts';
import { memberNotes } from '../member-notes.ts';
import type { OpenFile } from '../source.ts';
import { damageGap } from '../unpack.ts';
import { limitGap } from '../unpack-budget.ts';

const HEAD_BYTES = 4096;

/** ar archives: Debian packages, whose parts are tars, and static libraries. */
export const ar: Container = {
  id: 'ar',
  title: 'Debian packages (.deb) and other ar archives',
  doesNotSee: ['thin archives, which hold no members but their paths'],
  mayBegin: (byte) => byte === 0x21,
  required: (file) => isAr(file.head),
  async *expand(file, context) {
    yield { kind: 'archive' };
    const notes = memberNotes();
    let entries = 0;
    for (const item of readAr(file.bytes)) {
      context.goOn();
      if (!item.ok) yield { kind: 'gap', gap: damageGap(item.error) };
      else if (++entries > context.limits.entries) {
        const reason = 'it has more members, and the rest was not looked at';
        yield { kind: 'gap', gap: limitGap('entries', context.limits.entries, reason) };
        break;
      } else {
        const { name, climbs } = memberName(item.entry.name);
        if (climbs) notes.add('climbing', name);
        yield { kind: 'member', member: memberOf(name, item.entry, file) };
      }
    }
    for (const gap of notes.gaps()) yield { kind: 'gap', gap };
  },
};

/** Members are stored as they are, so they stay where they lie. */
function memberOf(name: string, entry: ArEntry, file: OpenFile): Member {
  const bytes = sliceReader(file.bytes, entry.dataOffset, entry.size);
  return {
    name,
    size: bytes.size,
    head: bytes.read(0, HEAD_BYTES).slice(),
    open: async () => ({ ok: true, bytes, gap: null }),
  };
}
