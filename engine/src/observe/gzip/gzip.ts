import { parsed } from '../../formats/byte-reader.ts';
import { gzipSizeHint, isGzip, readGzipHeader } from '../../formats/gzip/gzip.ts';
import { inflateHead } from '../../formats/inflate.ts';
import type { Container } from '../container.ts';
import { tarHeadInGzip } from '../gzip-head.ts';
import { memberName } from '../member-name.ts';
import type { FileFacts, OpenFile } from '../source.ts';
import { damageGap, unpack } from '../unpack.ts';

const HEAD_BYTES = 4096;

/** A file packed with gzip. A tar in gzip is read as a tar, without this step. */
export const gzip: Container = {
  id: 'gzip',
  title: 'Files packed with gzip',
  doesNotSee: ['bytes that follow the last member and are none'],
  mayBegin: (byte) => byte === 0x1f,
  required: (file) => isGzip(file.head) && tarHeadInGzip(file) === null,
  async *expand(file, context) {
    yield { kind: 'archive' };
    const head = inflateHead(file.bytes, 'gzip', HEAD_BYTES);
    context.budget.take(head.bytes.length);
    yield {
      kind: 'member',
      member: {
        name: nameOf(file),
        size: gzipSizeHint(file.bytes),
        head: head.bytes,
        open: () => unpack(file.bytes, 'gzip', gzipSizeHint(file.bytes), context),
      },
    };
    if (head.error !== null) yield { kind: 'gap', gap: damageGap(head.error) };
  },
};

/** The name that the member keeps; else the file's own without its ending. */
function nameOf(file: OpenFile): string {
  const header = parsed(() => readGzipHeader(file.bytes));
  const kept = header.ok ? header.value.name : null;
  if (kept !== null && kept.length > 0) return lastName(memberName(kept).name);
  return withoutEnding(file);
}

function withoutEnding(file: FileFacts): string {
  return file.name.replace(/\.gz$/i, '') || file.name;
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
