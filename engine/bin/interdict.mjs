#!/usr/bin/env node
// Committed and executable, so that npm links it before anything is built (a bin that points at a
// built file gets no link, and npx would then ask the registry for a stranger's package).
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../dist/interdict.mjs', import.meta.url);
if (existsSync(fileURLToPath(built))) {
  await import(built.href);
} else {
  process.stderr.write(
    'interdict is not built yet.\n' +
      'This happens after npm ci --ignore-scripts or --omit=dev.\n' +
      'Remedy: run `npm ci && npm run build` in the repository, then try again.\n',
  );
  process.exitCode = 2;
}
