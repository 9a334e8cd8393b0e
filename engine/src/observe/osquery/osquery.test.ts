import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sightingLines, tryOut } from '../trial.ts';
import { osquery } from './osquery.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
const tryJson = (value: unknown, name = 'rows.json') => tryOut(osquery, name, JSON.stringify(value));

/** A line of the results log. */
const line = (columns: Record<string, string>, more: Record<string, unknown> = {}) => ({
  name: 'pack_it_programs',
  hostIdentifier: 'PC-7',
  unixTime: 1_700_000_000,
  columns,
  action: 'added',
  ...more,
});

describe('what a real osquery wrote', () => {
  test('its Debian packages', async () => {
    const { required, sightings, gaps } = await tryOut(osquery, 'deb.json', fixture('deb_packages.json'));
    expect([required, gaps]).toEqual([true, []]);
    expect(sightingLines(sightings)).toContain(
      'package pkg:deb/debian/adduser@3.134?arch=all | 3.134 | installed | deb.json:2',
    );
    expect(sightingLines(sightings)).toContain(
      'publisher GNU Libc Maintainers | 2.36-9+deb12u14 | installed | deb.json:3',
    );
  });

  test('its digests of files are what the agent says', async () => {
    const { required, sightings } = await tryOut(osquery, 'hash.json', fixture('hash.json'));
    expect(required).toBe(true);
    expect(sightings.map(({ observable, standing }) => [observable.kind, standing])).toEqual([
      ['file-hash', 'declared'],
      ['file-path', 'declared'],
    ]);
    expect(sightings[0]?.observable.value).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('its certificates', async () => {
    const { required, sightings } = await tryOut(osquery, 'certs.json', fixture('certificates.json'));
    expect(required).toBe(true);
    expect(sightings.slice(0, 2).map(({ observable }) => observable.value)).toEqual([
      'ISRG Root X1',
      '/C=US/O=Internet Security Research Group/CN=ISRG Root X1',
    ]);
  });

  test('its results log: what came, what went, and a snapshot', async () => {
    const { required, sightings, gaps } = await tryOut(osquery, 'results.log', fixture('results.log'));
    expect([required, gaps]).toEqual([true, []]);
    expect(sightingLines(sightings).slice(0, 5)).toEqual([
      'file-path /var/lib/fixture/watched/agent.conf | - | present | FIXTURE-01:1',
      'file-name agent.conf | - | present | FIXTURE-01:1',
      'file-path /var/lib/fixture/watched/agent.conf | - | was-here | FIXTURE-01:2',
      'file-name agent.conf | - | was-here | FIXTURE-01:2',
      'package pkg:deb/debian/adduser@3.134?arch=all | 3.134 | installed | FIXTURE-01:3',
    ]);
    expect(sightings[0]).toMatchObject({
      asset: { kind: 'machine', id: 'fixture-01', label: 'FIXTURE-01' },
      at: '2024-11-24T00:00:00.000Z',
    });
  });
});

describe('tables', () => {
  test.each<[string, Record<string, string>, string[]]>([
    [
      'programs',
      {
        name: 'Thing',
        version: '1.2',
        publisher: 'Maker',
        install_location: 'C:\\Thing\\',
        identifying_number: '{A}',
        upgrade_code: '{B}',
      },
      [
        'product-name Thing',
        'publisher Maker',
        'product-code {A}',
        'upgrade-code {B}',
        'file-path C:\\Thing\\',
      ],
    ],
    [
      'rpm_packages',
      { name: 'thing', version: '1', release: '2.el9', arch: 'x86_64', epoch: '1', vendor: 'Maker' },
      ['package pkg:rpm/thing@1-2.el9?arch=x86_64&epoch=1', 'publisher Maker'],
    ],
    [
      'apps',
      {
        name: 'Thing.app',
        bundle_identifier: 'com.maker.thing',
        bundle_short_version: '3',
        path: '/Applications/Thing.app',
      },
      ['bundle-id com.maker.thing', 'product-name Thing', 'file-path /Applications/Thing.app'],
    ],
    [
      'services',
      {
        name: 'thing',
        display_name: 'Thing Service',
        service_type: 'OWN_PROCESS',
        path: '"C:\\A B\\t.exe" -r',
      },
      ['service thing', 'service Thing Service', 'file-path C:\\A B\\t.exe'],
    ],
    [
      'drivers',
      {
        image: '\\SystemRoot\\System32\\drivers\\thing.sys',
        provider: 'Maker',
        service: 'thing',
        version: '4',
      },
      [
        'driver thing.sys',
        'file-path \\SystemRoot\\System32\\drivers\\thing.sys',
        'service thing',
        'publisher Maker',
      ],
    ],
    ['processes', { name: 'thing', pid: '1', path: '/opt/thing' }, ['process thing', 'file-path /opt/thing']],
    [
      'chrome_extensions',
      { identifier: 'abcdefghijklmnopabcdefghijklmnop', name: 'Thing', browser_type: 'chrome', author: '' },
      ['browser-extension abcdefghijklmnopabcdefghijklmnop'],
    ],
    [
      'signature',
      { path: '/a', team_identifier: 'ABCDE12345', identifier: 'com.maker.thing', signed: '1' },
      ['team-id ABCDE12345', 'bundle-id com.maker.thing', 'file-path /a'],
    ],
    [
      'npm_packages',
      { name: '@maker/thing', version: '1', directory: '/usr/lib', homepage: '', author: 'Maker <m@x>' },
      ['package pkg:npm/%40maker/thing@1', 'publisher Maker'],
    ],
    [
      'registry',
      {
        key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Maker',
        path: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Maker\\Thing',
        type: 'subkey',
      },
      [
        'registry-key HKEY_LOCAL_MACHINE\\SOFTWARE\\Maker',
        'registry-key HKEY_LOCAL_MACHINE\\SOFTWARE\\Maker\\Thing',
      ],
    ],
  ])('%s', async (_, columns, expected) => {
    const { sightings, gaps } = await tryJson([columns]);
    expect(gaps).toEqual([]);
    expect(sightings.map(({ observable }) => `${observable.kind} ${observable.value}`)).toEqual(expected);
  });

  test.each([
    ['trusted', 'consistent'],
    ['untrusted', 'self-signed'],
    ['invalid', 'broken'],
  ])('a signature that the host calls %s is its report, and no more', async (result, standing) => {
    const row = { path: 'C:\\a.exe', subject_name: 'Maker', issuer_name: 'CA', result };
    const { sightings } = await tryJson([row]);
    expect(sightings[0]).toMatchObject({
      observable: { kind: 'signer', value: 'Maker' },
      standing: 'declared',
      signer: { standing },
    });
  });

  test('a file without a signature has no signer', async () => {
    const { sightings } = await tryJson([
      { path: 'C:\\a.exe', subject_name: '', issuer_name: '', result: 'missing' },
    ]);
    expect(sightings.map(({ observable }) => observable.kind)).toEqual(['file-path']);
  });

  test('a package of which configuration files are left is a left-over', async () => {
    const row = { name: 'a', version: '1', maintainer: 'M', status: 'deinstall ok config-files' };
    expect((await tryJson([row])).sightings[0]?.presence).toBe('left-over');
  });

  test('columns that tell nothing: the query or the file may be called like the table', async () => {
    expect((await tryJson([line({ name: 'Thing', version: '1' })])).sightings[0]?.observable.kind).toBe(
      'product-name',
    );
    expect((await tryJson([{ name: 'Thing' }], 'programs.json')).sightings[0]?.observable.kind).toBe(
      'product-name',
    );
    expect((await tryJson([{ name: 'Thing' }], 'things.json')).gaps).toMatchObject([
      { code: 'unsupported', material: true },
    ]);
  });
});

describe('wrappings', () => {
  const row = { name: 'Thing', publisher: 'Maker' };
  const seen = ['product-name Thing | - | installed', 'publisher Maker | - | installed'];

  test.each<[string, unknown, string]>([
    [
      'a distributed write',
      { node_key: 'k', queries: { q1: [row], q2: '' }, statuses: { q1: 0 } },
      'rows.json:1',
    ],
    ["the TLS logger's body", { node_key: 'k', log_type: 'result', data: [line(row)] }, 'PC-7:1'],
    ['a batch', { name: 'x', hostIdentifier: 'PC-7', diffResults: { added: [row], removed: '' } }, 'PC-7:1'],
    ["a fleet server's stored report", { results: [{ host_name: 'PC-7', columns: row }] }, 'PC-7:1'],
    ['rows that carry their host', [{ ...row, hostname: 'PC-7' }], 'PC-7:1'],
  ])('%s', async (_, value, place) => {
    const { sightings, gaps } = await tryJson(value);
    expect(gaps).toEqual([]);
    expect(sightingLines(sightings)).toEqual(seen.map((each) => `${each} | ${place}`));
  });

  test('several results one after another, as several queries print them', async () => {
    const { sightings } = await tryOut(
      osquery,
      'a.json',
      `[\n  {"name":"A","publisher":"M"}\n]\n[\n  {"name":"B","publisher":"M"}\n]\n`,
    );
    expect(sightingLines(sightings)).toContain('product-name B | - | installed | a.json:5');
  });

  test('UTF-16, as PowerShell redirects it', async () => {
    const text = Buffer.from(`\uFEFF[\r\n  {"name":"Программа","publisher":"M"}\r\n]\r\n`, 'utf16le');
    const { required, sightings } = await tryOut(osquery, 'a.json', text);
    expect(required).toBe(true);
    expect(sightings[0]?.observable.value).toBe('Программа');
  });

  test('what was removed was here', async () => {
    const { sightings } = await tryJson(line(row, { action: 'removed' }));
    expect(sightings.map(({ presence }) => presence)).toEqual(['was-here', 'was-here']);
  });
});

describe('what is not asked for', () => {
  test.each([
    ['a list of a web page', [{ name: 'thing', display_name: 'Thing' }]],
    ['files that something lists', [{ path: 'a', filename: 'b' }]],
    ['rows with lists in them', [{ name: 'a', publisher: 'b', install_location: 'c', tags: ['x'] }]],
    ['settings', { name: 'a', version: '1' }],
  ])('%s', async (_, value) => {
    expect((await tryJson(value)).required).toBe(false);
  });

  test('what is no JSON', async () => {
    expect((await tryOut(osquery, 'a.txt', 'hostIdentifier columns')).required).toBe(false);
  });
});

describe('what is broken', () => {
  test('an empty file', async () => {
    const { sightings, gaps } = await tryOut(osquery, 'a.json', '');
    expect(sightings).toEqual([]);
    expect(gaps.length).toBeGreaterThan(0);
    expect(gaps.at(-1)).toMatchObject({ code: 'unsupported', material: false });
  });

  test('rows before the end of a truncated file are seen', async () => {
    const text = fixture('deb_packages.json').toString().slice(0, 500);
    const { sightings, gaps } = await tryOut(osquery, 'a.json', text);
    expect(sightings.length).toBeGreaterThan(0);
    expect(gaps).toMatchObject([{ code: 'truncated', location: { line: 3 } }]);
  });

  test('a broken line costs itself', async () => {
    const good = JSON.stringify(line({ name: 'Thing', publisher: 'M' }));
    const { sightings, gaps } = await tryOut(osquery, 'a.log', `${good}\n{"name": "x", "colu\n${good}\n`);
    expect(gaps).toMatchObject([{ code: 'truncated', location: { line: 2, column: 1 } }]);
    expect(sightings.map(({ location }) => location.line)).toEqual([1, 1, 3, 3]);
  });

  test('values of the wrong type are passed over', async () => {
    const { sightings, gaps } = await tryJson([
      { name: 7, publisher: ['x'], install_location: null },
      'row',
      12,
    ]);
    expect(sightings.map(({ observable }) => observable.value)).toEqual(['7']);
    expect(gaps.map(({ code, reason }) => `${code} ${reason}`)).toEqual([
      'malformed this is no result of osquery',
      'malformed this is no result of osquery',
    ]);
  });

  test('brackets a hundred thousand deep', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const { sightings, gaps } = await tryOut(osquery, 'a.json', `[{"name":"A","publisher":"M"}, ${deep}]`);
    expect(sightings).toHaveLength(2);
    expect(gaps).toMatchObject([{ code: 'limit-reached' }]);
  });

  test('a time that is none', async () => {
    const { sightings } = await tryJson(line({ name: 'A', publisher: 'M' }, { unixTime: 1e300 }));
    expect(sightings[0]?.at).toBeUndefined();
  });

  test('what lies beyond the limit is a gap, and what lies before is seen', async () => {
    const { sightings, gaps } = await tryOut(osquery, 'a.json', fixture('deb_packages.json'), {
      limits: { documentBytes: 500 },
    });
    expect(sightings.length).toBeGreaterThan(0);
    expect(gaps.map(({ code }) => code)).toEqual(['limit-reached']);
  });
});
