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

describe('who is asked about a file by its first byte', () => {
  it('is everybody who wants it, for each sample', () => {
    const passedOver: string[] = [];
    const wanted = new Set<string>();
    for (const path of samples) {
      const file = trialFile(path, readFileSync(path));
      const { sources, containers } = likely(file.head);
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

  it('is few of all for text, and those who go by a name for what is empty', () => {
    const text = likely(Buffer.from('export default 1;'));
    expect(text.sources.length + text.containers.length).toBeLessThan(ALL.length / 1.5);
    expect(likely(new Uint8Array()).sources.map(({ id }) => id)).toContain('rpm-database');
    expect(likely(new Uint8Array()).sources.map(({ id }) => id)).not.toContain('pe');
  });
});
