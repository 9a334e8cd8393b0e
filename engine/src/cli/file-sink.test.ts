import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openFileSink } from './file-sink.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'interdict-sink-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

test('a file is replaced whole when it is finished, and nothing is left beside it', () => {
  const cwd = folder();
  const path = join(cwd, 'result.json');
  writeFileSync(path, 'old');
  const sink = openFileSink(path);
  sink.write('new, ');
  sink.write('и ещё');
  expect(readFileSync(path, 'utf8')).toBe('old');
  sink.finish();
  expect(readFileSync(path, 'utf8')).toBe('new, и ещё');
  expect(readdirSync(cwd)).toEqual(['result.json']);
});

test('what is given up leaves the old file and nothing beside it', () => {
  const cwd = folder();
  const path = join(cwd, 'result.json');
  writeFileSync(path, 'old');
  const sink = openFileSink(path);
  sink.write('new');
  sink.discard();
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(cwd)).toEqual(['result.json']);
});

test('a link goes on pointing where it did', () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'real.json'), 'old');
  symlinkSync('real.json', join(cwd, 'link.json'));
  const sink = openFileSink(join(cwd, 'link.json'));
  sink.write('new');
  sink.finish();
  expect(readFileSync(join(cwd, 'real.json'), 'utf8')).toBe('new');
});

test('what cannot be written leaves nothing half-written', () => {
  const path = join(folder(), 'gone', 'x.json');
  expect(() => openFileSink(path)).toThrow(expect.objectContaining({ code: 'output-unwritable' }));
  expect(existsSync(path)).toBe(false);
});

test.runIf(existsSync('/dev/full'))('where there is no room, that is what is said', () => {
  const sink = openFileSink('/dev/full');
  expect(() => sink.write('x')).toThrow(
    expect.objectContaining({
      message: expect.stringContaining('ENOSPC'),
      remedy: expect.stringContaining('room'),
    }),
  );
});
