import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Indicator, PatternForm } from '../model/indicator.ts';
import { OBSERVABLE_KINDS, type ObservableKind } from '../model/observable.ts';
import { buildIndicatorIndex } from './indicator-index.ts';
import { MATCHERS } from './matchers.ts';
import { wildcard } from './wildcard.ts';

function indicator(kind: ObservableKind, pattern: string, more: Partial<Indicator> = {}): Indicator {
  const whole: PatternForm = kind === 'domain' ? 'domain' : 'exact';
  const form: PatternForm = pattern.includes('*') ? 'glob' : whole;
  return {
    id: `${kind}/${pattern}`,
    supplier: 'acme',
    product: null,
    kind,
    form,
    pattern,
    strength: 'weak',
    claimed: 'weak',
    purpose: null,
    presence: null,
    embedded: false,
    source: 'test',
    verification: 'secondary',
    note: null,
    matches: [],
    mustNotMatch: [],
    ...more,
  };
}

function meets(kind: ObservableKind, pattern: string, value: string, more: Partial<Indicator> = {}): boolean {
  return buildIndicatorIndex([indicator(kind, pattern, more)]).wanted({ kind, value });
}

/** Kind, pattern, what meets it, what does not. */
const CASES: readonly (readonly [ObservableKind, string, readonly string[], readonly string[]])[] = [
  [
    'publisher',
    'Acme Lab',
    ['ACME  LAB', '“Acme Lab”®', 'Ａｃｍｅ Lab', 'Acme Lab <mail@acme.test>'],
    ['Acme', 'Acme Lab Fan Club', 'The Acme Lab'],
  ],
  [
    'product-name',
    'Acme Guard',
    ['Acme Guard 11.2', 'acme guard (x64)', 'Acme Guard 21.3 (en-US)', 'Acme™ Guard v2'],
    ['Acme Guard Remover', 'Removal of Acme Guard', 'Acme Guard for Macs'],
  ],
  [
    'product-name',
    'Acme * Agent',
    ['Acme Center 14 Agent', 'ACME x AGENT 14.2'],
    ['Acme Agent', 'Acme x Agents'],
  ],
  [
    'signer',
    'Acme Lab, Inc.',
    [
      'Acme Lab, Inc.',
      'CN="Acme Lab, Inc.", O=Other',
      'CN=x, O=Acme Lab\\, Inc.',
      '/C=US/O=Acme Lab, Inc./CN=x',
    ],
    ['OU=Acme Lab\\, Inc.,CN=Other', 'Acme Lab'],
  ],
  [
    'certificate-subject',
    'CN=Acme Root,O=Acme',
    ['O=Acme, C=XX, CN=Acme Root', 'cn=acme root,o=ACME'],
    ['CN=Acme Root', 'O=Acme', 'CN=Acme Root 2,O=Acme'],
  ],
  [
    'package',
    'pkg:deb/*/acmed',
    ['pkg:deb/debian/acmed@1:2.0?arch=amd64', 'pkg:deb/acmed', 'PKG:DEB/Ubuntu/ACMED'],
    ['pkg:deb/debian/acmed-doc', 'pkg:rpm/fedora/acmed', 'acmed', 'pkg:deb', 'pkg:deb/debian/%'],
  ],
  [
    'package',
    'pkg:npm/%40acme/kit',
    ['pkg:npm/%40acme/kit@1.0.0', 'pkg:npm/@acme/kit', 'pkg:npm/@acme/kit@1.0.0#lib'],
    ['pkg:npm/kit', 'pkg:npm/@other/kit', 'pkg:npm/@acme/kits'],
  ],
  [
    'package',
    'pkg:maven/com.acme/*',
    ['pkg:maven/com.acme/anything@1'],
    ['pkg:maven/com.acme.labs/anything', 'pkg:maven/COM.ACME/anything'],
  ],
  ['package', 'pkg:pypi/acme_kit', ['pkg:pypi/Acme-Kit@1', 'pkg:pypi/acme.kit'], ['pkg:pypi/acmekit']],
  [
    'cpe',
    'cpe:2.3:a:acme:*',
    ['cpe:2.3:a:acme:guard:1.0:*:*:*:*:*:*:*', 'cpe:/a:acme:guard:1.0', 'cpe:2.3:a:acme:a\\:b:1'],
    ['cpe:2.3:o:acme:os', 'cpe:2.3:a:acme_labs:guard', 'a:acme:guard'],
  ],
  ['cpe', 'cpe:2.3:a:acme:guard', ['cpe:/a:acme:guard'], ['cpe:2.3:a:acme:guardian:1']],
  [
    'domain',
    'acme.test',
    ['acme.test', 'WWW.Acme.test.', 'a.b.acme.test'],
    ['notacme.test', 'acme.test.example', 'test', ''],
  ],
  ['domain', 'dnl-*.acme.test', ['dnl-01.acme.test'], ['dnl-01.acme.test.example', 'x.dnl.acme.test']],
  [
    'file-name',
    'acme.sys',
    ['acme.sys', 'C:\\Windows\\ACME.SYS', '/mnt/c/Windows/acme.sys'],
    ['acme.sys.bak', 'myacme.sys', 'acme.sys/x'],
  ],
  ['service', 'acmed', ['acmed.service', 'ACMED'], ['acmed2', 'not acmed']],
  [
    'file-path',
    'C:\\Program Files (x86)\\Acme\\',
    [
      'c:\\program files (x86)\\acme',
      'C:\\Program Files (x86)\\Acme\\bin\\x.exe',
      '/mnt/disk/Program Files (x86)/Acme/x.dll',
      '\\\\?\\C:\\Program Files (x86)\\Acme\\x',
    ],
    ['C:\\Program Files (x86)\\Acme Corp\\x.exe', 'C:\\Program Files\\Acme\\x.exe'],
  ],
  [
    'file-path',
    '/opt/acme/',
    ['/opt/acme', '/nix/store/abc/opt/acme/x', 'opt/acme/x'],
    ['/opt/acmes', '/opt'],
  ],
  ['file-path', '/var/AVP*/Bases', ['/var/AVP21.3/bases/x'], ['/var/AVP21.3/x/bases', '/var/bases']],
  [
    'registry-key',
    'HKLM\\SOFTWARE\\Acme',
    [
      'HKEY_LOCAL_MACHINE\\Software\\Wow6432Node\\ACME\\Sub',
      'HKLM\\SOFTWARE\\Acme',
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\Acme',
    ],
    ['HKLM\\SOFTWARE\\Acme Labs', 'HKCU\\Software\\Acme', 'HKLM\\SOFTWARE\\X\\Acme'],
  ],
  [
    'registry-key',
    'HKLM\\SYSTEM\\CurrentControlSet\\Services\\acmed',
    ['HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\acmed\\Parameters'],
    ['HKLM\\SYSTEM\\Select'],
  ],
  [
    'registry-key',
    'HKCU\\Software\\Acme',
    ['HKEY_USERS\\S-1-5-21-1-2-3-1001\\Software\\Acme'],
    ['HKU\\x\\Software\\Acme'],
  ],
  ['product-code', '{AAAA-BB}', ['{aaaa-bb}', 'AAAA-BB'], ['AAAA-BBC']],
  [
    'store-id',
    'winget:Acme.Guard',
    ['winget:acme.guard', 'Acme.Guard'],
    ['chocolatey:Acme.Guard', 'Acme.Guards'],
  ],
  [
    'browser-extension',
    'firefox:x@acme.test',
    ['firefox:X@ACME.TEST', 'x@acme.test'],
    ['chrome:x@acme.test'],
  ],
  [
    'file-hash',
    `sha256:${'ab'.repeat(32)}`,
    ['AB'.repeat(32), `sha256:${'ab'.repeat(32)}`],
    ['ab'.repeat(31)],
  ],
  [
    'container-image',
    'acme/scand',
    ['acme/scand:1.0', 'docker.io/acme/scand@sha256:00', 'mirror.test:5000/acme/scand:1', 'oci://acme/scand'],
    ['notacme/scand', 'acme/scand-ui', 'scand'],
  ],
  ['asn', 'AS64500', ['64500', 'as64500'], ['AS645001']],
  ['ip', '192.0.2.7', ['192.0.2.7', '::ffff:192.0.2.7'], ['192.0.2.70', 'x', '192.0.2']],
  ['banner', 'X-ACME-*', ['Received: …; x-acme-rule: 1'], ['x-acm-rule']],
];

describe('matchers', () => {
  it('compare every kind, and each kind once', () => {
    const kinds = MATCHERS.flatMap((matcher) => matcher.kinds);
    expect([...kinds].sort()).toEqual([...OBSERVABLE_KINDS].sort());
  });

  for (const [kind, pattern, yes, no] of CASES) {
    it(`${kind} ${pattern}`, () => {
      expect(yes.filter((value) => !meets(kind, pattern, value))).toEqual([]);
      expect(no.filter((value) => meets(kind, pattern, value))).toEqual([]);
    });
  }

  it('takes the most specific host name of a supplier', () => {
    const wide = indicator('domain', 'acme.test', { form: 'domain', strength: 'strong' });
    const narrow = indicator('domain', 'support.acme.test', { form: 'domain', purpose: 'support' });
    const index = buildIndicatorIndex([wide, narrow]);
    expect(index.match({ kind: 'domain', value: 'www.support.acme.test' })).toEqual([narrow]);
    expect(index.match({ kind: 'domain', value: 'updates.acme.test' })).toEqual([wide]);
  });

  it('finds an address in a block of either family', () => {
    const block = { form: 'cidr' as const };
    expect(meets('ip', '192.0.2.0/24', '192.0.2.255', block)).toBe(true);
    expect(meets('ip', '192.0.2.0/24', '192.0.3.0', block)).toBe(false);
    expect(meets('ip', '2001:db8:68::/47', '2001:db8:69::1', block)).toBe(true);
    expect(meets('ip', '2001:db8:68::/47', '[2001:db8:6a::1]', block)).toBe(false);
    expect(meets('ip', '0.0.0.0/0', '2001:db8::1', block)).toBe(false);
  });

  it('answers for any text whatever, and the same each time', () => {
    const index = buildIndicatorIndex(CASES.map(([kind, pattern]) => indicator(kind, pattern)));
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'\\/.:@%*=,+#?<>"{}[] aA1ﬁİ') }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...OBSERVABLE_KINDS), hostile, (kind, value) => {
        expect(index.match({ kind, value })).toEqual(index.match({ kind, value }));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('wildcard', () => {
  it('agrees with the regular expression of the same meaning', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 6 });
    fc.assert(
      fc.property(pattern, letters, (glob, text) => {
        const expression = new RegExp(`^${glob.replaceAll('*', '.*')}$`);
        expect(wildcard(glob)(text)).toBe(expression.test(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not stall on what would make backtracking stall', () => {
    const test = wildcard(`${'*a'.repeat(50)}*b`);
    expect(test('a'.repeat(100_000))).toBe(false);
  });
});
