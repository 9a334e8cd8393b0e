import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bytePath } from './byte-path.ts';
import { SYSTEM_FILES } from './file-system.ts';
import { systemRootAsset } from './system-root.ts';

const hive = fileURLToPath(new URL('../formats/registry-hive/fixtures/SYSTEM', import.meta.url));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'root-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const asset = () => systemRootAsset(SYSTEM_FILES, bytePath(folder), 'pc.vhd');

test('a folder that is no root of a system is none', () => {
  expect(asset()).toBeNull();
});

test('a Windows is called what its registry calls it', () => {
  mkdirSync(join(folder, 'Windows/System32/config'), { recursive: true });
  expect(asset()).toEqual({ kind: 'disk', id: 'pc.vhd', label: 'pc.vhd' });
  copyFileSync(hive, join(folder, 'Windows/System32/config/SYSTEM'));
  expect(asset()).toEqual({ kind: 'disk', id: 'frontdesk-04', label: 'FRONTDESK-04' });
});

test('a Windows whose registry cannot be read is called what the user wrote', () => {
  mkdirSync(join(folder, 'Windows/System32/config'), { recursive: true });
  writeFileSync(join(folder, 'Windows/System32/config/SYSTEM'), 'regf, and no more');
  expect(asset()).toEqual({ kind: 'disk', id: 'pc.vhd', label: 'pc.vhd' });
});
