import { createHash } from 'node:crypto';
import type { Asset } from '../model/asset.ts';

/**
 * The id of a finding: 16 hexadecimal digits, the same in every result in which the same product is on the
 * same asset, whatever the target was called and whatever the evidence was.
 */
export function findingId(
  asset: Asset,
  supplier: string,
  product: string | null,
  carrier: string | null,
  target: string | null = null,
): string {
  const parts = [asset.kind, asset.id, supplier, product ?? '', carrier ?? ''];
  if (target !== null) parts.push(target);
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
}
