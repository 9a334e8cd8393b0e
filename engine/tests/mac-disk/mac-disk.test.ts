import { expect, test } from 'vitest';
import { z } from 'zod';
import { AS_OF, folderOf, interdict } from '../run-interdict.ts';

const Result = z.object({
  findings: z.array(
    z.object({ product: z.string().nullable(), confidence: z.string(), presence: z.string() }),
  ),
  coverage: z.object({
    gaps: z.array(z.object({ code: z.string(), reason: z.string(), material: z.boolean() })),
  }),
});

const plist = (inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>${inside}</dict></plist>\n`;

async function scanned(files: Readonly<Record<string, string>>) {
  const disk = folderOf({ 'System/Library/CoreServices/SystemVersion.plist': plist(''), ...files });
  const { status, stdout } = await interdict(['scan', disk, '-o', 'json', ...AS_OF]);
  const { findings, coverage } = Result.parse(JSON.parse(stdout));
  const lines = findings.map(({ product, presence, confidence }) => `${product}: ${presence}, ${confidence}`);
  return { status, lines: lines.sort(), gaps: coverage.gaps };
}

test('an app by its bundle, never surer than its own word', async () => {
  const { lines, gaps } = await scanned({
    'Applications/AV.app/Contents/Info.plist': plist(
      '<key>CFBundleIdentifier</key><string>com.kaspersky.kav</string>',
    ),
    'Library/LaunchDaemons/com.kaspersky.kav.plist': plist(
      '<key>Label</key><string>com.kaspersky.kav</string><key>ProgramArguments</key><array><string>/Library/x</string></array>',
    ),
  });
  expect([lines, gaps]).toEqual([['kaspersky-anti-virus-for-mac: installed, probable'], []]);
});

test('a receipt alone is what an app left', async () => {
  const { lines } = await scanned({
    'private/var/db/receipts/com.kaspersky.kav.core.plist': plist(
      '<key>PackageIdentifier</key><string>com.kaspersky.kav.core</string>',
    ),
  });
  expect(lines.map((line) => line.split(': ')[1])).toEqual(['left-over, probable']);
});

test('an Info.plist that is an entity bomb costs nothing and is no clean answer', async () => {
  const entities = Array.from({ length: 30 }, (_, n) => `<!ENTITY a${n + 1} "&a${n};&a${n};">`).join('');
  const { status, lines, gaps } = await scanned({
    'Applications/B.app/Contents/Info.plist': `<!DOCTYPE plist [<!ENTITY a0 "x">${entities}]><plist><string>&a30;</string></plist>`,
  });
  expect([status, lines]).toEqual([3, []]);
  expect(gaps).toMatchObject([{ code: 'unsupported', material: true }]);
});
