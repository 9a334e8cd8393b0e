import { createPublicKey, type KeyObject } from 'node:crypto';
import { resolve } from 'node:path';
import { readText } from '../catalogue/document.ts';
import { lintEdits } from '../catalogue/lint-edits.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { field } from '../report/text/lines.ts';
import { chosenHome, chosenInUse, loadInUse } from './chosen-catalogue.ts';
import type { CommandCall } from './command.ts';
import { layoutWidth } from './surroundings.ts';

/** So many rows that were edited are named. */
const MOST_EDITS = 5;

/** `interdict catalogue import BUNDLE`. */
export async function run({ operands, settings, surroundings, now }: CommandCall): Promise<number> {
  const [path, ...more] = operands;
  if (path === undefined || more.length > 0) throw oneBundle(operands);
  const keys = settings.list('trust-key').map((each) => keyAt(each, surroundings.cwd));
  if (keys.length === 0) throw noKey();
  const inUse = await chosenInUse(settings, surroundings);
  const home = chosenHome(settings, surroundings);
  const before = loadInUse(inUse, 'law');
  const { importBundle } = await import('../catalogue/import-bundle.ts');
  const imported = await importBundle({
    named: path,
    path: resolve(surroundings.cwd, path),
    keys,
    home,
    inUse,
    now: new Date(now).toISOString(),
  });
  const edits = edited(before, loadInUse(await chosenInUse(settings, surroundings), 'law'));
  const layout = { width: layoutWidth(surroundings.stdout), colour: false, indent: 0, label: 12 };
  const lines = [
    ...field('In use', [`the catalogue of ${imported.version}; before, that of ${inUse.version}`], layout),
    ...field('Digest', [imported.digest], layout),
    ...field('Signed by', [imported.signer], layout),
    ...field('Kept in', [home], layout),
    ...edits.flatMap((edit, index) => field(index === 0 ? 'Edited' : '', [edit], layout)),
  ];
  await surroundings.stdout.print(`${lines.join('\n')}\n`);
  return 0;
}

/** Rows that had been published and now say something else, and no check says why. */
function edited(before: Catalogue, after: Catalogue): string[] {
  const rows = lintEdits(before.prohibitions, after.prohibitions).filter(
    ({ severity }) => severity === 'error',
  );
  const shown = rows.slice(0, MOST_EDITS).map(({ where, message }) => `${where}: ${message}`);
  return rows.length > MOST_EDITS ? [...shown, `and ${rows.length - MOST_EDITS} more`] : shown;
}

function keyAt(path: string, cwd: string): KeyObject {
  const text = readText(resolve(cwd, path), path);
  try {
    const key = createPublicKey(text);
    if (key.asymmetricKeyType === 'ed25519') return key;
    throw new TypeError(`It is a key for ${key.asymmetricKeyType ?? 'nothing known'}.`);
  } catch (cause) {
    throw new InterdictError({
      code: 'trust-key-malformed',
      family: 'usage',
      message: 'No Ed25519 public key could be read from this file.',
      subject: path,
      remedy: 'Give the public key as PEM (-----BEGIN PUBLIC KEY----- and what follows).',
      cause,
    });
  }
}

function noKey(): InterdictError {
  return new InterdictError({
    code: 'no-trust-key',
    family: 'usage',
    message: 'A catalogue decides what the law says, so one is imported only from whom you trust.',
    subject: '--trust-key',
    remedy: 'Give the public key of whoever signed the bundle with --trust-key FILE.',
  });
}

function oneBundle(operands: readonly string[]): InterdictError {
  return new InterdictError({
    code: 'one-bundle',
    family: 'usage',
    message: 'One bundle is imported at a time.',
    subject: `interdict catalogue import ${operands.join(' ')}`.trim(),
    remedy: 'Give the file of a bundle.',
  });
}
