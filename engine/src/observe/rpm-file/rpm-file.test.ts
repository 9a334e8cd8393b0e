import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sightingLines, tryOut } from '../trial.ts';
import { rpmFile } from './rpm-file.ts';

const package_ = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../formats/rpm-header/fixtures/${name}`, import.meta.url)));

describe('a package file', () => {
  test('names itself, its makers and the files that it would install', async () => {
    const { required, sightings, gaps } = await tryOut(
      rpmFile,
      'downloads/agent.bin',
      package_('alpha-agent-2.5-3.x86_64.rpm'),
    );
    expect([required, gaps]).toEqual([true, []]);
    expect(sightingLines(sightings)).toEqual([
      'package pkg:rpm/alpha-agent@2.5-3?arch=x86_64&epoch=2 | 2.5-3 | present | downloads/agent.bin',
      'publisher Alpha Works GmbH | 2.5-3 | present | downloads/agent.bin',
      'publisher Alpha Builds | 2.5-3 | present | downloads/agent.bin',
      'file-path /etc/alpha-agent | 2.5-3 | present | downloads/agent.bin',
      'file-path /etc/alpha-agent/settings.conf | 2.5-3 | present | downloads/agent.bin',
      'file-path /opt/alpha-agent | 2.5-3 | present | downloads/agent.bin',
      'file-path /opt/alpha-agent/bin | 2.5-3 | present | downloads/agent.bin',
      'file-path /opt/alpha-agent/bin/alpha-agent-control | 2.5-3 | present | downloads/agent.bin',
      'file-path /opt/alpha-agent/readme | 2.5-3 | present | downloads/agent.bin',
    ]);
    expect(new Set(sightings.map((each) => each.standing))).toEqual(new Set(['declared']));
  });

  test('one of sources lists no files that it would install', async () => {
    const { sightings } = await tryOut(rpmFile, 'a.src.rpm', package_('gamma-plain-2.5-3.src.rpm'));
    expect(sightingLines(sightings)).toEqual([
      'package pkg:rpm/gamma-plain@2.5-3?arch=src | 2.5-3 | present | a.src.rpm',
    ]);
  });

  test('one that is cut off is a gap with a remedy', async () => {
    const { required, sightings, gaps } = await tryOut(
      rpmFile,
      'a.rpm',
      package_('alpha-agent-2.5-3.x86_64.rpm').slice(0, 3_000),
    );
    expect([required, sightings]).toEqual([true, []]);
    expect(gaps).toMatchObject([{ code: 'truncated', material: true }]);
    expect(gaps[0]?.remedy).toContain('rpm -qip');
  });

  test('what only ends in .rpm is no package', async () => {
    expect((await tryOut(rpmFile, 'a.rpm', 'no package')).required).toBe(false);
  });
});
