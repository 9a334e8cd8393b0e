import type { ErrorFamily } from '../model/interdict-error.ts';

/** What is written of an error or a gap in `docs/errors.md`. */
export interface ErrorEntry {
  readonly code: string;
  readonly when: string;
  readonly remedy: string;
}

export interface StoppingError extends ErrorEntry {
  readonly family: ErrorFamily;
}

/** What stops a command. The code is stable; the words may get better. */
export const ERROR_REFERENCE: readonly StoppingError[] = [
  {
    code: 'age-malformed',
    family: 'usage',
    when: 'The value of --max-age is no age.',
    remedy: 'Write hours, days or weeks: 36h, 30d, 4w.',
  },
  {
    code: 'bundle-digest',
    family: 'usage',
    when: 'What is in a bundle does not come to the digest that it states.',
    remedy: 'Update interdict, or get the bundle again; the catalogue in use is as it was.',
  },
  {
    code: 'bundle-malformed',
    family: 'usage',
    when: 'A file given to interdict catalogue import or diff is no bundle.',
    remedy: 'Get the bundle again; the catalogue in use is as it was.',
  },
  {
    code: 'bundle-not-newer',
    family: 'usage',
    when: 'A bundle is not newer than the catalogue in use.',
    remedy: 'Get a newer bundle; the catalogue in use is as it was.',
  },
  {
    code: 'bundle-not-signed',
    family: 'usage',
    when: 'No trusted key signed a bundle, or it was changed since.',
    remedy: 'Get the bundle again, or give the right key with --trust-key.',
  },
  {
    code: 'bundle-unreadable',
    family: 'usage',
    when: 'A bundle is missing or closed to us.',
    remedy: 'Check that the path names a file, and that you may read it.',
  },
  {
    code: 'cases-malformed',
    family: 'usage',
    when: 'A file of law cases names no prohibition, or a sweep in it no event.',
    remedy: 'The message names the case; correct the name there.',
  },
  {
    code: 'catalogue-lint',
    family: 'usage',
    when: 'While the catalogue is compiled, something in it contradicts itself or its rules.',
    remedy: 'The message names the place and the lint; correct the file there.',
  },
  {
    code: 'catalogue-missing',
    family: 'usage',
    when: 'The catalogue that the build compiles is not there.',
    remedy: 'Run npm run build in the repository.',
  },
  {
    code: 'contract-malformed',
    family: 'usage',
    when: 'A contract given to ask or init is not written as it has to be.',
    remedy: 'Write --contract "C-1=2024-03-01,DoD;FAR 52.204-23@DEC 2023".',
  },
  {
    code: 'date-malformed',
    family: 'usage',
    when: 'A date is neither a day nor an instant with its offset, or there is no such day.',
    remedy: 'Write 2024-08-15 or 2024-08-15T23:59:00-04:00.',
  },
  {
    code: 'document-invalid',
    family: 'usage',
    when: 'A profile, interdict.yaml or a file of the catalogue has a key or word that may not stand there.',
    remedy: 'The message gives line, column and the nearest valid word.',
  },
  {
    code: 'document-malformed',
    family: 'usage',
    when: 'A profile, interdict.yaml or a file of the catalogue is no YAML.',
    remedy: 'Correct the line that the message names; quote dates.',
  },
  {
    code: 'document-too-large',
    family: 'usage',
    when: 'A file that people write by hand is larger than such a file can be.',
    remedy: 'Give the right file.',
  },
  {
    code: 'document-unreadable',
    family: 'usage',
    when: 'A profile, interdict.yaml or another named file cannot be opened.',
    remedy: 'Check the path and that you may read it.',
  },
  {
    code: 'duplicate-id',
    family: 'usage',
    when: 'Two entries of the catalogue claim one id.',
    remedy: 'Rename one of them, or remove the copy.',
  },
  {
    code: 'fact-malformed',
    family: 'usage',
    when: 'The value of --fact is no question with its answer.',
    remedy: 'Write QUESTION=yes, QUESTION=no or QUESTION=unknown.',
  },
  {
    code: 'import-broken',
    family: 'usage',
    when: 'The catalogue that was imported is not there whole.',
    remedy: 'Remove current.json from the folder of imported catalogues, and import the bundle again.',
  },
  {
    code: 'init-broken-off',
    family: 'interrupted',
    when: 'Whoever was asked by init ended the input before the last question.',
    remedy: 'Start again, or give flags; nothing was written.',
  },
  {
    code: 'init-nobody-to-ask',
    family: 'usage',
    when: 'init runs where nobody can be asked, and was not told who asks.',
    remedy: 'Give --actor ROLE.',
  },
  {
    code: 'init-would-replace',
    family: 'usage',
    when: 'init would write over interdict.yaml or a profile.',
    remedy: 'Change the file by hand, or give --force.',
  },
  {
    code: 'internal-error',
    family: 'internal',
    when: 'interdict itself went wrong.',
    remedy: 'Report it with the command you typed; INTERDICT_DEBUG=1 shows where it happened.',
  },
  {
    code: 'model-year-malformed',
    family: 'usage',
    when: 'The value of --model-year is no year.',
    remedy: 'Write its four digits: 2027.',
  },
  {
    code: 'no-profile-to-save-to',
    family: 'usage',
    when: 'interdict ask --save has no profile.',
    remedy: 'Give --profile FILE.',
  },
  {
    code: 'no-such-catalogue',
    family: 'usage',
    when: 'A folder or bundle given to interdict catalogue diff does not exist.',
    remedy: 'Give the folder of a catalogue, or the file of a bundle.',
  },
  {
    code: 'no-such-target',
    family: 'usage',
    when: 'A target is neither a file nor a directory.',
    remedy: 'Check the spelling, and the folder that you are in.',
  },
  {
    code: 'no-trust-key',
    family: 'usage',
    when: 'interdict catalogue import was given no key.',
    remedy: 'Give the public key of whoever signed the bundle with --trust-key FILE.',
  },
  {
    code: 'nothing-asked-about',
    family: 'usage',
    when: 'interdict ask names neither a supplier nor a product.',
    remedy: 'Give --supplier or --product.',
  },
  {
    code: 'one-bundle',
    family: 'usage',
    when: 'interdict catalogue import was given no bundle, or several.',
    remedy: 'Give the file of a bundle.',
  },
  {
    code: 'one-prohibition',
    family: 'usage',
    when: 'interdict catalogue show has no id, or several.',
    remedy: 'Give one of those that interdict catalogue list prints.',
  },
  {
    code: 'one-result',
    family: 'usage',
    when: 'interdict watch has no file, or several.',
    remedy: 'Give a file that interdict scan -o json=FILE wrote.',
  },
  {
    code: 'option-given-twice',
    family: 'usage',
    when: 'An option that takes one value was given two that differ.',
    remedy: 'Give one of them, and run the command again for the other.',
  },
  {
    code: 'option-needs-value',
    family: 'usage',
    when: 'The word that has to follow an option is missing.',
    remedy: 'Write it after the option, or join it by an equals sign where it begins with two hyphens.',
  },
  {
    code: 'option-not-here',
    family: 'usage',
    when: 'An option belongs to another command.',
    remedy: 'interdict COMMAND --help lists what a command takes.',
  },
  {
    code: 'option-takes-no-value',
    family: 'usage',
    when: 'A value was joined to an option that takes none.',
    remedy: 'Write the option alone.',
  },
  {
    code: 'output-given-twice',
    family: 'usage',
    when: 'Two outputs would go to the same place.',
    remedy: 'Give each -o its own file: -o json=result.json.',
  },
  {
    code: 'output-unwritable',
    family: 'usage',
    when: 'A file that -o names cannot be written.',
    remedy: 'Check that the folder exists, that you may write to it, and that there is room.',
  },
  {
    code: 'previous-unreadable',
    family: 'usage',
    when: 'The file that --previous names is no result of a scan.',
    remedy: 'Give a file that -o json=FILE wrote.',
  },
  {
    code: 'product-of-another-supplier',
    family: 'usage',
    when: 'The product asked about is not one of the supplier asked about.',
    remedy: 'Leave one of the two out.',
  },
  {
    code: 'result-of-a-profile',
    family: 'usage',
    when: 'interdict watch is given a result that was made for a profile, and no profile.',
    remedy: 'Give that profile with --profile FILE.',
  },
  {
    code: 'result-unreadable',
    family: 'usage',
    when: 'A result given to interdict watch is missing, too large or no result.',
    remedy: 'Give a file that interdict scan -o json=FILE wrote.',
  },
  {
    code: 'root-digest',
    family: 'usage',
    when: 'While the catalogue is compiled, a root certificate is not the one that its manifest pins.',
    remedy: 'Restore catalogue/roots from a release, or make it again with tools/roots/make-roots.ts.',
  },
  {
    code: 'root-missing',
    family: 'usage',
    when: 'While the catalogue is compiled, root certificates and their manifest differ in number.',
    remedy: 'Restore catalogue/roots from a release, or make it again with tools/roots/make-roots.ts.',
  },
  {
    code: 'supplier-invalid',
    family: 'usage',
    when: 'While the catalogue is compiled, a supplier file does not fit together.',
    remedy: 'The message names the place; correct the file there.',
  },
  {
    code: 'target-unreadable',
    family: 'usage',
    when: 'The system refuses to look at a target.',
    remedy: 'Scan as a user who may read it.',
  },
  {
    code: 'trust-key-malformed',
    family: 'usage',
    when: 'A file given with --trust-key holds no Ed25519 public key.',
    remedy: 'Give the public key as PEM.',
  },
  {
    code: 'trust-root-malformed',
    family: 'usage',
    when: 'The file that --trust-root names holds no certificate.',
    remedy: 'Give a PEM file.',
  },
  {
    code: 'two-catalogues',
    family: 'usage',
    when: 'interdict catalogue diff was given no catalogue, or more than two.',
    remedy: 'Give OLD and NEW, or NEW alone.',
  },
  {
    code: 'unexpected-operand',
    family: 'usage',
    when: 'A command that takes options alone was given other words.',
    remedy: 'Say it with an option.',
  },
  {
    code: 'unknown-command',
    family: 'usage',
    when: 'There is no such command.',
    remedy: 'The message names the nearest; interdict --help lists all.',
  },
  {
    code: 'unknown-format',
    family: 'usage',
    when: 'There is no such output format here.',
    remedy: 'The message names those that there are.',
  },
  {
    code: 'unknown-limit',
    family: 'usage',
    when: 'There is no limit of that name.',
    remedy: 'The message names the nearest.',
  },
  {
    code: 'unknown-option',
    family: 'usage',
    when: 'There is no such option.',
    remedy: 'The message names the nearest; interdict COMMAND --help lists all.',
  },
  {
    code: 'unknown-prohibition',
    family: 'usage',
    when: 'The catalogue has no prohibition with that id.',
    remedy: 'interdict catalogue list prints all of them.',
  },
  {
    code: 'unknown-scheme',
    family: 'usage',
    when: 'The word before the colon of a target is no way to read one, and no file has that name.',
    remedy: 'The message names the nearest.',
  },
  {
    code: 'unknown-shell',
    family: 'usage',
    when: 'Completion is asked for no shell, for two, or for one that it is not made for.',
    remedy: 'Write interdict completion bash, or zsh, fish or powershell.',
  },
  {
    code: 'unknown-word',
    family: 'usage',
    when: 'A supplier, product, actor, activity or question is none that the catalogue knows.',
    remedy: 'The message names the nearest.',
  },
  {
    code: 'variable-not-boolean',
    family: 'usage',
    when: 'A variable that is either on or off is set to something else.',
    remedy: 'Set it to 1 or 0, or unset it.',
  },
  {
    code: 'word-not-valid',
    family: 'usage',
    when: 'A word is none of those that may stand after an option.',
    remedy: 'The message names the nearest.',
  },
  {
    code: 'wrong-limit-value',
    family: 'usage',
    when: 'A limit is set to no whole number above zero.',
    remedy: 'Write NAME=VALUE: depth=8.',
  },
  {
    code: 'wrong-number-of-workers',
    family: 'usage',
    when: 'The number of threads is no whole number in bounds.',
    remedy: 'Write --workers 2, or leave it out.',
  },
  {
    code: 'wrong-target-kind',
    family: 'usage',
    when: 'A target is a directory where a file was named, or the other way round, or a device.',
    remedy: 'Leave the scheme out, or hand the contents over on standard input.',
  },
];

/** Why something was not looked at. These are values in a result, and stop nothing. */
export const GAP_REFERENCE: readonly ErrorEntry[] = [
  {
    code: 'unreadable',
    when: 'The system refused to open or read it.',
    remedy: 'Scan as a user who may read it.',
  },
  {
    code: 'encrypted',
    when: 'It is encrypted, and no key was given.',
    remedy: 'Unpack it yourself, and scan what comes out.',
  },
  {
    code: 'malformed',
    when: 'Its bytes are not what its kind of file has to be.',
    remedy: 'Look at it yourself: it may be damaged, or made to mislead.',
  },
  {
    code: 'truncated',
    when: 'It ends before it says that it does.',
    remedy: 'Get the whole file, and scan again.',
  },
  {
    code: 'unsupported',
    when: 'It is of a kind, or uses a method, that interdict does not read.',
    remedy: 'Convert or unpack it, and scan what comes out.',
  },
  {
    code: 'limit-reached',
    when: 'Reading it would have gone past a bound of the scan.',
    remedy: 'Raise the bound with --limit if you trust the file.',
  },
  {
    code: 'changed-while-read',
    when: 'It changed while it was being read.',
    remedy: 'Scan again when nothing writes to it.',
  },
  {
    code: 'link-outside',
    when: 'It is a link that leads out of what was scanned; it was not followed.',
    remedy: 'Scan what it leads to as a target of its own.',
  },
  { code: 'special-file', when: 'It is a device, pipe or socket.', remedy: 'Nothing to do.' },
  {
    code: 'interrupted',
    when: 'The scan was broken off before it came to it.',
    remedy: 'Scan again.',
  },
  {
    code: 'stale',
    when: 'It is older than --max-age allows.',
    remedy: 'Collect it anew, and scan again.',
  },
];
