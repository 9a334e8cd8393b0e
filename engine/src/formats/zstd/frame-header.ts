import { type ByteReader, FormatError } from '../byte-reader.ts';

/** A Zstandard frame's header (RFC 8878, section 3.1.1.1). */
export interface FrameHeader {
  /** Bytes of the header with its magic. */
  readonly length: number;
  /** How far back copies may reach, and so what a reader has to hold. */
  readonly window: number;
  /** What it says that it unpacks to; null where it does not. */
  readonly contentSize: number | null;
  readonly hasChecksum: boolean;
  readonly dictionary: number;
}

const LONGEST_HEADER = 18;

/** Whether a frame of data begins here. */
export function isFrame(head: Uint8Array, at = 0): boolean {
  return head[at] === 0x28 && head[at + 1] === 0xb5 && head[at + 2] === 0x2f && head[at + 3] === 0xfd;
}

/** Whether a frame begins here that is to be passed over (section 3.1.2). */
export function isSkippable(head: Uint8Array, at = 0): boolean {
  const first = head[at] ?? 0;
  return (
    first >= 0x50 && first <= 0x5f && head[at + 1] === 0x2a && head[at + 2] === 0x4d && head[at + 3] === 0x18
  );
}

/** @throws FormatError `malformed` or `truncated` */
export function readFrameHeader(packed: ByteReader, at: number): FrameHeader {
  const head = packed.read(at, LONGEST_HEADER);
  const descriptor = head[4];
  if (descriptor === undefined) throw truncated(packed);
  if (descriptor & 0x08) throw new FormatError('malformed', 'a zstd frame with a reserved flag', at);
  const isSingle = (descriptor & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? (isSingle ? 1 : 0) : 1 << sizeFlag;
  const afterWindow = isSingle ? 5 : 6;
  const length = afterWindow + dictionaryBytes + sizeBytes;
  if (head.length < length) throw truncated(packed);
  const dictionary = littleEndian(head, afterWindow, dictionaryBytes);
  const stated = littleEndian(head, afterWindow + dictionaryBytes, sizeBytes) + (sizeFlag === 1 ? 256 : 0);
  const contentSize = sizeBytes === 0 ? null : stated;
  const window = isSingle ? stated : windowOf(head[5] ?? 0);
  return { length, window, contentSize, hasChecksum: (descriptor & 0x04) !== 0, dictionary };
}

function windowOf(descriptor: number): number {
  const size = 2 ** (10 + (descriptor >> 3));
  return size + (size / 8) * (descriptor & 7);
}

/** A number of up to eight bytes, the lowest first; beyond 2^53 no longer exact. */
export function littleEndian(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = length - 1; index >= 0; index--) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

export function truncated(packed: ByteReader): FormatError {
  return new FormatError('truncated', 'the compressed data ends before its end', packed.size);
}
