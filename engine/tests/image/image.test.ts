import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { AS_OF, interdict, REPOSITORY } from '../run-interdict.ts';

const Result = z.object({
  findings: z.array(
    z.object({
      product: z.string().nullable(),
      confidence: z.string(),
      presence: z.string(),
      asset: z.object({ kind: z.string(), label: z.string() }),
      sightings: z.array(z.object({ location: z.object({ within: z.array(z.string()) }) })),
    }),
  ),
  leads: z.array(z.unknown()),
  coverage: z.object({
    gaps: z.array(z.object({ reason: z.string(), material: z.boolean(), remedy: z.string() })),
  }),
});

/** Images made with umoci and saved with skopeo, in gzip as people hand them on. */
async function scanned(name: string) {
  const path = join(REPOSITORY, 'engine/tests/image', `${name}.tar.gz`);
  const { status, stdout } = await interdict(['scan', path, '-o', 'json', ...AS_OF]);
  return { status, ...Result.parse(JSON.parse(stdout)) };
}

const KESL = {
  product: 'kaspersky-endpoint-security-linux',
  confidence: 'probable',
  presence: 'installed',
} as const;

test('what an image has installed is on the image, with its layer', async () => {
  const { status, findings, coverage } = await scanned('present');
  expect(findings).toMatchObject([
    { ...KESL, asset: { kind: 'image', label: 'docker.io/example/present:1' } },
  ]);
  expect(findings[0]?.sightings[0]?.location.within).toEqual([
    expect.stringMatching(/^sha256:[0-9a-f]{12}$/),
    'var/lib/dpkg/status',
  ]);
  expect([status, coverage.gaps]).toEqual([0, []]);
});

test('what a later layer removes is not there, nor a lead', async () => {
  expect(await scanned('removed')).toEqual({ status: 0, findings: [], leads: [], coverage: { gaps: [] } });
});

test('a layer that is missing is no clean answer, and what the others hold is told', async () => {
  const { status, findings, coverage } = await scanned('missing-layer');
  expect(findings).toMatchObject([KESL]);
  expect(coverage.gaps).toMatchObject([{ material: true }]);
  expect(coverage.gaps[0]?.reason).toMatch(
    /the layer sha256:[0-9a-f]{12} that its manifest names is missing$/,
  );
  expect(coverage.gaps[0]?.remedy).toContain('Save the image again');
  expect(status).toBe(3);
});
