import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../tests/needs.ts';
import { SYSTEM_FILES } from './file-system.ts';
import { words } from './looked-at.ts';
import { parseTarget } from './target.ts';

let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'target-')));
  mkdirSync(join(folder, 'directory'));
  writeFileSync(join(folder, 'file'), '');
  writeFileSync(join(folder, 'odd:name'), '');
  symlinkSync('file', join(folder, 'link'));
  symlinkSync('missing', join(folder, 'dangling'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const parse = (word: string) => parseTarget(word.replace('~', folder), [words], SYSTEM_FILES);

describe('a target word', () => {
  it.each([
    ['~/directory', { kind: 'directory', scheme: 'dir' }],
    ['dir:~/directory', { kind: 'directory', scheme: 'dir' }],
    ['~/file', { kind: 'file', scheme: 'file', sources: null }],
    ['file:~/file', { kind: 'file', scheme: 'file', sources: null }],
    ['words:~/file', { kind: 'file', scheme: 'words', sources: [words] }],
    ['-', { kind: 'standard-input', scheme: 'stdin', sources: null }],
    ['words:-', { kind: 'standard-input', scheme: 'words', sources: [words] }],
    ['~/odd:name', { kind: 'file', scheme: 'file' }],
  ])('is understood: %s', (word, target) => {
    expect(parse(word)).toMatchObject(target);
  });

  it('that is a link means what it leads to', () => {
    expect(parse('~/link')).toMatchObject({ path: `${folder}/file`, word: `${folder}/link` });
  });

  it('is a path where a file has that name, scheme or not', () => {
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect(parse('odd:name')).toMatchObject({ kind: 'file', path: `${folder}/odd:name` });
    } finally {
      process.chdir(before);
    }
  });
});

describe('a target word that cannot be used', () => {
  it.each([
    ['~/missing', 'no-such-target', 'Check the spelling, and the folder that you are in.'],
    ['~/dangling', 'no-such-target', 'Check the spelling, and the folder that you are in.'],
    ['', 'no-such-target', 'Check the spelling, and the folder that you are in.'],
    ['C:\\missing', 'no-such-target', 'Check the spelling, and the folder that you are in.'],
    ['word:~/file', 'unknown-scheme', 'Did you mean "words"?'],
    ['pcap:~/file', 'unknown-scheme', 'Valid here: dir, file, host, words.'],
    ['words:~/directory', 'wrong-target-kind', 'Name the file in it, or write the path without "words:".'],
    ['dir:~/file', 'wrong-target-kind', 'Write the path without "dir:".'],
    ['file:~/directory', 'wrong-target-kind', 'Write the path without "file:".'],
  ])('says why, and what to do: %s', (word, code, remedy) => {
    expect(() => parse(word)).toThrow(expect.objectContaining({ code, family: 'usage', remedy }));
  });

  it('that is a pipe is not opened', (context) => {
    needs(context, 'mkfifo');
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const remedy = 'Hand its contents over on standard input, with "-" for the target.';
    expect(() => parse('~/pipe')).toThrow(expect.objectContaining({ code: 'wrong-target-kind', remedy }));
  });
});
