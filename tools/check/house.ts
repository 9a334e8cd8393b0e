/**
 * What the house is, as data: the checks beside this file read it, and a change of the architecture is a
 * change here. The reasons stand in docs/architecture.md.
 */

/** The rooms of `engine/src` in the order in which data flows. A room imports from those before it. */
export const ROOMS = [
  'model',
  'catalogue',
  'formats',
  'observe',
  'identify',
  'decide',
  'plan',
  'enforce',
  'report',
  'prove',
  'server',
  'cli',
] as const;

/** Files that stand in `engine/src` itself, and the last room they may import from. */
export const FLOW_FILES: Readonly<Record<string, (typeof ROOMS)[number]>> = {
  'flow.ts': 'decide',
};

/** Rooms that are let in to less than the order allows, with the reason. */
export const NARROWER: Readonly<
  Record<string, { readonly mayImport: readonly string[]; readonly why: string }>
> = {
  formats: { mayImport: [], why: 'formats/ is bytes to structure, and knows no noun of the domain' },
  server: {
    mayImport: ['model', 'catalogue', 'observe', 'identify', 'decide', 'plan', 'enforce', 'report', 'prove'],
    why: 'the server parses nothing by itself',
  },
};

/** Rooms whose folders are plug-ins: equals that do not import one another. */
export const PLUGIN_ROOMS = ['formats', 'observe', 'identify', 'enforce'] as const;

/** What a plug-in may take from its siblings, and why. Everything not listed is a violation. */
export const SIDEWAYS: readonly {
  readonly from: string;
  readonly to: readonly string[];
  readonly why: string;
}[] = [
  {
    from: 'formats/authenticode',
    to: ['formats/der', 'formats/cms', 'formats/x509', 'formats/pe', 'formats/compound-file'],
    why: 'a signature is CMS in DER inside a PE file, or inside a compound file',
  },
  {
    from: 'formats/cms',
    to: ['formats/der', 'formats/x509'],
    why: 'CMS is written in DER and carries certificates',
  },
  {
    from: 'formats/msi',
    to: ['formats/compound-file'],
    why: 'a database of Windows Installer lies in a compound file',
  },
  { from: 'formats/x509', to: ['formats/der'], why: 'certificates are written in DER' },
];

/** Where each room lists its plug-ins, and the types by which a plug-in is known. */
export const REGISTRIES: readonly {
  readonly room: string;
  readonly registry: string;
  readonly types: readonly string[];
}[] = [
  {
    room: 'engine/src/observe',
    registry: 'engine/src/observe/sources.ts',
    types: ['Source', 'Container', 'PathSource'],
  },
  { room: 'engine/src/identify', registry: 'engine/src/identify/matchers.ts', types: ['Matcher'] },
  { room: 'engine/src/cli/commands', registry: 'engine/src/cli/commands.ts', types: ['Command'] },
  { room: 'engine/src/report', registry: 'engine/src/report/formats.ts', types: ['Report'] },
];

/** Modules of Node's that touch the outside; a room of pure functions imports none of them. */
export const OUTSIDE_MODULES = [
  'node:fs',
  'node:fs/promises',
  'node:net',
  'node:tls',
  'node:http',
  'node:https',
  'node:http2',
  'node:dgram',
  'node:dns',
  'node:child_process',
  'node:worker_threads',
  'node:os',
] as const;

/** Parts of those modules that compute and open nothing, by the file that uses them. */
export const COMPUTES_ONLY: readonly {
  readonly path: string;
  readonly module: string;
  readonly why: string;
}[] = [
  {
    path: 'engine/src/identify/network.ts',
    module: 'node:net',
    why: 'isIPv4 and isIPv6 tell addresses from other text',
  },
];

export const PURE_ROOMS = ['model', 'formats', 'identify', 'decide', 'plan', 'report'] as const;

/** Files that may start a program, and why. Nothing found by a scan is ever run. */
export const MAY_START_PROGRAMS: readonly { readonly path: string; readonly why: string }[] = [
  {
    path: 'engine/src/observe/host/system-program.ts',
    why: "reading the running system through its own programs is that target's purpose; none that was found is run",
  },
];

/** Files that may read a whole file at once, and what bounds it. */
export const MAY_READ_WHOLE: readonly { readonly path: string; readonly why: string }[] = [];
