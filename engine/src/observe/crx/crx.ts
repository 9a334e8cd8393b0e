import { sliceReader } from '../../formats/byte-slice.ts';
import { isCrx, readCrx } from '../../formats/crx/crx.ts';
import type { Container } from '../container.ts';
import type { FileFacts } from '../source.ts';

const HEAD_BYTES = 4096;

/** The zip behind the header of a packed browser extension; opening that is the zip's own matter. */
export const crx: Container = {
  id: 'crx',
  title: 'Packed browser extensions (.crx)',
  doesNotSee: [],
  mayBegin: (byte) => byte === 0x43,
  required: (file) => isCrx(file.head),
  async *expand(file) {
    const read = readCrx(file.bytes);
    // What the header lacks, the source that reads identifiers has said.
    if (!read.ok) return;
    yield { kind: 'archive' };
    const { archiveOffset } = read.value;
    const archive = sliceReader(file.bytes, archiveOffset, file.size - archiveOffset);
    yield {
      kind: 'member',
      member: {
        name: nameOf(file),
        size: archive.size,
        head: archive.read(0, HEAD_BYTES).slice(),
        open: async () => ({ ok: true, bytes: archive, gap: null }),
      },
    };
  },
};

function nameOf(file: FileFacts): string {
  return `${file.name.replace(/\.crx\d?$/i, '')}.zip`;
}
