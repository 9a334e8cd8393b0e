import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InterdictError } from '../model/interdict-error.ts';
import { readRoots } from './roots.ts';

const folder = fileURLToPath(new URL('../../../catalogue/roots/', import.meta.url));
const FILES = ['roots.yaml', 'authenticode.pem', 'timestamping.pem', 'apple.pem'];

describe('readRoots', () => {
  it('reads every pinned root, each with its source', () => {
    const roots = readRoots(folder);
    expect(roots.length).toBeGreaterThan(300);
    expect(new Set(roots.map((root) => root.sha256)).size).toBe(roots.length);
    expect(roots.every((root) => /^[\w-]+ [\d.]+ \((PyPI|crates\.io)\)$/.test(root.source))).toBe(true);
  });

  // The roots under which most software for Windows was signed in the last twenty years.
  it.each([
    'Microsoft Root Authority',
    'Microsoft Root Certificate Authority',
    'Microsoft Root Certificate Authority 2010',
    'Microsoft Root Certificate Authority 2011',
    'VeriSign Class 3 Public Primary Certification Authority - G5',
    'VeriSign, Inc.: Class 3 Public Primary Certification Authority',
    'DigiCert Assured ID Root CA',
    'DigiCert Trusted Root G4',
    'GlobalSign Root CA',
    'GlobalSign Code Signing Root R45',
    'COMODO RSA Certification Authority',
    'USERTrust RSA Certification Authority',
    'UTN-USERFirst-Object',
    'AddTrust External CA Root',
    'Sectigo Public Code Signing Root R46',
    'Entrust Root Certification Authority - G2',
    'The Go Daddy Group, Inc.: Go Daddy Class 2 Certification Authority',
    'Starfield Root Certificate Authority - G2',
    'thawte Primary Root CA',
    'Thawte Timestamping CA',
    'Certum Trusted Network CA',
    'SSL.com Root Certification Authority RSA',
    'Baltimore CyberTrust Root',
    'GTE CyberTrust Global Root',
    'Apple Root CA',
    'Apple Root CA - G3',
  ])('holds %s', (name) => {
    expect(readRoots(folder).map((root) => root.name)).toContain(name);
  });

  it('keeps the dates that the programme set', () => {
    const startCom = readRoots(folder).find((root) => root.name === 'StartCom Certification Authority G2');
    expect(startCom?.uses?.[0]).toMatchObject({ purpose: 'code-signing' });
    expect(startCom?.uses?.[0]?.issuedBefore ?? startCom?.uses?.[0]?.signedBefore).toMatch(/^20\d\d-/);
  });
});

describe('what is not the pinned root', () => {
  let copy = '';
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'roots-'));
    for (const name of FILES) writeFileSync(join(copy, name), readFileSync(join(folder, name)));
  });
  afterEach(() => rmSync(copy, { recursive: true }));

  function refusal(): InterdictError {
    try {
      readRoots(copy);
    } catch (error) {
      if (error instanceof InterdictError) return error;
      throw error;
    }
    throw new Error('nothing was refused');
  }

  it('is refused with its name', () => {
    const path = join(copy, 'apple.pem');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(/\nMII/, '\nMIJ'));
    expect(refusal()).toMatchObject({ code: 'root-digest', subject: 'apple.pem, Apple Root CA - G2' });
  });

  it('is refused where one is missing', () => {
    writeFileSync(join(copy, 'timestamping.pem'), '');
    expect(refusal().code).toBe('root-missing');
  });
});
