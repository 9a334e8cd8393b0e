import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { catalogueList } from './commands/catalogue-list.ts';
import { scan } from './commands/scan.ts';
import { type ConfigFile, joinSettings } from './settings.ts';

const config = (values: Record<string, string[]>): ConfigFile => ({
  path: resolve('/estate/interdict.yaml'),
  values: new Map(Object.entries(values)),
  acceptances: [],
});

test('flags beat variables, which beat the file', () => {
  const file = config({ 'fail-on': ['any'], 'min-confidence': ['confirmed'], 'max-age': ['30d'] });
  const env = { INTERDICT_FAIL_ON: 'duty,undetermined', INTERDICT_MIN_CONFIDENCE: 'possible' };
  const settings = joinSettings(scan, new Map([['fail-on', ['prohibited']]]), env, file);
  expect(settings.list('fail-on')).toEqual(['prohibited']);
  expect(settings.text('min-confidence')).toBe('possible');
  expect(settings.text('max-age')).toBe('30d');
  expect(settings.origin('fail-on')).toBe('--fail-on');
  expect(settings.origin('min-confidence')).toBe('INTERDICT_MIN_CONFIDENCE');
  expect(settings.origin('max-age')).toContain('interdict.yaml: max-age');
});

test('lists are separated by commas or repeated', () => {
  const settings = joinSettings(scan, new Map([['activity', ['use, renew', 'integrate']]]), {}, null);
  expect(settings.list('activity')).toEqual(['use', 'renew', 'integrate']);
});

test('a path in the file is relative to the file', () => {
  const settings = joinSettings(scan, new Map(), {}, config({ profile: ['who.yaml'] }));
  expect(settings.text('profile')).toBe(resolve('/estate/who.yaml'));
});

test('what is on is on until it is taken away', () => {
  expect(joinSettings(scan, new Map(), {}, null).flag('progress')).toBe(true);
  expect(joinSettings(scan, new Map([['progress', ['false']]]), {}, null).flag('progress')).toBe(false);
  expect(joinSettings(scan, new Map(), { INTERDICT_PROGRESS: '0' }, null).flag('progress')).toBe(false);
  expect(joinSettings(scan, new Map(), { INTERDICT_ALLOW_GAPS: '1' }, null).flag('allow-gaps')).toBe(true);
});

test('a variable that is neither on nor off is refused', () => {
  const read = () => joinSettings(scan, new Map(), { INTERDICT_QUIET: 'perhaps' }, null);
  expect(read).toThrow(expect.objectContaining({ code: 'variable-not-boolean' }));
});

test('a word of no closed list is refused with the nearest, wherever it stands', () => {
  const flags = () => joinSettings(scan, new Map([['fail-on', ['prohibit']]]), {}, null);
  expect(flags).toThrow(expect.objectContaining({ code: 'word-not-valid', subject: '--fail-on' }));
  const env = () => joinSettings(scan, new Map(), { INTERDICT_FAIL_ON: 'prohibted' }, null);
  expect(env).toThrow(expect.objectContaining({ remedy: 'Did you mean "prohibited"?' }));
});

test('another command’s variables are not looked at', () => {
  expect(() => joinSettings(catalogueList, new Map(), { INTERDICT_QUIET: 'perhaps' }, null)).not.toThrow();
});
