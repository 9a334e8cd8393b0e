import { csvRows } from '../src/formats/csv/csv.ts';
import { withoutPauses } from '../src/formats/pause.ts';
import { textLines } from '../src/formats/text.ts';
import { inventory } from '../src/observe/inventory/inventory.ts';
import { sourceSeeds } from './fixture-seeds.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { readSource } from './read-source.ts';
import { textMutation } from './text-mutation.ts';

const WORDS = [
  ...[
    '"',
    '""',
    '"""',
    ',',
    ';',
    '\t',
    '\r\n',
    '","',
    '"\n',
    '\n"',
    'sep=;',
    '#TYPE x',
    '\uFEFF',
    '\0',
    '\xd0',
  ],
  ...[
    'Name',
    'Version',
    'Publisher',
    'Computer',
    'PO',
    'PSChildName',
    '{9E84A2A5-0B2D-4F3E-9C0B-3B7A6E1F4D21}',
  ],
];

/** Tables: rows keep the order of their lines, and each line is in one row or error at most. */
export const target: FuzzTarget = {
  name: 'csv',
  seeds: () => sourceSeeds('inventory', 1_000).filter(hasPairedQuotes),
  mutate: textMutation(WORDS),
  run(bytes) {
    let line = 0;
    for (const row of withoutPauses(csvRows(textLines([Buffer.from(bytes).toString('utf8')]), ',', 3))) {
      if (row.line <= line) throw new Error(`line ${row.line} after line ${line}`);
      line = row.line;
    }
    return readSource(inventory, 'list.csv', bytes);
  },
  runPlanted(bytes) {
    const lines = [...textLines([Buffer.from(bytes).toString('utf8')])];
    for (let index = 0; index < lines.length; index++) {
      let row = lines[index]?.text ?? '';
      while ((row.match(/"/g)?.length ?? 0) % 2 === 1) {
        const next = lines[++index];
        // The bug: that there is a next line is taken for granted.
        if (next === undefined) throw new Error('read past the last line');
        row += `\n${next.text}`;
      }
    }
    return 'read';
  },
};

/** A quote left open is for the fuzzer to find. */
function hasPairedQuotes(bytes: Uint8Array): boolean {
  return bytes.filter((byte) => byte === 0x22).length % 2 === 0;
}
