import { deb822Paragraphs } from '../src/formats/deb822/deb822.ts';
import { withoutPauses } from '../src/formats/pause.ts';
import { textLines } from '../src/formats/text.ts';
import { dpkg } from '../src/observe/dpkg/dpkg.ts';
import { sourceSeeds } from './fixture-seeds.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { readSource } from './read-source.ts';
import { textMutation } from './text-mutation.ts';

const WORDS = [
  ...[
    ':',
    ' ',
    '\t',
    ' .',
    '\n',
    '\n\n',
    '#',
    '-',
    'Package: ',
    'Status: ',
    'Version: ',
    'install ok installed',
  ],
  ...[
    'deinstall ok config-files',
    'Maintainer: A <b@c>',
    'Maintainer: <',
    'Architecture: ',
    '\xd0',
    '\0',
    '%',
    '@',
    '/',
  ],
];

/** Control files: a field's line lies in its paragraph, and a value holds no line of another field. */
export const target: FuzzTarget = {
  name: 'deb822',
  seeds: () => sourceSeeds('dpkg', 10_000),
  mutate: textMutation(WORDS),
  run(bytes) {
    let last = 0;
    for (const read of withoutPauses(deb822Paragraphs(textLines([Buffer.from(bytes).toString('utf8')])))) {
      if (read.kind === 'error') continue;
      for (const field of read.fields.values()) {
        if (field.line < read.line || field.line <= last)
          throw new Error(`line ${field.line} out of its place`);
        last = field.line;
      }
    }
    return readSource(dpkg, 'var/lib/dpkg/status', bytes);
  },
  runPlanted(bytes) {
    let open: string[] | null = null;
    for (const { text } of textLines([Buffer.from(bytes).toString('utf8')])) {
      if (text.trim() === '') open = null;
      else if (!/^[ \t]/.test(text)) open = [text];
      // The bug: that a field stands before what goes on is taken for granted.
      else if (open === null) throw new Error('a continuation of no field');
      else open.push(text);
    }
    return 'read';
  },
};
