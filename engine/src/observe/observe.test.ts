import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from './limits.ts';
import { type ObserveOptions, observe } from './observe.ts';
import type { Observation, Source } from './source.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'observe-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(path: string, content: string | Uint8Array = ''): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), content);
}

async function look(targets: string[], options: Partial<ObserveOptions> = {}): Promise<Observation[]> {
  const signal = new AbortController().signal;
  const all = { limits: DEFAULT_LIMITS, roots: [], now: 0, signal, sources: [], containers: [], ...options };
  const seen: Observation[] = [];
  for await (const observation of observe(targets, all)) seen.push(observation);
  return seen;
}

/** One line for each observation. */
function lines(observations: Observation[]): string[] {
  return observations.map((each) => {
    if (each.kind === 'sighting') {
      return `${each.sighting.observable.kind} ${each.sighting.observable.value} on ${each.sighting.asset.label}`;
    }
    if (each.kind === 'gap') return `${each.gap.code} ${each.gap.location.path} ${each.gap.material}`;
    const { files, directories, archives } = each.coverage;
    return `${files} files, ${directories} directories, ${archives} archives`;
  });
}

/** Sees the first word of every file that begins with "product". */
const words: Source = {
  id: 'words',
  title: 'Words',
  schemes: ['words'],
  needs: [],
  sees: [{ kind: 'product-name', what: 'the second word' }],
  doesNotSee: [],
  required: (file) => Buffer.from(file.head).toString().startsWith('product '),
  *observe(file, context) {
    const text = Buffer.from(file.bytes.read(0, file.size)).toString();
    const asset = context.asset ?? { kind: 'file', id: file.path, label: file.path };
    yield {
      kind: 'sighting',
      sighting: {
        observable: { kind: 'product-name', value: text.split(' ')[1] ?? '' },
        asset,
        location: file.location,
        source: 'words',
        standing: 'declared',
        artefact: file.path,
        presence: 'present',
      },
    };
  },
};

describe('observe', () => {
  it('goes through a directory in the order of the bytes of its names', async () => {
    put('b/two');
    put('a');
    put('B');
    put('b.txt');
    put('ä');
    const seen = await look([folder], { wanted: (observable) => observable.kind === 'file-path' });
    expect(lines(seen)).toEqual([
      'file-path /B on B',
      'file-path /a on a',
      'file-path /b on b',
      'file-path /b/two on b/two',
      'file-path /b.txt on b.txt',
      'file-path /ä on ä',
      '5 files, 2 directories, 0 archives',
    ]);
  });

  it('asks each source by the first bytes, and reads what is wanted', async () => {
    put('one', 'product Alpha');
    put('two', 'nothing');
    const seen = await look([folder], { sources: [words], wanted: () => false });
    expect(lines(seen)).toEqual(['product-name Alpha on one', '2 files, 1 directories, 0 archives']);
  });

  it('reads a file with the one source that a scheme forces', async () => {
    put('plain', 'not a Beta');
    const seen = await look([`words:${folder}/plain`], { sources: [words], wanted: () => false });
    expect(lines(seen)).toEqual(['product-name a on plain', '1 files, 0 directories, 0 archives']);
  });

  it('names the machine of a system root', async () => {
    put('etc/hostname', 'frontdesk-03\n');
    put('one', 'product Alpha');
    const seen = await look([folder], { sources: [words], wanted: () => false });
    expect(lines(seen)[0]).toBe('product-name Alpha on frontdesk-03');
  });

  it('reads no more than the head of a file that nobody wants, however long it is', async () => {
    put('sparse');
    truncateSync(join(folder, 'sparse'), 100 * 1024 ** 3);
    const seen = await look([folder], { sources: [words], wanted: () => false });
    expect(seen.at(-1)).toMatchObject({ coverage: { files: 1, bytesRead: 4096 } });
  });

  it('does not follow links, and says which lead out', async () => {
    put('in/file');
    symlinkSync('in', join(folder, 'inside'));
    symlinkSync('..', join(folder, 'in/loop'));
    symlinkSync('self', join(folder, 'self'));
    symlinkSync('/etc', join(folder, 'outside'));
    symlinkSync('/nowhere/at/all', join(folder, 'nowhere'));
    const seen = await look([folder], { wanted: () => false });
    expect(lines(seen)).toEqual([
      'link-outside nowhere false',
      'link-outside outside false',
      '1 files, 2 directories, 0 archives',
    ]);
  });

  it.skipIf(process.platform === 'win32')('opens no pipe', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(lines(await look([folder], { wanted: () => false }))).toEqual([
      'special-file pipe false',
      '0 files, 1 directories, 0 archives',
    ]);
  });

  it('stops at a target that is not there, before it reads any', async () => {
    const seen = look([folder, join(folder, 'missing')]);
    await expect(seen).rejects.toMatchObject({ code: 'no-such-target', family: 'usage' });
  });

  it('says what it had not come to when it is broken off', async () => {
    put('a', 'product A');
    put('b/c', 'product C');
    put('d');
    const controller = new AbortController();
    const seen: Observation[] = [];
    const options = { limits: DEFAULT_LIMITS, roots: [], now: 0, sources: [words], containers: [] };
    for await (const each of observe([folder, folder], {
      ...options,
      signal: controller.signal,
      wanted: () => false,
    })) {
      seen.push(each);
      controller.abort();
    }
    expect(lines(seen)).toEqual([
      'product-name A on a',
      'interrupted b true',
      '1 files, 1 directories, 0 archives',
      'interrupted . true',
      '0 files, 0 directories, 0 archives',
    ]);
  });
});
