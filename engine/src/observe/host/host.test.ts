import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FileSystem, SYSTEM_FILES } from '../file-system.ts';
import { linesOf, lookedAt } from '../looked-at.ts';
import { PLACES } from './places.ts';
import type { Printed, RunProgram } from './system-program.ts';
import { systemPrograms } from './system-program.ts';

const recorded = (name: string): Printed => ({
  ok: true,
  text: readFileSync(join(import.meta.dirname, '../../formats/registry-query/fixtures', name), 'utf8'),
});

/** A Windows whose programs answer with what a real `reg` printed. */
function windows(answers: (program: string, words: readonly string[]) => Printed | undefined): RunProgram {
  return async (program, words) => answers(program, words) ?? { ok: false, reason: 'it ended with 1' };
}

async function seenOn(run: RunProgram, platform: NodeJS.Platform = 'win32'): Promise<string[]> {
  return linesOf(await lookedAt(['host:'], { host: { platform, run } }));
}

describe('a running Windows', () => {
  test('is read by its own reg, both views, and by its Security Center', async () => {
    const asked: string[] = [];
    const run = windows((program, words) => {
      asked.push(`${program} ${words.join(' ')}`);
      if (words[1]?.endsWith('Uninstall') && words[3] === '/reg:64') return recorded('wine-uninstall.txt');
      if (words[1]?.endsWith('Services')) return recorded('wine-services.txt');
      if (program === 'powershell')
        return {
          ok: true,
          text: '{"displayName": "Nordhaven Guard", "pathToSignedProductExe": "C:\\\\g.exe"}',
        };
      return { ok: true, text: '' };
    });
    const lines = await seenOn(run);
    expect(lines).toContain(
      'product-name Nordhaven ????e? Tool @ reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall /s /reg:64:2',
    );
    expect(lines.some((line) => line.startsWith('service BITS @ '))).toBe(true);
    expect(lines).toContain('product-name Nordhaven Guard @ root/SecurityCenter2');
    expect(asked.some((line) => line.endsWith('/reg:32'))).toBe(true);
    expect(lines).toContainEqual(
      expect.stringMatching(/^unreadable @ reg query .*Uninstall.* material: .* printed 1 name in letters/),
    );
  });

  test('users are told from accounts of the system in what a real reg printed', async () => {
    const asked: string[] = [];
    await seenOn(
      windows((_program, words) => {
        asked.push(words[1] ?? '');
        return words[1] === 'HKU' ? recorded('wine-users.txt') : { ok: true, text: '' };
      }),
    );
    expect(asked.filter((key) => key.startsWith('HKEY_USERS'))).toEqual([
      'HKEY_USERS\\S-1-5-21-0-0-0-1000\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall',
    ]);
  });

  test('each user who is logged on is asked for too', async () => {
    const user = 'HKEY_USERS\\S-1-5-21-1-2-3-1001';
    const asked: string[] = [];
    await seenOn(
      windows((_program, words) => {
        asked.push(words.join(' '));
        return { ok: true, text: words[1] === 'HKU' ? `\r\n${user}\r\nHKEY_USERS\\S-1-5-18\r\n` : '' };
      }),
    );
    expect(asked).toContain(`query ${user}\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall /s`);
    expect(asked.some((line) => line.includes('S-1-5-18\\'))).toBe(false);
  });

  test('a reader that refuses is a gap with its remedy', async () => {
    const lines = await seenOn(windows(() => undefined));
    expect(
      lines.filter((line) => line.startsWith('unreadable @ reg query') && line.includes(' material: ')),
    ).toHaveLength(4);
    expect(lines.some((line) => line.startsWith('unreadable @ reg query HKU material: '))).toBe(true);
    expect(lines.some((line) => line.startsWith('unreadable @ root/SecurityCenter2:'))).toBe(true);
  });

  test('what Security Center prints that is no list of products is a gap', async () => {
    const lines = await seenOn(
      windows((program) => ({ ok: true, text: program === 'powershell' ? '{"a": [' : '' })),
    );
    expect(lines.some((line) => line.includes('what it printed is not understood'))).toBe(true);
  });
});

test('a running Linux without /proc says so, and is not clean', async () => {
  const files: FileSystem = {
    ...SYSTEM_FILES,
    list(folder) {
      if (folder !== '/proc') return [];
      throw Object.assign(new Error('no such folder'), { code: 'ENOENT', syscall: 'scandir' });
    },
  };
  const host = { platform: 'linux', run: windows(() => undefined) } as const;
  expect(linesOf(await lookedAt(['host:'], { host, files }))).toContain(
    'unreadable @ /proc material: the running processes could not be listed (ENOENT)',
  );
});

test('a system that is not known says so, and is not clean', async () => {
  const lines = await seenOn(
    windows(() => undefined),
    'aix',
  );
  expect(lines[0]).toMatch(/^unsupported @ aix material: /);
});

test('every platform has its places', () => {
  expect(Object.keys(PLACES).sort()).toEqual(['darwin', 'linux', 'win32']);
});

describe("a system's program", () => {
  const run = systemPrograms(new AbortController().signal);

  test('hands over what it printed', async () => {
    expect(await run(process.execPath, ['-e', 'process.stdout.write("ja")'])).toEqual({
      ok: true,
      text: 'ja',
    });
  });

  test('that fails, or is not there, says why', async () => {
    expect(await run(process.execPath, ['-e', 'process.exit(3)'])).toEqual({
      ok: false,
      reason: 'it ended with 3',
    });
    expect((await run('no-such-program-anywhere', [])).ok).toBe(false);
  });

  test('ends where the scan is broken off', async () => {
    const stop = new AbortController();
    const going = systemPrograms(stop.signal)(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    stop.abort();
    expect(await going).toEqual({ ok: false, reason: 'the scan was broken off' });
  });
});
