import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileCatalogue } from '../catalogue/compile-catalogue.ts';
import { suppliersUnderBan } from './under-ban.ts';

const CATALOGUE = compileCatalogue(join(import.meta.dirname, '..', '..', '..', 'catalogue'));

test('a supplier that the catalogue knows and no prohibition names is under no ban', () => {
  const reached = suppliersUnderBan(CATALOGUE, Date.UTC(2026, 10, 24));
  expect(reached.has('kaspersky')).toBe(true);
  expect(reached.has('pango')).toBe(false);
});
