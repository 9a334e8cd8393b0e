import type { Command } from './command.ts';

/** Every command that exists. `--help`, the nearest word and the documentation are made from this list. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'scan',
    operands: '[TARGET…]',
    summary: 'find what comes from a banned supplier, and say what the law says about it',
    about: [
      'A target is a directory, a disk root, an archive, a program, an SBOM, an inventory or a registry export.',
      'A word before it says what it is where guessing could be wrong: dir:, inventory:, sbom:, osquery:.',
      'With no target it is this computer (host:), through its own registers and where it keeps programs.',
    ],
    examples: [
      ['interdict scan', 'this computer'],
      ['interdict scan examples/office', 'the sample estate'],
      ['interdict scan /mnt/disk -o json=result.json', 'a disk, and the result in a file'],
      ['interdict scan app.cdx.json --activity integrate,sell', 'a product that one ships'],
    ],
    exits: 'scan',
    load: () => import('./scan.ts'),
  },
  {
    name: 'ask',
    operands: '',
    summary: 'say what the law says, without a scan',
    about: ['What is not given is assumed, and printed as assumed.'],
    examples: [
      ['interdict ask --supplier {supplier} --actor household --activity use', 'as a household, today'],
      [
        'interdict ask --supplier {supplier} --actor supplier --activity update --as-of 2024-08-15',
        'the supplier itself, at another date',
      ],
    ],
    exits: 'answer',
    load: () => import('./ask.ts'),
  },
  {
    name: 'watch',
    operands: 'RESULT',
    summary:
      'what changed since a result was made, or will change, because a law, a date or the catalogue did',
    about: [
      'Nothing is scanned: the findings of the result are decided again, today and at every instant until --until at which a clause begins or ends.',
    ],
    examples: [
      ['interdict watch result.json', 'what is different today'],
      ['interdict watch result.json --until 2027-12-31', 'and what will be, and when'],
    ],
    exits: 'answer',
    load: () => import('./watch.ts'),
  },
  {
    name: 'catalogue show',
    operands: 'ID',
    summary: 'tell the whole story of one prohibition',
    about: ['Each line has its source, and how well it is verified.'],
    examples: [
      ['interdict catalogue show {prohibition}', 'all that is known today'],
      ['interdict catalogue show {prohibition} --as-known 2024-07-01', 'and what was known then'],
    ],
    exits: 'answer',
    load: () => import('./catalogue-show.ts'),
  },
  {
    name: 'catalogue list',
    operands: '',
    summary: 'list the prohibitions and suppliers that the catalogue knows',
    about: [],
    examples: [['interdict catalogue list', '']],
    exits: 'answer',
    load: () => import('./catalogue-list.ts'),
  },
  {
    name: 'catalogue status',
    operands: '',
    summary: 'say how old the catalogue is, and on what its facts rest',
    about: [],
    examples: [['interdict catalogue status', '']],
    exits: 'answer',
    load: () => import('./catalogue-status.ts'),
  },
  {
    name: 'catalogue lint',
    operands: '',
    summary: 'check the catalogue against its own rules',
    about: [
      'The catalogue folder of the repository is read. It ends with 1 where there is an error, and with 0 where there are only warnings.',
    ],
    examples: [
      ['interdict catalogue lint', ''],
      ['interdict catalogue lint --since released/catalogue', 'and what was edited of what is out'],
    ],
    exits: 'check',
    load: () => import('./catalogue-lint.ts'),
  },
  {
    name: 'catalogue test',
    operands: '[PROHIBITION…]',
    summary: 'run the cases beside the prohibitions, and show what they leave unshown',
    about: [
      'Cases are read from the catalogue folder of the repository. It ends with 1 where a case fails, or where a fully modelled prohibition has an empty cell.',
    ],
    examples: [
      ['interdict catalogue test', 'every case of every prohibition'],
      ['interdict catalogue test {prohibition}', 'one, with its table'],
    ],
    exits: 'check',
    load: () => import('./catalogue-test.ts'),
  },
  {
    name: 'catalogue diff',
    operands: '[OLD] NEW',
    summary: 'say what became stricter or looser between two catalogues, and for whom',
    about: [
      'Each is the folder of a catalogue or a bundle; OLD left out is the catalogue in use. Every change comes with a case that shows it.',
    ],
    examples: [
      ['interdict catalogue diff catalogue.bundle.json', 'what an import would change'],
      ['interdict catalogue diff old/catalogue new/catalogue', 'two checkouts of the repository'],
    ],
    exits: 'answer',
    load: () => import('./catalogue-diff.ts'),
  },
  {
    name: 'catalogue import',
    operands: 'BUNDLE',
    summary: 'put the newer catalogue of a signed bundle in use',
    about: [
      'The signature is checked with --trust-key, the digest against what is in it, and versions go upwards only. Where anything does not hold, the catalogue in use stays as it was.',
    ],
    examples: [
      ['interdict catalogue import catalogue.bundle.json --trust-key public.pem', 'without a network'],
    ],
    exits: 'answer',
    load: () => import('./catalogue-import.ts'),
  },
  {
    name: 'init',
    operands: '',
    summary: 'write interdict.yaml and a profile, by asking who you are',
    about: [
      'On a terminal it asks for what is not given: who you are, where, and the contracts that bind you with the clauses they carry and their editions.',
      'What it wrote is read back before it says so.',
    ],
    examples: [
      ['interdict init', 'asks on the terminal'],
      ['interdict init --actor business --territory US', 'asks nothing in a script'],
      [
        'interdict init --actor federal-contractor --contract "C-1=2024-03-01,DoD;FAR 52.204-23@DEC 2023"',
        'with a contract',
      ],
    ],
    exits: 'answer',
    load: () => import('./init.ts'),
  },
  {
    name: 'completion',
    operands: 'SHELL',
    summary: 'print what makes a shell complete commands, options and their words',
    about: [
      'For bash, zsh, fish or powershell.',
      'The words are those of the catalogue at hand: print it again when the catalogue is another.',
    ],
    examples: [
      ['interdict completion bash > ~/.local/share/bash-completion/completions/interdict', 'bash'],
      ['interdict completion zsh > ~/.zfunc/_interdict', 'zsh, in a folder of $fpath'],
      ['interdict completion fish > ~/.config/fish/completions/interdict.fish', 'fish'],
      ['interdict completion powershell | Out-String | Invoke-Expression', 'PowerShell, in $PROFILE'],
    ],
    exits: 'answer',
    load: () => import('./completion.ts'),
  },
  {
    name: 'help',
    operands: '[COMMAND]',
    summary: 'say how a command is used',
    about: [],
    examples: [['interdict help scan', '']],
    exits: 'answer',
    load: () => import('./help.ts'),
  },
];
