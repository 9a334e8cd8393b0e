import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { AS_OF, folderOf, interdict } from '../run-interdict.ts';

/** The first of the names under which a browser is installed that starts. */
const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync(name, ['--version']).status === 0,
);

interface Layout {
  readonly width: number;
  readonly needs: number;
  readonly isStyled: boolean;
}

/** Lays a page out in frames of these widths, under the page's own policy, and says how wide it came out. */
function layouts(page: string, widths: readonly number[]): Layout[] {
  const frames = widths.map(
    (width) => `<iframe width="${width}" height="900" srcdoc="${attribute(page)}"></iframe>`,
  );
  const measure = `addEventListener('load', () => {
    document.body.dataset.layouts = JSON.stringify([...document.querySelectorAll('iframe')].map((frame) => {
      const root = frame.contentDocument.documentElement;
      const style = frame.contentWindow.getComputedStyle(root.querySelector('article') ?? root);
      return { width: frame.clientWidth, needs: root.scrollWidth, isStyled: style.borderTopWidth === '1px' };
    }));
  });`;
  const file = join(
    folderOf({ 'frames.html': `<!doctype html><body>${frames.join('')}<script>${measure}</script></body>` }),
    'frames.html',
  );
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--dump-dom'];
  const done = spawnSync(CHROMIUM ?? '', [...flags, pathToFileURL(file).href], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const found = /data-layouts="([^"]*)"/.exec(done.stdout)?.[1];
  if (found === undefined) throw new Error(`the browser said nothing of the layout: ${done.stderr}`);
  return JSON.parse(found.replaceAll('&quot;', '"'));
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

test.skipIf(CHROMIUM === undefined)(
  `the page needs no more width than a phone or a screen has${CHROMIUM === undefined ? ' (skipped: needs chromium)' : ''}`,
  async () => {
    const long = 'x'.repeat(300);
    const cwd = folderOf({
      [`${long.slice(0, 100)}.csv`]: `Computer,Program,Version,Publisher\n${long},Kaspersky Endpoint Security for Windows,11,AO Kaspersky Lab\n`,
    });
    await interdict(['scan', '.', '-o', 'html=hostile.html', ...AS_OF], { cwd });
    const office = await interdict(['scan', 'examples/office', '-o', 'html', ...AS_OF]);
    for (const page of [office.stdout, readFileSync(join(cwd, 'hostile.html'), 'utf8')]) {
      expect(page).toContain('<article');
      expect(layouts(page, [360, 1400])).toEqual([
        { width: 360, needs: 360, isStyled: true },
        { width: 1400, needs: 1400, isStyled: true },
      ]);
    }
    const wide = office.stdout.replace('<h1>', '<h1 hidden>').replace('</header>', '<pre>'.padEnd(900, 'x'));
    expect(layouts(wide, [360])[0]?.needs).toBeGreaterThan(360);
  },
);
