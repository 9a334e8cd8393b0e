import { expect, test } from 'vitest';
import { sightingLines, tryOut } from '../trial.ts';
import { launchdJob } from './launchd-job.ts';

const PLACE = 'Library/LaunchDaemons/com.alpha.agent.plist';
const job = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>${inside}</dict></plist>`;

test('a job is a service that starts a program and offers others', async () => {
  const text = job(`
    <key>Label</key><string>com.alpha.agent</string>
    <key>ProgramArguments</key><array><string>/Library/Alpha/agent</string><string>-d</string></array>
    <key>MachServices</key><dict><key>TEAM.com.alpha.agent</key><true/></dict>`);
  const { required, sightings, gaps } = await tryOut(launchdJob, PLACE, text);
  expect([required, gaps]).toEqual([true, []]);
  expect(sightingLines(sightings)).toEqual([
    `service com.alpha.agent | - | installed | ${PLACE}`,
    `service TEAM.com.alpha.agent | - | installed | ${PLACE}`,
    `file-path /Library/Alpha/agent | - | installed | ${PLACE}`,
  ]);
});

test('Program goes before the first argument', async () => {
  const text = job(
    '<key>Program</key><string>/a</string><key>ProgramArguments</key><array><string>b</string></array>',
  );
  expect(sightingLines((await tryOut(launchdJob, PLACE, text)).sightings)).toEqual([
    `file-path /a | - | installed | ${PLACE}`,
  ]);
});

test.each([
  ['System/Library/LaunchAgents/com.apple.x.plist', true],
  ['Users/a/Library/LaunchAgents/x.plist', true],
  ['Library/Preferences/x.plist', false],
  ['Library/LaunchDaemons/x.txt', false],
])('%s', async (path, expected) => {
  expect((await tryOut(launchdJob, path, '')).required).toBe(expected);
});

test('a job that cannot be read is a gap', async () => {
  const { sightings, gaps } = await tryOut(launchdJob, PLACE, job('<key>Label</key>').slice(0, -20));
  expect(sightings).toEqual([]);
  expect(gaps).toMatchObject([{ code: 'truncated', material: true }]);
});
