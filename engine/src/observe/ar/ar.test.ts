import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.ts';
import { fixtureLines, linesOf, lookedAt } from '../looked-at.ts';

const nested = fileURLToPath(new URL('fixtures/nested.deb', import.meta.url));

async function piped(bytes: Uint8Array): Promise<string[]> {
  async function* standardInput() {
    yield bytes;
  }
  return linesOf(await lookedAt(['-'], { standardInput: standardInput() })).slice(0, -1);
}

describe('an ar archive', () => {
  it('is read', async () => {
    expect(await fixtureLines('ar/fixtures/gnu.ar')).toEqual([
      'product-name Alpha, @ gnu.ar!alpha.txt',
      'product-name Beta, @ gnu.ar!beta.txt',
      'product-name Long @ gnu.ar!a-name-that-is-longer-than-sixteen.txt',
    ]);
  });

  it('is read as far as the limit on entries', async () => {
    const limits = { ...DEFAULT_LIMITS, entries: 2 };
    expect((await fixtureLines('ar/fixtures/gnu.ar', { limits })).at(-1)).toBe(
      'limit-reached @ gnu.ar material: it has more members, and the rest was not looked at; the limit "entries" is 2',
    );
  });

  it('is seen up to where it is cut off, and names that climb are told', async () => {
    const header = `${'../../up'.padEnd(16)}${'0'.padEnd(32)}${'99'.padEnd(10)}\`\n`;
    expect(await piped(Buffer.from(`!<arch>\n${header}product Alpha`))).toEqual([
      'product-name Alpha @ -!up',
      'truncated @ - material: the archive ends 86 bytes before its last member does (at byte 8)',
      'malformed @ -: names that would lead out of the folder when unpacked; these were read in memory: "up"',
    ]);
  });
});

describe('archives inside one another', () => {
  it('are read: jars, a wheel, a letter and an add-on, each packed otherwise, in a Debian package', async () => {
    const lines = linesOf(await lookedAt([nested]));
    const inside = 'nested.deb!data.tar.xz!opt/alpha-agent';
    expect(lines.slice(0, -1)).toEqual([
      `product-name Inner @ ${inside}/app.apk.zst!app.apk!add-on.xpi!inner.txt`,
      `product-name Word @ ${inside}/mail.zip.bz2!mail.zip!letter.docx!word/document.xml`,
      `product-name Inner @ ${inside}/outer.jar!inner.jar!inner.txt`,
      `product-name Alpha, @ ${inside}/readme`,
      `product-name Inner @ ${inside}/wheels.tar.xz!alpha-1.0-py3-none-any.whl!inner.txt`,
    ]);
  });

  it('are read as deep as the limit, and what lies deeper is told', async () => {
    const lines = linesOf(await lookedAt([nested], { limits: { ...DEFAULT_LIMITS, depth: 3 } }));
    const inside = 'nested.deb!data.tar.xz!opt/alpha-agent';
    const reason = 'material: it lies in too many archives inside one another; the limit "depth" is 3';
    expect(lines.slice(0, -1)).toEqual([
      `limit-reached @ ${inside}/app.apk.zst!app.apk ${reason}`,
      `limit-reached @ ${inside}/mail.zip.bz2!mail.zip ${reason}`,
      `limit-reached @ ${inside}/outer.jar!inner.jar ${reason}`,
      `product-name Alpha, @ ${inside}/readme`,
      `limit-reached @ ${inside}/wheels.tar.xz!alpha-1.0-py3-none-any.whl ${reason}`,
    ]);
  });
});
