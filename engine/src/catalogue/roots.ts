import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import type { PinnedRoot } from '../model/catalogue.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { readText } from './document.ts';
import { readOne } from './read-catalogue.ts';

const PROGRAMMES = ['authenticode', 'timestamping', 'apple'] as const;
const instant = z.iso.datetime();

const rootsFile = z.strictObject({
  schema: z.literal('interdict.roots/1'),
  roots: z.array(
    z.strictObject({
      name: z.string().min(1),
      sha256: z.string().regex(/^[0-9a-f]{64}$/, 'the SHA-256 of the certificate, in lower-case hexadecimal'),
      programme: z.enum(PROGRAMMES),
      source: z.string().min(1),
      uses: z
        .array(
          z.strictObject({
            purpose: z.enum(['code-signing', 'time-stamping']),
            issuedBefore: instant.optional(),
            signedBefore: instant.optional(),
          }),
        )
        .optional(),
    }),
  ),
});

type Entry = z.infer<typeof rootsFile>['roots'][number];

/**
 * Reads the pinned roots of a folder: `roots.yaml`, and a PEM file for each programme with the certificates
 * in the manifest's order.
 *
 * Throws `InterdictError`: `root-missing` where the files and the manifest differ in number, and
 * `root-digest` where a certificate is not the one that the manifest pins.
 */
export function readRoots(folder: string): PinnedRoot[] {
  const { roots } = readOne(folder, 'roots.yaml', rootsFile);
  return PROGRAMMES.flatMap((programme) => {
    const entries = roots.filter((root) => root.programme === programme);
    const blocks = pemBlocks(readText(join(folder, `${programme}.pem`)));
    if (blocks.length !== entries.length) throw missing(programme, blocks.length, entries.length);
    return entries.map((entry, i) => pin(entry, blocks[i] ?? ''));
  });
}

function pin(entry: Entry, pem: string): PinnedRoot {
  const base64 = pem.replace(/-----[A-Z ]+-----/g, '');
  const digest = createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
  if (digest !== entry.sha256) {
    throw new InterdictError({
      code: 'root-digest',
      family: 'usage',
      message: `This root certificate is not the one that is pinned: its SHA-256 is ${digest}.`,
      subject: `${entry.programme}.pem, ${entry.name}`,
      remedy: 'Restore catalogue/roots from a release, or make it again with tools/roots/make-roots.ts.',
    });
  }
  const { name, sha256, programme, source } = entry;
  return { name, sha256, pem, programme, source, uses: (entry.uses ?? []).map(dated) };
}

/** Absent dates are left out, not undefined. */
function dated(use: NonNullable<Entry['uses']>[number]): NonNullable<PinnedRoot['uses']>[number] {
  const { purpose, issuedBefore, signedBefore } = use;
  return {
    purpose,
    ...(issuedBefore === undefined ? {} : { issuedBefore }),
    ...(signedBefore === undefined ? {} : { signedBefore }),
  };
}

function pemBlocks(text: string): string[] {
  const blocks = text.matchAll(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----\r?\n?/g);
  return [...blocks].map((block) => block[0]);
}

function missing(programme: string, found: number, pinned: number): InterdictError {
  return new InterdictError({
    code: 'root-missing',
    family: 'usage',
    message: `The file holds ${found} certificates, and the manifest pins ${pinned}.`,
    subject: `${programme}.pem`,
    remedy: 'Restore catalogue/roots from a release, or make it again with tools/roots/make-roots.ts.',
  });
}
