import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileCatalogue } from '../../catalogue/compile-catalogue.ts';
import type { Prohibition } from '../../model/prohibition.ts';
import { columns } from '../text/lines.ts';
import { prohibitionText } from './prohibition-text.ts';

const CATALOGUE = compileCatalogue(join(import.meta.dirname, '..', '..', '..', '..', 'catalogue'));

function told(prohibition: Prohibition, date: string, width: number): string {
  return prohibitionText(prohibition, {
    catalogue: CATALOGUE,
    asKnown: { kind: 'day', date },
    notice: 'General information.',
    colour: false,
    width,
  });
}

test('every prohibition of the catalogue is told within every width, addresses apart', () => {
  for (const prohibition of CATALOGUE.prohibitions) {
    for (const width of [60, 80, 140]) {
      for (const line of told(prohibition, '2026-11-24', width).split('\n')) {
        if (!line.includes('http')) expect(columns(line)).toBeLessThanOrEqual(width);
      }
    }
  }
});

test('every line of a story ends with its source or says that nobody checked it', () => {
  for (const prohibition of CATALOGUE.prohibitions) {
    const text = told(prohibition, '2026-11-24', 100).replace(/\s+/g, ' ');
    for (const { text: line } of prohibition.story.flatMap((part) => part.lines)) {
      const at = text.indexOf(line.replace(/\s+/g, ' ').trim());
      expect(at).toBeGreaterThan(-1);
      expect(text.slice(at + line.trim().length, at + line.trim().length + 3)).toMatch(/^ \[/);
    }
  }
});

test('before anything was public nothing is told', () => {
  for (const prohibition of CATALOGUE.prohibitions) {
    expect(told(prohibition, '1999-01-01', 80)).toContain('Nothing of this instrument was public');
  }
});

test('a proposal is called one, and where all is open nothing is said to be verified', () => {
  const made = CATALOGUE.prohibitions.find((each) => each.id === 'us-ndaa-fy19-889');
  if (!made) throw new Error('the catalogue lacks section 889');
  const openNorm = { construct: 'as the Secretary decides', why: 'read the instrument' };
  const open = {
    ...made,
    status: 'proposal' as const,
    clauses: made.clauses.map((each) => ({ ...each, openNorm })),
  };

  expect(told(open, '2026-11-24', 140)).toContain('proposed, not in force');
  expect(told(open, '2026-11-24', 140)).toMatch(/Verified\s+dates: [a-z ]+ · the rest is open/);
  expect(told(made, '2026-11-24', 140)).toContain('whom it binds:');
});

test('a clause that is in part less well checked names the part', () => {
  const [law] = CATALOGUE.prohibitions;
  const [clause] = law?.clauses ?? [];
  if (!law || !clause) throw new Error('the catalogue is empty');
  const check = { date: '2026-11-24', why: null };
  const checked = [
    { ...check, fields: ['effect', 'binds'], status: 'primary' },
    { ...check, fields: ['valid', 'known'], status: 'memory' },
  ] as const;
  const text = (parts: Prohibition['clauses'][number]['checked']) =>
    told({ ...law, story: [], clauses: [{ ...clause, checked: parts }] }, '2026-11-24', 100).replace(
      /\s+/g,
      ' ',
    );
  expect(text(checked)).toContain('not checked: from when, since when it was known]');
  expect(text(checked.slice(1))).toContain('not checked]');
});
