import { expect, test } from 'vitest';
import { sightingLines, tryOut } from '../trial.ts';
import { systemdUnit } from './systemd-unit.ts';

const PLACE = 'usr/lib/systemd/system/alpha-agent.service';

test('a unit is a service, with the programs that it runs', async () => {
  const text = `[Unit]
Description=Alpha agent
[Service]
Type=forking
ExecStartPre=-/opt/alpha/check
ExecStart="/opt/alpha works/agent" --daemon
[Install]
WantedBy=multi-user.target
`;
  const { required, sightings, gaps } = await tryOut(systemdUnit, PLACE, text);
  expect([required, gaps]).toEqual([true, []]);
  expect(sightingLines(sightings)).toEqual([
    `service alpha-agent.service | - | installed | ${PLACE}`,
    `file-path /opt/alpha/check | - | installed | ${PLACE}:5`,
    `file-path /opt/alpha works/agent | - | installed | ${PLACE}:6`,
  ]);
  expect(new Set(sightings.map((each) => each.artefact))).toEqual(new Set([PLACE]));
});

test.each([
  ['etc/systemd/system/a.service', true],
  ['mnt/disk/lib/systemd/system/a@.service', true],
  ['home/u/.config/systemd/user/a.service', true],
  ['run/systemd/generator.late/a.service', true],
  ['usr/lib/systemd/system/a.socket', false],
  ['usr/lib/systemd/system/a.service.d/b.conf', false],
  ['src/project/a.service', false],
])('%s', async (path, expected) => {
  expect((await tryOut(systemdUnit, path, '')).required).toBe(expected);
});

test('a unit that is masked or empty is still a name', async () => {
  expect(sightingLines((await tryOut(systemdUnit, PLACE, '')).sightings)).toHaveLength(1);
});

test('a line that is no setting is a gap with its line, and the rest is read', async () => {
  const { sightings, gaps } = await tryOut(systemdUnit, PLACE, '[Service]\nhello\nExecStart=/a\n');
  expect(gaps).toMatchObject([{ code: 'malformed', location: { line: 2 }, material: true }]);
  expect(sightings).toHaveLength(2);
});
