/**
 * Puts the catalogue into one signed file, for machines that get no repository:
 *
 *   npm run bundle -- --key private.pem --out catalogue.bundle.json --since last.bundle.json
 *
 * `--since` is the bundle, or the folder of the checkout, that was published last: where a row of it was edited
 * and not closed, none is made.
 *
 * `openssl genpkey -algorithm ed25519 -out private.pem` makes a key, and
 * `openssl pkey -in private.pem -pubout -out public.pem` the half that others need for
 * `interdict catalogue import --trust-key public.pem`.
 */
import { createPrivateKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BUNDLE_TYPE, bundleOf } from '../engine/src/catalogue/bundle.ts';
import { catalogueAt } from '../engine/src/catalogue/catalogue-at.ts';
import { compileCatalogue } from '../engine/src/catalogue/compile-catalogue.ts';
import { sealed } from '../engine/src/catalogue/dsse.ts';
import { lintEdits } from '../engine/src/catalogue/lint-edits.ts';
import { catalogueFolder } from '../engine/src/catalogue/load-catalogue.ts';

const { values } = parseArgs({
  options: {
    key: { type: 'string' },
    out: { type: 'string' },
    folder: { type: 'string', default: catalogueFolder() },
    since: { type: 'string' },
  },
});
if (values.key === undefined || values.out === undefined) {
  process.stderr.write('Give --key PRIVATE.pem and --out FILE.\n');
  process.exit(2);
}
const { version, digest, prohibitions } = compileCatalogue(values.folder);
const edits =
  values.since === undefined
    ? []
    : lintEdits(catalogueAt(values.since, values.since).prohibitions, prohibitions);
for (const { severity, where, message, remedy } of edits) {
  process.stderr.write(`${severity}: ${where}: ${message} ${remedy}\n`);
}
if (edits.some(({ severity }) => severity === 'error')) process.exit(1);
if (values.since === undefined) {
  process.stderr.write('Held against no earlier bundle: give --since to see what was edited of its rows.\n');
}
const payload = Buffer.from(JSON.stringify(bundleOf(values.folder, { version, digest })));
const envelope = sealed(BUNDLE_TYPE, payload, createPrivateKey(readFileSync(values.key)));
writeFileSync(values.out, `${JSON.stringify(envelope)}\n`);
process.stdout.write(`${values.out}: catalogue of ${version}, ${digest}\n`);
