import { type ByteReader, bytesReader, FormatError } from '../formats/byte-reader.ts';
import { type Framing, inflateChunks, inflateWhole } from '../formats/inflate.ts';
import type { ContainerContext, OpenedMember } from './container.ts';
import type { SourceGap } from './source.ts';
import { limitGap } from './unpack-budget.ts';

// Above this the work is cut into pieces between which Ctrl-C is heard.
const SMALL_BYTES = 1024 * 1024;

/** Inflates a member into memory, within the limits on a member and on the outermost file. */
export async function unpack(
  packed: ByteReader,
  framing: Framing,
  claimedSize: number,
  context: ContainerContext,
): Promise<OpenedMember> {
  const { memberBytes } = context.limits;
  if (context.budget.left() === 0) return { ok: false, gap: context.budget.gap() };
  if (packed.size <= SMALL_BYTES && claimedSize <= SMALL_BYTES) {
    const most = Math.min(claimedSize + 1, memberBytes, context.budget.left());
    const bytes = inflateWhole(packed.read(0, packed.size), framing, most);
    if (!(bytes instanceof FormatError)) return within(context, bytes, null);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of inflateChunks(packed, framing)) {
      context.goOn();
      size += chunk.length;
      if (size > memberBytes) {
        const reason = `more than ${memberBytes} bytes come out of it`;
        return { ok: false, gap: limitGap('memberBytes', memberBytes, reason) };
      }
      if (!context.budget.take(chunk.length)) return { ok: false, gap: context.budget.gap() };
      chunks.push(chunk);
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { ok: true, bytes: bytesReader(Buffer.concat(chunks, size)), gap: damageGap(error) };
  }
  return { ok: true, bytes: bytesReader(Buffer.concat(chunks, size)), gap: null };
}

function within(context: ContainerContext, bytes: Uint8Array, gap: SourceGap | null): OpenedMember {
  if (!context.budget.take(bytes.length)) return { ok: false, gap: context.budget.gap() };
  return { ok: true, bytes: bytesReader(bytes), gap };
}

/** The gap that damage to an archive or a member leaves. */
export function damageGap(error: FormatError): SourceGap {
  const at = error.offset === null ? '' : ` (at byte ${error.offset})`;
  return {
    code: error.code,
    reason: `${error.message}${at}`,
    remedy: 'Get a sound copy and scan that, or unpack what can be had of it and scan the folder.',
    material: true,
  };
}
