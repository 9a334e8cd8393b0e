import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readKinds } from '../catalogue/kinds.ts';
import { readSuppliers } from '../catalogue/supplier-folder.ts';
import { buildIndicatorIndex } from './indicator-index.ts';
import { findingsFrom, sampleSighting } from './sample-sighting.ts';

const folder = fileURLToPath(new URL('../../../catalogue', import.meta.url));
const read = readSuppliers(folder, readKinds(folder));
const index = buildIndicatorIndex(read.indicators);

describe('what speaks of a supplier, or looks like it, is not from it', () => {
  it('has something to walk', () => {
    expect(read.falseFriends.length).toBeGreaterThan(60);
  });

  for (const friend of read.falseFriends) {
    it(`${friend.kind} ${friend.value}: ${friend.why}`, async () => {
      const signed = friend.kind === 'signer';
      const sighting = sampleSighting(friend.kind, friend.value, {
        standing: signed ? 'verified' : 'declared',
        ...(signed ? { signer: 'anchored' as const } : {}),
      });
      const findings = await findingsFrom([sighting], index);
      const surer = findings.filter(
        (each) => each.supplier === friend.supplier && each.confidence !== 'possible',
      );
      expect(surer).toEqual([]);
    });
  }
});
