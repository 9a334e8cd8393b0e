import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { needs } from '../../tests/needs.ts';
import { SYSTEM_FILES } from './file-system.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { linesOf, lookedAt, words } from './looked-at.ts';
import { observe } from './observe.ts';
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

describe('what is there', () => {
  it('is gone through in the order of the bytes of its names', async () => {
    for (const path of ['b/two', 'a', 'B', 'b.txt', 'ä']) put(path);
    const seen = await lookedAt([folder], { wanted: (observable) => observable.kind === 'file-path' });
    expect(linesOf(seen)).toEqual([
      `file-path ${realpathSync(folder)} @ .`,
      'file-path /B @ B',
      'file-path /a @ a',
      'file-path /b @ b',
      'file-path /b/two @ b/two',
      'file-path /b.txt @ b.txt',
      'file-path /ä @ ä',
      '5 files, 2 directories, 0 archives',
    ]);
  });

  it('is shown to every source by its first bytes, and read by those that want it', async () => {
    put('one', 'product Alpha');
    put('two', 'nothing');
    expect(linesOf(await lookedAt([folder]))).toEqual([
      'product-name Alpha @ one',
      '2 files, 1 directories, 0 archives',
    ]);
  });

  it('is counted by the source that read it', async () => {
    put('one', 'product Alpha');
    put('two', 'product Beta');
    expect((await lookedAt([folder])).at(-1)).toMatchObject({ coverage: { bySource: { words: 2 } } });
  });

  it('is read by one source alone where a scheme forces it', async () => {
    put('plain', 'not a Beta');
    expect(linesOf(await lookedAt([`words:${folder}/plain`]))).toEqual([
      'product-name  @ plain',
      '1 files, 0 directories, 0 archives',
    ]);
  });

  it('is on the machine, where the target is the root of a system', async () => {
    put('etc/hostname', 'frontdesk-03\n');
    put('etc/machine-id', '0123456789abcdef\n');
    put('one', 'product Alpha');
    const [seen] = await lookedAt([folder]);
    expect(seen).toMatchObject({
      sighting: { asset: { kind: 'disk', id: '0123456789abcdef', label: 'frontdesk-03' } },
    });
  });

  it('is on the machine whose root is around it, and on none outside of one', async () => {
    put('collected/etc/hostname', 'files-01\n');
    put('collected/mnt/old/etc/hostname', 'files-00\n');
    for (const path of ['a', 'collected/b', 'collected/mnt/old/c', 'collected/z', 'collected.txt'])
      put(path, 'product Alpha');
    const assets = (await lookedAt([folder])).flatMap((each) =>
      each.kind === 'sighting' ? [`${each.sighting.location.path} on ${each.sighting.asset.label}`] : [],
    );
    expect(assets).toEqual([
      'a on a',
      'collected/b on files-01',
      'collected/mnt/old/c on files-00',
      'collected/z on files-01',
      'collected.txt on collected.txt',
    ]);
  });

  it('is on the archive and not on the machine, where it lies in one', async () => {
    put('etc/hostname', 'frontdesk-03\n');
    put('one', 'product Alpha');
    copyFileSync(new URL('../formats/tar/fixtures/devices.tar', import.meta.url), join(folder, 'two.tar'));
    const assets = (await lookedAt([folder])).flatMap((each) =>
      each.kind === 'sighting' ? [each.sighting.asset.label] : [],
    );
    expect(assets).toEqual(['frontdesk-03', 'two.tar']);
  });

  it('may come on standard input', async () => {
    async function* standardInput() {
      yield Buffer.from('product ');
      yield Buffer.from('Alpha');
    }
    expect(linesOf(await lookedAt(['-'], { standardInput: standardInput() }))).toEqual([
      'product-name Alpha @ -',
      '1 files, 0 directories, 0 archives',
    ]);
  });

  it('is told of as it is read, and by how much', async () => {
    for (let number = 0; number < 200; number++) put(`${number}`, 'x');
    const told: string[] = [];
    await lookedAt([folder], { onProgress: ({ path, files }) => told.push(`${path} ${files}`) });
    expect(told).toHaveLength(4);
    expect(told.at(-1)).toMatch(/^\d+ \d+$/);
  });
});

describe('bad input', () => {
  it('is not read further than its head where nobody wants it, however long', async () => {
    put('sparse');
    truncateSync(join(folder, 'sparse'), 100 * 1024 ** 3);
    expect((await lookedAt([folder])).at(-1)).toMatchObject({ coverage: { files: 1, bytesRead: 4096 } });
  });

  it('does not lead out of the tree or in circles by its links', async () => {
    put('in/file');
    symlinkSync('in', join(folder, 'inside'));
    symlinkSync('..', join(folder, 'in/loop'));
    symlinkSync('self', join(folder, 'self'));
    symlinkSync('/etc', join(folder, 'outside'));
    symlinkSync('/nowhere/at/all', join(folder, 'nowhere'));
    symlinkSync('nothing', join(folder, 'dangling'));
    expect(linesOf(await lookedAt([folder]))).toEqual([
      'link-outside @ nowhere: a link that leads out of what was scanned; it was not followed',
      'link-outside @ outside: a link that leads out of what was scanned; it was not followed',
      '1 files, 2 directories, 0 archives',
    ]);
  });

  it('finds no link that leads out of the root of a system', async () => {
    put('etc/hostname', 'host');
    symlinkSync('/usr/bin/vi', join(folder, 'etc/editor'));
    expect(linesOf(await lookedAt([folder]))).toEqual(['1 files, 2 directories, 0 archives']);
  });

  it.skipIf(process.platform === 'win32')('opens no pipe', async (context) => {
    needs(context, 'mkfifo');
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(linesOf(await lookedAt([folder]))).toEqual([
      'special-file @ pipe: a device, pipe or socket: it holds no file to look at, and was not opened',
      '0 files, 1 directories, 0 archives',
    ]);
  });

  it.runIf(process.platform === 'linux')(
    'may lie at the end of a path longer than the system takes',
    async (context) => {
      needs(context, 'bash');
      const name = 'n'.repeat(250);
      const dig = `for n in $(seq 40); do mkdir ${name}; cd -P ${name}; done; printf 'product Deep' > file; ln -s ../file up`;
      execFileSync('bash', ['-c', dig], { cwd: folder });
      try {
        expect(linesOf(await lookedAt([folder]))).toEqual([
          `product-name Deep @ ${`${name}/`.repeat(40)}file`,
          '1 files, 41 directories, 0 archives',
        ]);
      } finally {
        execFileSync('rm', ['-rf', folder]);
      }
    },
  );

  it('may have names that are no UTF-8, or hold escape sequences', async () => {
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0x41])]), 'product Alpha');
    put('\u001b[2J', 'product Beta');
    put('\u202e.txt', 'product Gamma');
    expect(linesOf(await lookedAt([folder])).slice(0, -1)).toEqual([
      'product-name Beta @ \\x1b[2J',
      'product-name Gamma @ \u202e.txt',
      'product-name Alpha @ \\xffA',
    ]);
  });

  it.runIf(process.platform === 'linux').each(['/proc', '/sys'])(
    'may be a view of the kernel, which is not descended: %s',
    async (path) => {
      expect(linesOf(await lookedAt([path]))).toEqual([
        "special-file @ .: the kernel's own view of the running system, not files on a disk; it was not descended",
        '0 files, 0 directories, 0 archives',
      ]);
    },
  );

  it('may have views of the kernel mounted in it', async () => {
    for (const path of ['dev/pts', 'dev/null', 'proc/1', 'home/dev/file']) put(path, 'product Alpha');
    const PROC = 0x9fa0;
    const TMPFS = 0x01021994;
    const mounted = new Map([
      ['dev', TMPFS],
      ['proc', PROC],
      ['home/dev', TMPFS],
    ]);
    const mountOf = (path: string) => mounted.get(path.slice(folder.length + 1));
    const files = {
      ...SYSTEM_FILES,
      look: (path: string) => ({ ...SYSTEM_FILES.look(path), ...(mountOf(path) ? { device: -1 } : {}) }),
      typeOf: (path: string) => mountOf(path) ?? 0xef53,
    };
    expect(linesOf(await lookedAt([folder], { files }))).toEqual([
      expect.stringMatching(/^special-file @ dev: the kernel's own view/),
      'product-name Alpha @ home/dev/file',
      expect.stringMatching(/^special-file @ proc: the kernel's own view/),
      '1 files, 3 directories, 0 archives',
    ]);
  });

  it('may be refused by the system', async () => {
    put('closed/file');
    put('open/file', 'product Alpha');
    put('shut', 'product Beta');
    const refuse = (path: string) => {
      throw Object.assign(new Error(path), { code: 'EACCES', syscall: 'open' });
    };
    const files = {
      ...SYSTEM_FILES,
      list: (path: string) => (path.endsWith('/closed') ? refuse(path) : SYSTEM_FILES.list(path)),
      open: (path: string) => (path.endsWith('/shut') ? refuse(path) : SYSTEM_FILES.open(path)),
    };
    expect(linesOf(await lookedAt([folder], { files }))).toEqual([
      'unreadable @ closed material: the system refused to open this directory (EACCES)',
      'product-name Alpha @ open/file',
      'unreadable @ shut material: the system refused to open this file (EACCES)',
      '1 files, 2 directories, 0 archives',
    ]);
  });

  it('may be gone by its name once it was opened', async () => {
    put('one', 'no product');
    let isOpen = false;
    const files = {
      ...SYSTEM_FILES,
      open(path: string) {
        isOpen = true;
        return SYSTEM_FILES.open(path);
      },
      follow(path: string) {
        if (isOpen) throw Object.assign(new Error(path), { code: 'ENOENT', syscall: 'stat' });
        return SYSTEM_FILES.follow(path);
      },
    };
    expect(linesOf(await lookedAt([join(folder, 'one')], { files }))[0]).toBe(
      'unsupported @ one material: no reader knows what kind of file this is: nothing was looked at but its name',
    );
  });

  it('may fail while it is read', async () => {
    put('one', `product Alpha${' '.repeat(5000)}`);
    const files = {
      ...SYSTEM_FILES,
      read(handle: number, into: Uint8Array, length: number, position: number) {
        if (length > 4096) throw Object.assign(new Error('disk'), { code: 'EIO', syscall: 'read' });
        return SYSTEM_FILES.read(handle, into, length, position);
      },
    };
    expect(linesOf(await lookedAt([folder], { files }))[0]).toBe(
      'unreadable @ one material: the system could not read this file (EIO)',
    );
  });

  it.each([
    ['shrinks', 13, 6000],
    ['grows', 6001, 6000],
  ])('%s while it is read', async (_how, after, before) => {
    put('one', 'product Alpha'.padEnd(before));
    const writer: Source = {
      ...words,
      *observe(file, context) {
        if (after < before) truncateSync(join(folder, 'one'), after);
        else appendFileSync(join(folder, 'one'), ' ');
        yield* words.observe(file, context) as Iterable<never>;
      },
    };
    expect(linesOf(await lookedAt([folder], { sources: [writer] }))).toEqual([
      'product-name Alpha @ one',
      `changed-while-read @ one material: it had ${before} bytes when it was opened and ${after} when it was read`,
      '1 files, 1 directories, 0 archives',
    ]);
  });

  it('may be gone by the time it is opened', async () => {
    put('one');
    const files = {
      ...SYSTEM_FILES,
      open(path: string) {
        rmSync(path);
        return SYSTEM_FILES.open(path);
      },
    };
    expect(linesOf(await lookedAt([folder], { files }))[0]).toMatch(/^changed-while-read @ one: /);
  });

  it('may become a link by the time it is opened, which is not followed', async () => {
    put('one', 'product Alpha');
    const files = {
      ...SYSTEM_FILES,
      open(path: string) {
        rmSync(path);
        symlinkSync('/etc/passwd', path);
        return SYSTEM_FILES.open(path);
      },
    };
    expect(linesOf(await lookedAt([folder], { files }))[0]).toMatch(/^changed-while-read @ one material: /);
  });

  it('may meet a fault in a reader, which ends that reading and nothing else', async () => {
    put('one', 'product Alpha');
    put('two', 'product Beta');
    const faulty: Source = {
      ...words,
      id: 'faulty',
      title: 'Faulty',
      observe: (file) => {
        if (file.path === 'one') throw new TypeError('oops');
        return [];
      },
    };
    expect(linesOf(await lookedAt([folder], { sources: [faulty, words] }))).toEqual([
      'unsupported @ one material: a fault of this program ended the reading (Faulty: oops)',
      'product-name Alpha @ one',
      'product-name Beta @ two',
      '2 files, 1 directories, 0 archives',
    ]);
  });
});

describe('limits', () => {
  it('bound how deep directories are', async () => {
    put('1/2/3/4', 'product Alpha');
    const limits = { ...DEFAULT_LIMITS, directories: 3 };
    const [gap] = await lookedAt([folder], { limits });
    expect(linesOf(gap ? [gap] : [])).toEqual([
      'limit-reached @ 1/2/3 material: it lies 3 directories deep, which is the limit "directories"',
    ]);
    expect(gap).toMatchObject({ gap: { remedy: expect.stringContaining('--limit directories=6') } });
  });

  it('bound the time that a file takes, without what the consumer takes', async () => {
    put('one', 'product Alpha');
    put('two', 'product Beta');
    let now = 0;
    const slow: Source = {
      ...words,
      *observe(file, context) {
        if (file.path === 'one') now += 60_001;
        yield* words.observe(file, context) as Iterable<never>;
      },
    };
    const seen: Observation[] = [];
    const signal = new AbortController().signal;
    const options = { limits: DEFAULT_LIMITS, roots: [], now: 0, signal, wanted: () => false };
    for await (const each of observe([folder], { ...options, sources: [slow], stopwatchClock: () => now })) {
      now += 1_000_000;
      seen.push(each);
    }
    expect(linesOf(seen)).toEqual([
      'product-name Alpha @ one',
      'limit-reached @ one material: reading it took too long and was broken off; the limit "fileMilliseconds" is 60000',
      'read one',
      'product-name Beta @ two',
      'read two',
      '2 files, 1 directories, 0 archives',
    ]);
  });

  it('bound what standard input is held', async () => {
    async function* standardInput() {
      for (;;) yield Buffer.alloc(1024);
    }
    const limits = { ...DEFAULT_LIMITS, documentBytes: 10_000 };
    expect(linesOf(await lookedAt(['-'], { standardInput: standardInput(), limits }))).toEqual([
      'limit-reached @ - material: more came on standard input than is held; the limit "documentBytes" is 10000',
      '0 files, 0 directories, 0 archives',
    ]);
  });
});

describe('a scan that is broken off', () => {
  it('says what it had not come to, in this target and in the next', async () => {
    put('a', 'product A');
    put('b/c', 'product C');
    put('d');
    const controller = new AbortController();
    const seen: Observation[] = [];
    const options = { limits: DEFAULT_LIMITS, roots: [], now: 0, sources: [words], wanted: () => false };
    for await (const each of observe([folder, folder], { ...options, signal: controller.signal })) {
      seen.push(each);
      controller.abort();
    }
    expect(linesOf(seen)).toEqual([
      'product-name A @ a',
      'read a',
      'interrupted @ b material: the scan was broken off after "a"; next would have been "b"; not begun at the top: b, d',
      '1 files, 1 directories, 0 archives',
      'interrupted @ . material: the scan was broken off before it came to this target',
      '0 files, 0 directories, 0 archives',
    ]);
  });

  it('says so where it was broken off in an archive, though no member came after', async () => {
    put('bomb.gz', gzipSync(Buffer.concat([Buffer.from('product Alpha'), Buffer.alloc(2 * 1024 * 1024)])));
    const controller = new AbortController();
    const breaking: Source = {
      ...words,
      required(file) {
        if (file.path.startsWith('bomb.gz/')) controller.abort();
        return words.required(file);
      },
    };
    expect(linesOf(await lookedAt([folder], { sources: [breaking], signal: controller.signal }))).toEqual([
      'interrupted @ bomb.gz material: the scan was broken off in "bomb.gz"',
      '2 files, 1 directories, 1 archives',
    ]);
  });

  it('says so where a reader heard of it and ended early', async () => {
    put('one', 'product Alpha');
    const controller = new AbortController();
    const silent: Source = {
      ...words,
      observe() {
        controller.abort();
        return [];
      },
    };
    expect(linesOf(await lookedAt([folder], { sources: [silent], signal: controller.signal }))[0]).toBe(
      'interrupted @ one material: the scan was broken off in "one"',
    );
  });

  it('hears of it while it goes through files that nobody wants', async () => {
    for (let number = 0; number < 2000; number++) put(`${number % 50}/${number}`, 'x');
    const controller = new AbortController();
    setImmediate(() => controller.abort());
    let asked = 0;
    const idle: Source = {
      ...words,
      required() {
        // Two milliseconds of work for each file, as on a slow disk.
        for (const until = performance.now() + 2; performance.now() < until; ) asked++;
        return false;
      },
    };
    const seen = await lookedAt([folder], { sources: [idle], signal: controller.signal });
    expect(linesOf(seen)[0]).toMatch(/^interrupted @ /);
    expect(seen.at(-1)).toMatchObject({ kind: 'coverage' });
    expect(asked).toBeGreaterThan(0);
  });
});

describe('what was collected too long ago', () => {
  const list: Source = { ...words, snapshot: true };
  const day = 86_400_000;
  const written = Date.UTC(2026, 0, 10);

  it('is read, and named where an age was asked for', async () => {
    put('list', 'product Alpha');
    utimesSync(join(folder, 'list'), new Date(written), new Date(written));
    const lines = async (options: object) => linesOf(await lookedAt([folder], options)).slice(0, -1);
    const later = { sources: [list], now: written + 3 * day };
    expect(await lines(later)).toEqual(['product-name Alpha @ list']);
    expect(await lines({ ...later, maxAge: 4 * day })).toEqual(['product-name Alpha @ list']);
    expect(await lines({ ...later, maxAge: 2 * day })).toEqual([
      'product-name Alpha @ list',
      'stale @ list material: it was last written on 2026-01-10, longer ago than --max-age allows',
    ]);
  });

  it('is no question for what stands there itself', async () => {
    put('program', 'product Alpha');
    utimesSync(join(folder, 'program'), new Date(written), new Date(written));
    const options = { sources: [words], now: written + 3 * day, maxAge: day };
    expect(linesOf(await lookedAt([folder], options))).toHaveLength(2);
  });
});

it('whoever stops listening leaves no file open', async () => {
  put('one', 'product Alpha');
  const open = new Set<number>();
  const files = {
    ...SYSTEM_FILES,
    open(path: string) {
      const handle = SYSTEM_FILES.open(path);
      open.add(handle);
      return handle;
    },
    close(handle: number) {
      open.delete(handle);
      SYSTEM_FILES.close(handle);
    },
  };
  const { signal } = new AbortController();
  const options = { limits: DEFAULT_LIMITS, roots: [], now: 0, signal, sources: [words], files };
  for await (const seen of observe([folder], options)) {
    expect(seen.kind).toBe('sighting');
    break;
  }
  expect(open.size).toBe(0);
});

describe('a target', () => {
  it('that is not there stops the command before anything is read', async () => {
    const seen = lookedAt([folder, join(folder, 'missing')]);
    await expect(seen).rejects.toMatchObject({ code: 'no-such-target', family: 'usage' });
  });
});
