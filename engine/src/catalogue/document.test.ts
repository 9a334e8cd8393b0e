import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { InterdictError } from '../model/interdict-error.ts';
import { readDocument, wordOf } from './document.ts';

const schema = z.strictObject({
  actor: wordOf('actor', ['reseller', 'household']),
  effect: z.enum(['prohibited', 'exempt']).optional(),
  from: z.string().optional(),
});

function failure(text: string): InterdictError {
  try {
    readDocument(text, 'law.yaml', schema);
  } catch (error) {
    if (error instanceof InterdictError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('readDocument', () => {
  it('reads what is right', () => {
    expect(readDocument('actor: reseller\nfrom: "2024-09-29"\n', 'x', schema)).toEqual({
      actor: 'reseller',
      from: '2024-09-29',
    });
  });

  it('names line, column and the nearest word for a mistyped word', () => {
    const error = failure('# a comment\nactor: reseler\n');
    expect(error.subject).toBe('law.yaml:2:8');
    expect(error.remedy).toContain('"reseller"');
  });

  it('does the same for a closed list of the shape itself', () => {
    const error = failure('actor: reseller\neffect: prohibitd\n');
    expect(error.subject).toBe('law.yaml:2:9');
    expect(error.remedy).toContain('"prohibited"');
  });

  it('points at an unknown key, not at its value', () => {
    const error = failure('actor: reseller\nfrm: "2024"\n');
    expect(error.subject).toBe('law.yaml:2:1');
    expect(error.message).toContain('"frm"');
  });

  it('names a key that is missing, and what it is missing from', () => {
    expect(failure('from: "2024-09-29"\n').message).toBe('the top level: the key "actor" is missing.');
    expect(failure('from: 5\nactor: reseller\n').message).not.toContain('missing');
  });

  it('refuses a key given twice, an alias and broken YAML with a position', () => {
    expect(failure('actor: reseller\nactor: household\n').subject).toBe('law.yaml:2:1');
    expect(failure('a: &x [1]\nb: *x\n')).toMatchObject({
      code: 'document-malformed',
      subject: 'law.yaml:2:4',
    });
    expect(failure('actor: [reseller\n').subject).toMatch(/^law\.yaml:\d+:\d+$/);
  });

  it('keeps NO a word and an unquoted date text', () => {
    const loose = z.strictObject({ country: z.string(), day: z.string() });
    expect(readDocument('country: NO\nday: 2024-09-29\n', 'x', loose)).toEqual({
      country: 'NO',
      day: '2024-09-29',
    });
  });
});
