import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { linesOf, lookedAt } from '../looked-at.ts';
import { sightingLines, tryOut } from '../trial.ts';
import { browserExtension } from './browser-extension.ts';

const fixture = (name: string) => new URL(`fixtures/${name}`, import.meta.url);
const ids: { alpha: string } = JSON.parse(
  readFileSync(new URL('../../formats/crx/fixtures/ids.json', import.meta.url), 'utf8'),
);
const PROFILE = 'home/u/.config/chromium/Default';
const IN_PROFILE = `${PROFILE}/Extensions/${ids.alpha}/1.2_0/manifest.json`;

const seenOf = (path: string, content: string | Uint8Array) => tryOut(browserExtension, path, content);
const linesAt = async (path: string, content: string | Uint8Array) =>
  sightingLines((await seenOf(path, content)).sightings).map((line) =>
    line.split(' | ').slice(0, 3).join(' | '),
  );

describe('a profile of Chromium', () => {
  test('an extension by the folder that it lies in, and by its key, which say the same', async () => {
    const { required, gaps } = await seenOf(IN_PROFILE, readFileSync(fixture('manifest.json')));
    expect([required, gaps]).toEqual([true, []]);
    expect(await linesAt(IN_PROFILE, readFileSync(fixture('manifest.json')))).toEqual([
      `browser-extension chrome:${ids.alpha} | 1.2 | installed`,
      'publisher Alpha Works GmbH | 1.2 | installed',
    ]);
  });

  test('a manifest in a profile is read however it begins, and what is none is told', async () => {
    expect((await seenOf(IN_PROFILE, '// Alpha\n{"name": "x"}')).required).toBe(true);
    const { required, gaps } = await seenOf(IN_PROFILE, '<html>');
    expect([required, gaps.length]).toEqual([true, 1]);
  });

  test('one that is kept elsewhere, by its key', async () => {
    expect(await linesAt('opt/alpha/manifest.json', readFileSync(fixture('manifest.json')))).toEqual([
      `browser-extension chrome:${ids.alpha} | 1.2 | present`,
      'publisher Alpha Works GmbH | 1.2 | present',
    ]);
  });

  test('the settings that Chromium wrote, with what it brings along', async () => {
    const { required, gaps } = await seenOf(`${PROFILE}/Preferences`, readFileSync(fixture('Preferences')));
    expect([required, gaps]).toEqual([true, []]);
    const lines = await linesAt(`${PROFILE}/Preferences`, readFileSync(fixture('Preferences')));
    expect(lines).toContain(`browser-extension chrome:${ids.alpha} | - | installed`);
    expect(lines).toHaveLength(2);
  });

  test('what a profile was told of and does not have, and what was removed', async () => {
    const settings = {
      ['a'.repeat(32)]: { ack_external: true },
      ['b'.repeat(32)]: { state: 2, path: 'b/1' },
      ['c'.repeat(32)]: { state: 0, path: 'c/1', manifest: { version: '3', author: 'Gamma' } },
      'not-an-id': { path: 'x' },
    };
    const text = JSON.stringify({ extensions: { settings, other: {} }, settings: { ['d'.repeat(32)]: {} } });
    expect(await linesAt(`${PROFILE}/Secure Preferences`, text)).toEqual([
      `browser-extension chrome:${'a'.repeat(32)} | - | was-here`,
      `browser-extension chrome:${'b'.repeat(32)} | - | was-here`,
      `browser-extension chrome:${'c'.repeat(32)} | 3 | installed`,
      'publisher Gamma | 3 | installed',
    ]);
  });

  test('a manifest that cannot be read leaves a gap, and its folder its name', async () => {
    const { sightings, gaps } = await seenOf(IN_PROFILE, '{"manifest_version": 3,');
    expect(sightings.map((each) => each.observable.value)).toEqual([`chrome:${ids.alpha}`]);
    expect(gaps).toMatchObject([{ code: 'truncated', material: true }]);
  });
});

describe('Firefox', () => {
  test('the add-ons of a profile, as Firefox wrote them', async () => {
    const path = 'home/u/.mozilla/firefox/a.default/extensions.json';
    const { required, gaps } = await seenOf(path, readFileSync(fixture('extensions.json')));
    expect([required, gaps]).toEqual([true, []]);
    const lines = await linesAt(path, readFileSync(fixture('extensions.json')));
    expect(lines).toHaveLength(4);
    expect(lines.slice(0, 2)).toEqual([
      'browser-extension firefox:protection@beta.example | 2.3 | installed',
      'publisher Beta Ltd | 2.3 | installed',
    ]);
  });

  test('a packed add-on', async () => {
    const seen = await lookedAt([fileURLToPath(fixture('beta.xpi'))], { sources: [browserExtension] });
    expect(linesOf(seen).slice(0, 2)).toEqual([
      'browser-extension firefox:protection@beta.example @ beta.xpi!manifest.json',
      'publisher Beta Ltd @ beta.xpi!manifest.json',
    ]);
  });

  test('an add-on without an identifier is a gap, and the next is read', async () => {
    const { sightings, gaps } = await seenOf(
      'extensions.json',
      '{"schemaVersion":1,"addons":[{"a":1},{"id":"b@c"}]}',
    );
    expect(sightings.map((each) => each.observable.value)).toEqual(['firefox:b@c']);
    expect(gaps).toMatchObject([{ code: 'malformed', location: { line: 1 }, material: true }]);
  });
});

describe('native messaging', () => {
  const path = 'etc/opt/chrome/native-messaging-hosts/com.alpha.host.json';

  test('a host by its name and its program', async () => {
    const text = '{"name":"com.alpha.host","path":"/opt/alpha/host","type":"stdio","allowed_origins":[]}';
    expect(await linesAt(path, text)).toEqual([
      'browser-extension native-host:com.alpha.host | - | installed',
      'file-path /opt/alpha/host | - | installed',
    ]);
  });

  test('one without a name is a gap', async () => {
    expect((await seenOf(path, '{}')).gaps).toMatchObject([{ code: 'malformed', material: true }]);
  });
});

describe('what is none of these', () => {
  test.each([
    ['app/manifest.json', '{"name":"a web app","icons":[]}'],
    ['app/Preferences', 'text'],
    ['app/extensions.json', '{"recommendations":[]}'],
    ['app/host.json', '{}'],
  ])('%s', async (path, content) => {
    expect((await seenOf(path, content)).required).toBe(false);
  });

  test('a manifest of something else that has the word in it', async () => {
    const text = '[{"manifest_version": "no"}]';
    expect(await seenOf('app/manifest.json', text)).toMatchObject({
      required: true,
      sightings: [],
      gaps: [],
    });
  });
});
