import { type Hive, subkeysOf } from '../../formats/registry-hive/registry-hive.ts';

/** What of a hive tells of programs. Paths are below its root; `*` is any one name. */
export interface HiveKind {
  /** Where Windows mounts it. */
  readonly mount: string;
  /** Keys that stand for a program, a product or a service. */
  readonly entries: readonly string[];
  /** Below these each maker has a key, and below that each product. */
  readonly makers: readonly string[];
}

const INSTALLED = [
  String.raw`Microsoft\Windows\CurrentVersion\Uninstall\*`,
  String.raw`WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall\*`,
];

const SOFTWARE: HiveKind = {
  mount: String.raw`HKEY_LOCAL_MACHINE\SOFTWARE`,
  entries: [
    ...INSTALLED,
    String.raw`Microsoft\Windows\CurrentVersion\Installer\UserData\*\Products\*\InstallProperties`,
    String.raw`Microsoft\Windows\CurrentVersion\Installer\UpgradeCodes\*`,
    String.raw`Classes\Installer\Products\*`,
    String.raw`Classes\Installer\UpgradeCodes\*`,
  ],
  makers: ['', 'WOW6432Node'],
};

/** NTUSER.DAT of a user, and DEFAULT, which is nobody's. */
const USER: HiveKind = {
  mount: 'HKEY_CURRENT_USER',
  entries: [
    ...INSTALLED.map((path) => `Software\\${path}`),
    String.raw`Software\Microsoft\Installer\Products\*`,
    String.raw`Software\Microsoft\Installer\UpgradeCodes\*`,
  ],
  makers: ['Software', String.raw`Software\WOW6432Node`],
};

const SYSTEM: HiveKind = {
  mount: String.raw`HKEY_LOCAL_MACHINE\SYSTEM`,
  entries: [String.raw`ControlSet???\Services\*`],
  makers: [],
};

/** Hives of Windows that tell of no program, by keys that stand at their root and at no other's. */
const NO_PROGRAMS: ReadonlySet<string> = new Set([
  'sam',
  'policy',
  'canonicaldata',
  'deriveddata',
  'driverdatabase',
  'local settings',
  'localstate',
  'roamingstate',
  'objects',
]);

/** Told by the keys at its root, whatever its file is called; `other` where they are of none of these. */
export function kindOf(hive: Hive): HiveKind | 'no-programs' | 'other' {
  const names = new Set<string>();
  for (const key of subkeysOf(hive, hive.root)) if (key.ok) names.add(key.value.name.toLowerCase());
  if ([...names].some((name) => /^controlset\d{3}$/.test(name))) return SYSTEM;
  if (names.has('microsoft')) return SOFTWARE;
  if (names.has('software')) return USER;
  return [...names].some((name) => NO_PROGRAMS.has(name)) ? 'no-programs' : 'other';
}
