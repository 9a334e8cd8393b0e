import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import type { SavedFinding } from '../decide/watch.ts';
import { CONFIDENCES, type Finding } from '../model/finding.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { PRESENCES } from '../model/sighting.ts';
import { VERDICTS } from '../model/verdict.ts';

const settled = z.enum(VERDICTS).exclude(['undetermined']);

/** What deciding again reads of an earlier result; the rest of it is not looked at. */
const savedResult = z.object({
  schema: z.literal('interdict.result/1'),
  catalogue: z.object({ version: z.string(), digest: z.string() }),
  asOf: z.string(),
  profile: z.object({ name: z.string(), given: z.boolean() }),
  findings: z.array(
    z.object({
      id: z.string(),
      supplier: z.string(),
      product: z.string().nullable(),
      carrier: z.string().nullable(),
      version: z.string().nullable(),
      confidence: z.enum(CONFIDENCES),
      presence: z.enum(PRESENCES),
      asset: z.object({
        kind: z.enum(['machine', 'disk', 'image', 'software', 'address', 'file']),
        id: z.string(),
        label: z.string(),
      }),
      target: z.string(),
      activities: z.array(
        z.object({
          activity: z.string(),
          verdict: z.enum(VERDICTS),
          couldBe: z.array(settled),
          counterparty: z.object({ verdict: z.enum(VERDICTS) }).nullable(),
        }),
      ),
    }),
  ),
});

/** An earlier result, as far as it is decided again. */
export interface EarlierResult {
  readonly catalogue: { readonly version: string; readonly digest: string };
  readonly asOf: string;
  readonly profile: { readonly name: string; readonly given: boolean };
  readonly findings: readonly SavedFinding[];
}

/** Node holds no longer text than this; a result of more findings is split by target. */
const MOST_BYTES = 480 * 1024 * 1024;

/**
 * Reads a result that `-o json` wrote.
 *
 * @throws InterdictError `result-unreadable`
 */
export function readEarlierResult(path: string, cwd: string): EarlierResult {
  let value: unknown;
  try {
    if (statSync(resolve(cwd, path)).size > MOST_BYTES)
      throw unreadable(path, 'This result is too large to be read whole.');
    value = JSON.parse(readFileSync(resolve(cwd, path), 'utf8'));
  } catch (cause) {
    if (cause instanceof InterdictError) throw cause;
    throw unreadable(path, whyUnreadable(cause), cause);
  }
  const parsed = savedResult.safeParse(value);
  if (!parsed.success) throw unreadable(path, 'This is no result of a scan.', parsed.error);
  const { findings, ...rest } = parsed.data;
  return {
    ...rest,
    findings: findings.map(({ activities, ...each }) => ({ finding: findingOf(each), answers: activities })),
  };
}

function whyUnreadable(cause: unknown): string {
  const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
  if (isMissing) return 'There is no such file.';
  return cause instanceof SyntaxError ? 'This file is no JSON.' : 'This result cannot be read.';
}

/** The evidence is not decided again: what was found stays found. */
function findingOf(each: Omit<z.output<typeof savedResult>['findings'][number], 'activities'>): Finding {
  return { ...each, matches: [], matchCount: 0, why: '' };
}

function unreadable(subject: string, message: string, cause?: unknown): InterdictError {
  return new InterdictError({
    code: 'result-unreadable',
    family: 'usage',
    message,
    subject,
    remedy: 'Give a file that interdict scan -o json=FILE wrote.',
    cause,
  });
}
