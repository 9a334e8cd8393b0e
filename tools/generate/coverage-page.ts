import { HOST_READERS } from '../../engine/src/observe/host/host.ts';
import { CONTAINERS, PATH_SOURCES, SOURCES } from '../../engine/src/observe/sources.ts';

const HEAD = `# What is seen, and what is not

Made from the sources' own words by \`npm run generate\`; do not edit it here. What was met in a scan and not read stands
in that scan's coverage, with its remedy.
`;

const TRIED = {
  live: 'Tried on the system itself.',
  recorded: "Untested on the real system: tried on recorded output of the system's own reader.",
} as const;

/** `docs/coverage.md`: each place with what is seen in it and what is not. */
export function coveragePage(): string {
  const sections = [
    section('Files', 'A file is known by its content or its place, never by its extension alone.', SOURCES),
    section('Names', 'A name alone is a lead.', PATH_SOURCES),
    archives(),
    section(
      'This computer',
      '`interdict scan` with no target reads these, and then the places where the system keeps what is installed.',
      HOST_READERS.map((reader) => ({ ...reader, title: `${reader.title}. ${TRIED[reader.tried]}` })),
    ),
  ];
  return `${[HEAD, ...sections].join('\n')}`;
}

interface Described {
  readonly id: string;
  readonly title: string;
  readonly sees: readonly { readonly kind: string; readonly what: string }[];
  readonly doesNotSee: readonly string[];
}

function section(title: string, about: string, described: readonly Described[]): string {
  const parts = described.map(({ id, title: name, sees, doesNotSee }) =>
    [
      `### ${id}\n`,
      `${name}\n`,
      ...sees.map(({ kind, what }) => `- sees ${what} (${kind})`),
      ...doesNotSee.map((each) => `- does not see ${each}`),
      '',
    ].join('\n'),
  );
  return [`## ${title}\n`, `${about}\n`, ...parts].join('\n');
}

function archives(): string {
  const parts = CONTAINERS.map(({ id, title, doesNotSee }) =>
    [`### ${id}\n`, `${title}\n`, ...doesNotSee.map((each) => `- does not see ${each}`), ''].join('\n'),
  );
  return [
    '## Archives and images\n',
    'Read in memory, one inside another, within the limits.\n',
    ...parts,
  ].join('\n');
}
