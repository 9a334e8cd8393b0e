import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import * as z from 'zod';
import { InterdictError } from '../model/interdict-error.ts';
import { type DsseEnvelope, dsseEnvelope } from './dsse.ts';

export const BUNDLE_TYPE = 'application/vnd.interdict.catalogue-bundle+json';

/** A whole catalogue has two megabytes. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Plain relative names alone: none climbs, none is hidden, none has a drive or a stream. */
const PATH = /^(?:[a-z0-9][a-z0-9._-]*\/)*[a-z0-9][a-z0-9._-]*\.(?:yaml|pem)$/;

const payload = z.strictObject({
  schema: z.literal('interdict.catalogue-bundle/1'),
  version: z.string(),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  files: z
    .array(z.strictObject({ path: z.string().regex(PATH, 'a plain relative path'), text: z.string() }))
    .max(10_000),
});

/** A catalogue in one file: its sources, and the version and digest that they compile to. */
export type Bundle = z.infer<typeof payload>;

/**
 * Reads the envelope of a bundle of at most 64 MiB, and nothing of what is in it.
 *
 * @param named how messages name the file
 * @throws InterdictError `bundle-unreadable`, `bundle-malformed`
 */
export function readEnvelope(path: string, named: string): DsseEnvelope {
  const envelope = parsed(textAt(path, named), dsseEnvelope, named);
  if (envelope.payloadType === BUNDLE_TYPE) return envelope;
  throw malformed(named, `It is signed as ${envelope.payloadType}.`);
}

/**
 * What is in an envelope. Whether its signature and digest hold is for the caller to ask.
 *
 * @throws InterdictError `bundle-malformed`
 */
export function bundleIn(envelope: DsseEnvelope, named: string): Bundle {
  return parsed(Buffer.from(envelope.payload, 'base64').toString('utf8'), payload, named);
}

/** The files of a catalogue's folder that make it: not the innocent matter that its tests hold it against. */
export function bundleOf(folder: string, { version, digest }: { version: string; digest: string }): Bundle {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => PATH.test(path) && !path.startsWith('innocent/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
  return { schema: 'interdict.catalogue-bundle/1', version, digest, files };
}

/** Writes the files of a bundle below a folder. */
export function unpackBundle({ files }: Bundle, folder: string): void {
  for (const { path, text } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  }
}

function textAt(path: string, named: string): string {
  try {
    const size = statSync(path).size;
    if (size > MAX_BYTES) throw malformed(named, `It has ${size} bytes; a bundle may have ${MAX_BYTES}.`);
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof InterdictError) throw cause;
    throw new InterdictError({
      code: 'bundle-unreadable',
      family: 'usage',
      message: 'This bundle could not be read.',
      subject: named,
      remedy: 'Check that the path names a file, and that you may read it.',
      cause,
    });
  }
}

function parsed<T>(text: string, shape: z.ZodType<T>, named: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw malformed(named, 'It is no JSON.', cause);
  }
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw malformed(named, `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function malformed(named: string, why: string, cause?: unknown): InterdictError {
  return new InterdictError({
    code: 'bundle-malformed',
    family: 'usage',
    message: `This is no bundle of a catalogue. ${why}`,
    subject: named,
    remedy: 'Get the bundle again. The catalogue in use is as it was.',
    ...(cause === undefined ? {} : { cause }),
  });
}
