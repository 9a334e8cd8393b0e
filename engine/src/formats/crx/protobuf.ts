import { FormatError } from '../byte-reader.ts';

/** A field of bytes, or of a message, which is bytes too. */
export interface MessageField {
  readonly number: number;
  readonly value: Uint8Array;
}

const [VARINT, FIXED_64, BYTES, FIXED_32] = [0, 1, 2, 5] as const;

/** The fields of bytes of a message (Protocol Buffers, "Encoding"); numbers are passed over. */
export function* messageFields(message: Uint8Array): Generator<MessageField> {
  let at = 0;
  while (at < message.length) {
    const key = varint(message, at);
    const type = key.value % 8;
    at = key.next;
    if (type === VARINT) at = varint(message, at).next;
    else if (type === FIXED_64) at += 8;
    else if (type === FIXED_32) at += 4;
    else if (type === BYTES) {
      const length = varint(message, at);
      at = length.next + length.value;
      if (at > message.length) throw new FormatError('malformed', 'a field goes past the end of its message');
      yield { number: Math.floor(key.value / 8), value: message.slice(length.next, at) };
    } else throw new FormatError('malformed', `a field of the type ${type}, which there is not`);
  }
}

function varint(bytes: Uint8Array, from: number): { value: number; next: number } {
  let value = 0;
  for (let index = 0; index < 10; index++) {
    const byte = bytes[from + index];
    if (byte === undefined) break;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, next: from + index + 1 };
  }
  throw new FormatError('malformed', 'a number that does not end');
}
