import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileFindings, type PlacedFinding } from '../../src/catalogue/lint-catalogue.ts';
import { type FileSurroundings, fileFindings } from '../../src/catalogue/lint-file.ts';
import { readTexts } from '../../src/catalogue/lint-quotes.ts';
import { catalogueFolder, loadCatalogue } from '../../src/catalogue/load-catalogue.ts';
import { folderOf, interdict } from '../run-interdict.ts';

const TODAY = '2026-11-24';
const around: FileSurroundings = {
  base: loadCatalogue(),
  texts: readTexts(catalogueFolder()),
  today: TODAY,
  published: null,
};
const LAW = 'prohibitions/us/us-bis-icts-kaspersky-2024.yaml';

/** What takes the whole catalogue is said of no file alone. */
const OF_THE_WHOLE = [
  'edge-without-date',
  'edge-without-source',
  'near-duplicate-question',
  'question-wording',
  'unreachable-question',
  'vocabulary-orphan',
];

const whole = compileFindings(catalogueFolder(), null, TODAY);
const told = (findings: readonly PlacedFinding[]): unknown[] =>
  findings.map(({ lint, where, place, message, case: shown }) => [lint, where, place, message, shown]);

it.each([
  LAW,
  LAW.replace('.yaml', '.cases.yaml'),
  'prohibitions/us/us-fascsa-acronis-2025.yaml',
  'questions/us-889.yaml',
  'suppliers/kaspersky.yaml',
  'vocabulary.yaml',
])('of %s alone the same is said as with the whole', (file) => {
  const ofFile = whole.filter(({ place }) => place?.startsWith(`${file}:`));
  const alone = fileFindings(join(catalogueFolder(), file), file, around);
  const cases = new Set(alone.flatMap((each) => each.case ?? []));
  expect(told(alone)).toEqual(told(ofFile.filter(({ lint }) => !OF_THE_WHOLE.includes(lint))));
  expect(cases.size, 'the law of Kaspersky has a case to show').toBe(file === LAW ? 2 : 0);
});

it('an editor is told of a slip in one file, and has it mended', async () => {
  const text = readFileSync(join(catalogueFolder(), LAW), 'utf8');
  const folder = folderOf({ 'law.yaml': text.replace('does: [provide-update]', 'does: [provide-updat]') });
  const path = join(folder, 'law.yaml');
  const { stdout, status } = await interdict(['catalogue', 'lint', path]);
  expect(status).toBe(1);
  expect(stdout).toContain('error: dangling-activity  us-bis-icts-kaspersky-2024/updates');
  expect(stdout).toContain('Did you mean "provide-update"?');
  writeFileSync(path, text.replace('jurisdiction: US\n', '').replace('zone:', 'jurisdiction: US\nzone:'));
  expect((await interdict(['catalogue', 'lint', path])).stdout).toContain('note: key-order');
  expect((await interdict(['catalogue', 'lint', '--fix', path])).status).toBe(0);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

it('a file that is none of a catalogue is refused', async () => {
  const folder = folderOf({ 'notes.yaml': 'a: b\n' });
  const { stderr, status } = await interdict(['catalogue', 'lint', join(folder, 'notes.yaml')]);
  expect(status).toBe(2);
  expect(stderr).toContain('[document-invalid]');
});
