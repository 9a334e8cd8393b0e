/** Holds the house: `npm run check` runs every rule and prints one line for each violation. */
import { fileURLToPath } from 'node:url';
import { catalogueCases } from './catalogue-cases.ts';
import { catalogueFacts } from './catalogue-facts.ts';
import { catalogueLint } from './catalogue-lint.ts';
import { dependencies } from './dependencies.ts';
import { errorTexts } from './error-texts.ts';
import { generatedFiles } from './generated.ts';
import { hazards } from './hazards.ts';
import { machinePaths } from './machine-paths.ts';
import { names } from './names.ts';
import { registries } from './registries.ts';
import { gitRepository } from './repository.ts';
import { rooms } from './rooms.ts';
import { type Check, violationLine } from './violation.ts';

const CHECKS: readonly Check[] = [
  rooms,
  registries,
  names,
  hazards,
  machinePaths,
  catalogueFacts,
  catalogueLint(),
  catalogueCases(),
  errorTexts,
  dependencies,
  generatedFiles(),
];

const repository = gitRepository(fileURLToPath(new URL('../..', import.meta.url)));
let count = 0;
for (const check of CHECKS) {
  for (const violation of await check.run(repository)) {
    count++;
    process.stdout.write(`${violationLine(violation)}  [${check.id}]\n`);
  }
}
process.stdout.write(`${CHECKS.length} checks, ${count} violation${count === 1 ? '' : 's'}\n`);
process.exitCode = count > 0 ? 1 : 0;
