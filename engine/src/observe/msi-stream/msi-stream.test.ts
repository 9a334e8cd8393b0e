import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { printLocation } from '../../model/location.ts';
import { lookedAt } from '../looked-at.ts';
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
    'Example Laboratory Ltd package.msi!inner.cab!ProgramFile',
  ]);
});

it('a package without a cabinet has nothing else that is looked into', async () => {
  const observations = await lookedAt([file('msi/fixtures/1251.msi')], { sources: [pe] });
  expect(observations.map((each) => each.kind)).toEqual(['coverage']);
});

it('asks for packages, by the class of their root', () => {
  const head = (first: number) => Uint8Array.from({ length: 600 }, (_, at) => (at === 0 ? first : 0));
  const facts = { path: 'a', name: 'a', size: 600, location: { path: 'a' } };
  expect(msiStream.required({ ...facts, head: head(0xd0) })).toBe(false);
});
