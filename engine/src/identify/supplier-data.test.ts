import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readKinds } from '../catalogue/kinds.ts';
import { readLaw } from '../catalogue/read-catalogue.ts';
import { readSuppliers } from '../catalogue/supplier-folder.ts';
import { lintSuppliers } from '../catalogue/supplier-lint.ts';
import { matchAmong } from './lint-means.ts';

const folder = fileURLToPath(new URL('../../../catalogue', import.meta.url));
const kinds = readKinds(folder);
const read = readSuppliers(folder, kinds);

describe('the supplier files', () => {
  it('hold what they say of themselves: ids, references, examples, false friends', () => {
    const law = readLaw(folder);
    const findings = lintSuppliers(read, {
      match: matchAmong(),
      sources: new Set(law.sources.map((each) => each.id)),
      classes: new Set(law.vocabulary.classes.map((each) => each.id)),
    });
    expect(findings).toEqual([]);
  });

  it('lets no indicator say more than its kind may, and keeps what it claimed', () => {
    const order = ['conclusive', 'strong', 'weak'];
    for (const indicator of read.indicators) {
      const ceiling = kinds.ceilings.find((each) => each.kind === indicator.kind)?.ceiling ?? 'weak';
      const at = order.indexOf(indicator.strength);
      expect(at, indicator.id).toBeGreaterThanOrEqual(order.indexOf(ceiling));
      expect(at, indicator.id).toBeGreaterThanOrEqual(order.indexOf(indicator.claimed));
      if (indicator.verification === 'memory') expect(indicator.strength, indicator.id).toBe('weak');
    }
    const clamped = read.indicators.filter((each) => each.strength !== each.claimed);
    expect(clamped).toHaveLength(read.notes.length);
    expect(clamped.length).toBeGreaterThan(1_000);
  });

  it('calls conclusive only what a signature or an issuing authority binds', () => {
    const conclusive = read.indicators.filter((each) => each.strength === 'conclusive');
    expect(new Set(conclusive.map((each) => each.kind))).toEqual(new Set(['signer', 'team-id', 'file-hash']));
  });

  it('has a product for every name that another room asks by', () => {
    const ids = new Set(read.products.map((each) => each.id));
    for (const id of [
      'kaspersky-standard',
      'kaspersky-endpoint-security',
      'kaspersky-scan-engine',
      'kaspersky-anti-virus-sdk',
      'kaspersky-threat-intelligence',
      'kaspersky-security-training',
      'kaspersky-incident-response',
      'ultraav',
    ]) {
      expect(ids).toContain(id);
    }
  });

  it('leaves what only our own reading puts on an exempt line unchecked', () => {
    const exempt = new Set(['threat-intelligence', 'training', 'consulting']);
    // The lines that the determination names, and a service whose own name says that it is one.
    const plain = new Set([
      'kaspersky-threat-intelligence',
      'kaspersky-security-training',
      'kaspersky-incident-response',
    ]);
    for (const product of read.products) {
      if (!product.classes.some((word) => exempt.has(word))) continue;
      expect(product.classVerification, product.id).toBe(plain.has(product.id) ? 'secondary' : 'memory');
    }
  });
});
