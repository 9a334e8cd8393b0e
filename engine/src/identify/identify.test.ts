import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readKinds } from '../catalogue/kinds.ts';
import { readSuppliers } from '../catalogue/supplier-folder.ts';
import type { Observation } from '../observe/source.ts';
import { identify } from './identify.ts';
import { buildIndicatorIndex } from './indicator-index.ts';
import { findingsFrom, findingsOf, observationsOf, sampleSighting as see } from './sample-sighting.ts';

const folder = fileURLToPath(new URL('../../../catalogue', import.meta.url));
const read = readSuppliers(folder, readKinds(folder));
const index = buildIndicatorIndex(read.indicators);

const file = { kind: 'file', id: 'setup.exe', label: 'setup.exe' } as const;

describe('how sure', () => {
  it('takes a file that is called like a process of the supplier for a lead and no more', async () => {
    const [finding, ...more] = await findingsFrom(
      [see('file-name', 'AVP.exe', { path: 'avp.exe', asset: file })],
      index,
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ supplier: 'kaspersky', confidence: 'possible' });
  });

  it('takes a forged executable’s version resource and throw-away signature for one author’s word', async () => {
    const forged = { path: 'setup.exe', asset: file, presence: 'present' } as const;
    const declared = [
      see('publisher', 'AO Kaspersky Lab', forged),
      see('product-name', 'Kaspersky Endpoint Security for Windows', forged),
    ];
    for (const standing of ['consistent', 'self-signed'] as const) {
      const signature = see('signer', 'AO Kaspersky Lab', {
        ...forged,
        standing: 'verified',
        signer: standing,
      });
      const [finding, ...more] = await findingsFrom([...declared, signature], index);
      expect(more).toEqual([]);
      expect(finding).toMatchObject({
        supplier: 'kaspersky',
        product: 'kaspersky-endpoint-security',
        confidence: 'probable',
        presence: 'present',
      });
    }
  });

  it('confirms the same executable once its certificate is anchored', async () => {
    const signed = { path: 'setup.exe', asset: file, presence: 'present' } as const;
    const [finding] = await findingsFrom(
      [
        see('publisher', 'AO Kaspersky Lab', signed),
        see('product-name', 'Kaspersky Endpoint Security for Windows', signed),
        see('signer', 'CN=AO Kaspersky Lab, O=AO Kaspersky Lab, C=RU', {
          ...signed,
          standing: 'verified',
          signer: 'anchored',
        }),
      ],
      index,
    );
    expect(finding).toMatchObject({ product: 'kaspersky-endpoint-security', confidence: 'confirmed' });
    expect(finding?.why).toContain('held root');
  });

  it('makes a broken signature a lead', async () => {
    const [finding] = await findingsFrom(
      [see('signer', 'AO Kaspersky Lab', { standing: 'verified', signer: 'broken', asset: file })],
      index,
    );
    expect(finding?.confidence).toBe('possible');
  });

  it('never goes above probable on what things say of themselves', async () => {
    const findings = await findingsFrom(
      [
        see('publisher', 'AO Kaspersky Lab', { path: 'inventory.csv' }),
        see('product-name', 'Kaspersky Endpoint Security for Windows', { path: 'osquery.json' }),
        see('package', 'pkg:deb/debian/kesl@11', { path: 'var/lib/dpkg/status' }),
      ],
      index,
    );
    expect(findings.map((each) => each.confidence)).not.toContain('confirmed');
  });

  it('leaves weak marks leads, however many', async () => {
    const findings = await findingsFrom(
      [
        see('driver', 'klif.sys', { path: 'a' }),
        see('driver', 'C:\\Windows\\System32\\drivers\\KLHK.SYS', { path: 'b' }),
      ],
      index,
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ confidence: 'possible', product: null, matchCount: 2 });
  });
});

describe('what is one finding', () => {
  it('joins a maker’s name to the product in the same row', async () => {
    const row = { path: 'inventory.csv', artefact: 'inventory.csv:14' };
    const findings = await findingsFrom(
      [
        see('publisher', 'AO Kaspersky Lab', row),
        see('product-name', 'Kaspersky Endpoint Security 11.11', row),
      ],
      index,
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ product: 'kaspersky-endpoint-security', matchCount: 2 });
  });

  it('keeps machines apart', async () => {
    const other = { kind: 'machine', id: 'pc-2', label: 'PC-2' } as const;
    const findings = await findingsFrom(
      [see('publisher', 'Kaspersky'), see('publisher', 'Kaspersky', { asset: other })],
      index,
    );
    expect(new Set(findings.map((each) => each.id)).size).toBe(2);
  });

  it('does not take UltraAV for Kaspersky', async () => {
    const row = { path: 'inventory.csv', artefact: 'row 3' };
    const findings = await findingsFrom(
      [see('product-name', 'UltraAV', row), see('publisher', 'Pango Group', row)],
      index,
    );
    expect(findings.map((each) => each.supplier)).toEqual(['pango']);
  });

  it('keeps the strongest matches and counts the rest', async () => {
    const many = Array.from({ length: 5_000 }, (_, i) => see('driver', 'klif.sys', { path: `f${i}` }));
    const [finding] = await findingsFrom([...many, see('publisher', 'Kaspersky', { path: 'x' })], index);
    expect(finding?.matches).toHaveLength(20);
    expect(finding?.matches[0]?.sighting.observable.kind).toBe('publisher');
    expect(finding?.matchCount).toBe(5_001);
  });
});

describe('several targets', () => {
  async function* both(first: ReturnType<typeof see>, second: ReturnType<typeof see>) {
    yield* observationsOf([first], 'b');
    yield* observationsOf([second], 'a');
  }

  it('show one machine once', async () => {
    const findings = await findingsOf(
      both(see('publisher', 'Kaspersky'), see('publisher', 'Kaspersky')),
      index,
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ target: 'a', matchCount: 2 });
  });

  it('may each have a file of the same path, which are two things', async () => {
    const seen = see('publisher', 'Kaspersky', { asset: file, path: 'setup.exe' });
    const findings = await findingsOf(both(seen, seen), index);
    expect(findings.map((each) => each.target).sort()).toEqual(['a', 'b']);
    expect(new Set(findings.map((each) => each.id)).size).toBe(2);
  });
});

const gap = {
  code: 'encrypted',
  target: 't',
  location: { path: 'a.zip' },
  source: 'zip',
  reason: 'it is encrypted',
  remedy: 'Open it.',
  material: true,
} as const;
const coverage = {
  target: 't',
  scheme: 'dir',
  files: 1,
  directories: 1,
  archives: 1,
  bytesRead: 1,
  bySource: {},
} as const;

it('hands gaps and coverage on as they come, before any finding', async () => {
  async function* flow() {
    yield* observationsOf([see('publisher', 'Kaspersky')], 't');
    yield { kind: 'gap', gap } as const;
    yield { kind: 'coverage', coverage } as const;
  }
  const kinds: string[] = [];
  for await (const each of identify(flow(), index)) kinds.push(each.kind);
  expect(kinds).toEqual(['gap', 'coverage', 'finding']);
});

describe('of one target', () => {
  const on = (path: string) => ({ path, asset: { kind: 'file', id: path, label: path } }) as const;
  const seen = [
    see('publisher', 'Kaspersky', on('b.exe')),
    see('product-name', 'Kaspersky Endpoint Security', on('b.exe')),
    see('publisher', 'Kaspersky'),
    see('publisher', 'Kaspersky', on('a.exe')),
  ];
  async function* flow(): AsyncIterable<Observation> {
    yield* observationsOf(seen.slice(0, 2), 't');
    yield { kind: 'file-read', path: 'b.exe' };
    yield { kind: 'gap', gap };
    yield* observationsOf(seen.slice(2), 't');
    yield { kind: 'coverage', coverage };
  }
  async function told(isOneTarget: boolean): Promise<string[]> {
    const lines: string[] = [];
    for await (const each of identify(flow(), index, isOneTarget))
      lines.push(each.kind === 'finding' ? `${each.finding.asset.label} ${each.finding.id}` : each.kind);
    return lines;
  }

  it('what is on a file is told once it is read, what is on a machine at the end', async () => {
    const lines = await told(true);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['b.exe', 'gap', 'a.exe', 'coverage', 'PC-1']);
  });

  it('the findings are the same as when all are told at the end', async () => {
    const atTheEnd = await told(false);
    expect(atTheEnd.slice(0, 2)).toEqual(['gap', 'coverage']);
    expect((await told(true)).sort()).toEqual(atTheEnd.sort());
  });
});

describe('an engine inside another maker’s product', () => {
  const engine = {
    path: 'opt/mailguard/lib/scan.dll',
    asset: { kind: 'file', id: 'scan.dll', label: 'scan.dll' },
  } as const;

  it('names both, and no surer than the evidence, where a bill of materials says so', async () => {
    const component = {
      carrier: 'MailGuard 4.2',
      presence: 'component',
      path: 'mailguard.cdx.json',
    } as const;
    const [finding, ...more] = await findingsFrom(
      [
        see('product-name', 'Kaspersky Anti-Virus SDK', component),
        see('supplier-name', 'AO Kaspersky Lab', component),
      ],
      index,
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      product: 'kaspersky-anti-virus-sdk',
      carrier: 'MailGuard 4.2',
      confidence: 'probable',
      presence: 'component',
    });
  });

  it('is seen by its signature in a file that calls itself another’s', async () => {
    const [finding, ...more] = await findingsFrom(
      [
        see('publisher', 'MailGuard Inc.', { ...engine, presence: 'present' }),
        see('product-name', 'MailGuard', { ...engine, presence: 'present' }),
        see('signer', 'Kaspersky Lab', {
          ...engine,
          presence: 'present',
          standing: 'verified',
          signer: 'anchored',
          carrier: 'MailGuard',
        }),
      ],
      index,
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      product: null,
      carrier: 'MailGuard',
      confidence: 'confirmed',
      presence: 'component',
    });
  });

  it('is nobody else’s where the file names the supplier as its maker, whatever it calls its product', async () => {
    const own = { ...engine, presence: 'present' } as const;
    const [finding, ...more] = await findingsFrom(
      [
        see('publisher', 'AO Kaspersky Lab', own),
        see('product-name', 'Coretech Delivery', own),
        see('signer', 'AO Kaspersky Lab', {
          ...own,
          standing: 'verified',
          signer: 'anchored',
          carrier: 'Coretech Delivery',
        }),
      ],
      index,
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      product: null,
      carrier: null,
      confidence: 'confirmed',
      presence: 'present',
    });
  });

  it('stays a lead where only file names or a brand point to it', async () => {
    const findings = await findingsFrom(
      [
        see('file-name', 'libkave8.so', { ...engine, path: 'opt/x/libkave8.so' }),
        see('process', 'kavehost', { ...engine, path: 'processes' }),
        see('product-name', 'IceWarp Mail Server 12.1', { path: 'inventory.csv' }),
      ],
      index,
    );
    expect(findings.map((each) => each.confidence)).toEqual(['possible', 'possible', 'possible']);
    expect(findings.map((each) => each.carrier)).toContain('IceWarp Mail Server 12.1');
  });
});
