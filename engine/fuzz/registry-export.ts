import { withoutPauses } from '../src/formats/pause.ts';
import { registryKeys } from '../src/formats/registry-export/registry-export.ts';
import { textLines } from '../src/formats/text.ts';
import { registryExport } from '../src/observe/registry-export/registry-export.ts';
import { sourceSeeds } from './fixture-seeds.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { readSource } from './read-source.ts';
import { textMutation } from './text-mutation.ts';

const WORDS = [
  ...[
    '[',
    ']',
    '"',
    '\\',
    '\\\\',
    '\\"',
    '=',
    '@=',
    '=-',
    'dword:',
    'dword:zz',
    'hex:',
    'hex(2):',
    'hex(7):',
    ',\\\r\n  ',
  ],
  ...[
    '00,',
    '[-',
    '[HKLM\\',
    '[HKEY_LOCAL_MACHINE\\',
    ']\r\n',
    '"DisplayName"="',
    '"ImagePath"=hex(2):',
    ';',
    '\r\n',
  ],
  ...[
    '\\Services\\x]',
    '\\CurrentVersion\\Uninstall\\x]',
    'REGEDIT4',
    'Windows Registry Editor Version 5.00',
    '\uFEFF',
  ],
];

/** Registry text: values belong to the key before them, and every line is in one key or error at most. */
export const target: FuzzTarget = {
  name: 'registry-export',
  seeds: () => sourceSeeds('registry-export', 100_000).flatMap(parts),
  mutate: textMutation(WORDS),
  run(bytes) {
    for (const read of withoutPauses(
      registryKeys(textLines([Buffer.from(bytes).toString('utf8')]), 'utf-16le'),
    )) {
      if (read.kind === 'error') continue;
      for (const value of read.values.values()) {
        if (value.line <= read.line)
          throw new Error(`a value of line ${value.line} in a key of line ${read.line}`);
      }
    }
    return readSource(registryExport, 'a.reg', bytes);
  },
  runPlanted(bytes) {
    const text = Buffer.from(bytes)
      .toString('utf8')
      .replaceAll(/\\\r?\n\s*/g, '');
    for (const [, hex = ''] of text.matchAll(/=hex\([127]\):([0-9a-f,]*)/g)) {
      const data = Uint8Array.from(hex.split(',').map((digits) => Number.parseInt(digits, 16)));
      const view = new DataView(data.buffer);
      // The bug: that UTF-16 has an even number of bytes is taken for granted.
      for (let at = 0; at < data.length; at += 2) view.getUint16(at, true);
    }
    return 'read';
  },
};

/** A header with some keys each: what is short is tried more often. */
function parts(bytes: Uint8Array): Uint8Array[] {
  const [header = '', ...keys] = Buffer.from(bytes)
    .toString('utf16le')
    .split(/(?=^\[)/m);
  const seeds: Uint8Array[] = [];
  for (let at = 0; at < keys.length; at += 3)
    seeds.push(Buffer.from(header + keys.slice(at, at + 3).join('')));
  return seeds;
}
