import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { compileCatalogue } from '../../engine/src/catalogue/compile-catalogue.ts';
import { readCases } from '../../engine/src/catalogue/read-cases.ts';

/** Usage: compile.ts FILE. Writes the catalogue and its cases for `compiled-once.ts`. */
const [file = ''] = process.argv.slice(2);
const catalogue = compileCatalogue('catalogue');
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, JSON.stringify({ catalogue, cases: readCases('catalogue', catalogue.prohibitions) }));
