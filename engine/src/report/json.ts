import type { Report } from './report.ts';
import { printableJson } from './text/printable.ts';

/** `interdict.result/1`; its JSON Schema is `schema/result-1.schema.json`. */
export const json: Report = {
  id: 'json',
  title: 'the whole result, for programs',
  write: (result) => `${printableJson(result)}\n`,
};
