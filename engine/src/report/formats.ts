import { csv } from './csv.ts';
import { html } from './html/html.ts';
import { json } from './json.ts';
import { ndjson } from './ndjson.ts';
import type { Report } from './report.ts';
import { sarif } from './sarif/sarif.ts';
import { table } from './table/table.ts';

/** Every format of a result; the first is the default. To add one: its file, and its line here. */
export const FORMATS: readonly Report[] = [table, json, ndjson, csv, sarif, html];
