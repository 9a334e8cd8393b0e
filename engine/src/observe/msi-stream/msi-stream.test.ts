import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { printLocation } from '../../model/location.ts';
import type { Observable } from '../../model/observable.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { fixtureLines, linesOf, lookedAt } from '../looked-at.ts';
import { pe } from '../pe/pe.ts';
import { msiStream } from './msi-stream.ts';

const file = (name: string) => fileURLToPath(new URL(`../../formats/${name}`, import.meta.url));

it('a program in a package is looked at, in its cabinet and as what it runs while it installs', async () => {
  const observations = await lookedAt([file('cabinet/fixtures/package.msi')], { sources: [pe] });
  const places = observations.flatMap((each) =>
    each.kind === 'sighting' && each.sighting.observable.kind === 'signer'
      ? [`${each.sighting.observable.value} ${printLocation(each.sighting.location)}`]
      : [],
  );
  expect(places.sort()).toEqual([
    'Example Laboratory Ltd package.msi!Binary.Helper',
    'Example Laboratory Ltd package.msi!inner.cab!Program Files (x86)/Carrier/program.exe',
  ]);
});

it('a package without a cabinet has nothing else that is looked into', async () => {
  const observations = await lookedAt([file('msi/fixtures/1251.msi')], { sources: [pe] });
  expect(observations.map((each) => each.kind)).toEqual(['coverage']);
});

describe('a file in a cabinet of a package', () => {
  const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

  it('is called what it will be once installed, and has the path of its folder', async () => {
    const wanted = ({ kind, value }: Observable) =>
      kind === 'file-path' && value.includes('Carrier Laboratory');
    const observations = await lookedAt([fixture('tables.msi')], { wanted });
    const paths = observations.flatMap((each) =>
      each.kind === 'sighting' && each.sighting.observable.kind === 'file-path'
        ? [each.sighting.observable.value]
        : [],
    );
    expect(paths).toEqual([
      '/Program Files/Carrier Laboratory/Long name/alpha long name.txt',
      '/Program Files/Carrier Laboratory/BETA.TXT',
      '/Program Files/Carrier Laboratory/Имя gamma.txt',
    ]);
  });

  it('keeps its key where the tables do not know it, and climbs nowhere by what they say', async () => {
    expect(await fixtureLines('../observe/msi-stream/fixtures/odd.msi')).toEqual([
      'product-name Alpha @ odd.msi!inner.cab!about/round/circle.txt',
      'product-name Beta @ odd.msi!inner.cab!lost.txt',
      'product-name Gamma @ odd.msi!inner.cab!climbs.txt',
      'product-name Delta @ odd.msi!inner.cab!Program Files (x86)/Module/module.txt',
      'product-name Epsilon @ odd.msi!inner.cab!F5',
      expect.stringMatching(/^malformed .*names that would lead out .*"climbs.txt"/),
    ]);
  });

  it('goes by its key, with a gap, where the tables are damaged or longer than the limit', async () => {
    const bytes = readFileSync(fixture('tables.msi'));
    // Of the pool of strings the second: it is said to be longer than all of them.
    const pool = bytes.indexOf(Buffer.from([0xe9, 0xfd, 0, 0]));
    bytes.writeUInt16LE(0xffff, pool + 4);
    const folder = mkdtempSync(join(tmpdir(), 'interdict-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'a.msi'), bytes);
    const lines = linesOf(await lookedAt([join(folder, 'a.msi')]));
    expect(lines.filter((line) => line.startsWith('product-name'))).toContain(
      'product-name Alpha @ a.msi!inner.cab!F1',
    );
    expect(lines.join('\n')).toMatch(/malformed .* material: the files in its cabinets go by keys/);
    const limits = { ...DEFAULT_LIMITS, entries: 4 };
    expect(linesOf(await lookedAt([fixture('tables.msi')], { limits })).join('\n')).toMatch(
      /limit-reached .* material: the files in its cabinets go by keys.*the limit "entries" is 4/,
    );
  });
});

it('asks for packages, by the class of their root', () => {
  const head = (first: number) => Uint8Array.from({ length: 600 }, (_, at) => (at === 0 ? first : 0));
  const facts = { path: 'a', name: 'a', place: 'a', size: 600, location: { path: 'a' } };
  expect(msiStream.required({ ...facts, head: head(0xd0) })).toBe(false);
});
