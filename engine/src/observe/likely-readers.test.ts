import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { likelyReaders } from './likely-readers.ts';
import { CONTAINERS, SOURCES } from './sources.ts';
import { trialFile } from './trial.ts';

const FOLDERS = [import.meta.dirname, join(import.meta.dirname, '..', 'formats')];

/** Every sample that is committed for a reader or a format. */
const samples = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /[/\\]fixtures(?:[/\\]|$)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name)),
);

const ALL = [...SOURCES, ...CONTAINERS];
const likely = likelyReaders({ sources: SOURCES, containers: CONTAINERS });

describe('who is asked about a file by its name and its first byte', () => {
  it('is everybody who wants it, for each sample', () => {
    const passedOver: string[] = [];
    const wanted = new Set<string>();
    for (const path of samples) {
      const file = trialFile(path, readFileSync(path));
      const { sources, containers } = likely(file);
      const asked = new Set<unknown>([...sources, ...containers]);
      for (const reader of ALL) {
        if (!reader.required(file)) continue;
        wanted.add(reader.id);
        if (!asked.has(reader)) passedOver.push(`${reader.id}: ${path}`);
      }
    }
    expect(passedOver).toEqual([]);
    expect(wanted.size).toBeGreaterThan(20);
  });

  it('is hardly anybody for source text, zip for what may carry one, who goes by a name for what is empty', () => {
    const idsOf = (name: string, head: Uint8Array) => {
      const { sources, containers } = likely({ name, head });
      return [...sources, ...containers].map(({ id }) => id);
    };
    expect(idsOf('a.js', Buffer.from('export default 1;'))).toEqual(['dpkg', 'image', 'tar']);
    for (const begin of ['#!/usr/bin/env python3', 'MZ', 'PK', '\u007fELF'])
      expect(idsOf('tool', Buffer.from(begin))).toContain('zip');
    expect(idsOf('rpmdb.sqlite', new Uint8Array())).toContain('rpm-database');
    expect(idsOf('rpmdb.sqlite', new Uint8Array())).not.toContain('pe');
    expect(idsOf('a.js', new Uint8Array())).toEqual(['dpkg', 'image', 'tar']);
  });

  it.each([
    ['package.json', 'npm'],
    ['A.ZIP', 'zip'],
    ['a.b.Csv', 'inventory'],
    ['manifest.json', 'browser-extension'],
  ])('is who goes by %s, however it begins', (name, id) => {
    const asked = (begin: string) => {
      const { sources, containers } = likely({ name, head: Buffer.from(begin) });
      return [...sources, ...containers].map((reader) => reader.id);
    };
    for (const begin of ['{', 'x', '\u00ef']) expect(asked(begin)).toContain(id);
  });
});
