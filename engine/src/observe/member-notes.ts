import type { SourceGap } from './source.ts';

/** What may be said of members of an archive that are not looked into. */
export type NoteKind =
  | 'encrypted'
  | 'overlapping'
  | 'method'
  | 'continued'
  | 'sparse'
  | 'climbing'
  | 'link-outside'
  | 'special'
  | 'image'
  | 'hidden-link'
  | 'other';

const UNPACK = 'Unpack it yourself and scan the folder.';

const NOTES: Readonly<Record<NoteKind, Omit<SourceGap, 'reason'> & { readonly says: string }>> = {
  encrypted: {
    code: 'encrypted',
    says: 'encrypted entries, of which only the names were seen',
    remedy: 'Unpack it yourself with its password, and scan the folder.',
    material: true,
  },
  overlapping: {
    code: 'malformed',
    says: 'entries made of the same bytes as others, as in a bomb; they were not unpacked',
    remedy: 'Treat this archive as hostile; ask whoever made it for a sound one.',
    material: true,
  },
  method: {
    code: 'unsupported',
    says: 'entries packed in a way that is not read here; only their names were seen',
    remedy: UNPACK,
    material: true,
  },
  continued: {
    code: 'unsupported',
    says: 'files that begin or go on in another cabinet of its set; only their names were seen',
    remedy: 'Unpack the whole set (cabextract, expand), and scan the folder.',
    material: true,
  },
  sparse: {
    code: 'unsupported',
    says: 'sparse files, which are not put together here; only their names were seen',
    remedy: UNPACK,
    material: true,
  },
  climbing: {
    code: 'malformed',
    says: 'names that would lead out of the folder when unpacked; these were read in memory',
    remedy: 'Do not unpack it with a program that trusts such names.',
    material: false,
  },
  'link-outside': {
    code: 'link-outside',
    says: 'links that lead out of the archive; they were not followed',
    remedy: 'Nothing to do, unless what they lead to is to be looked at as well: then name it as a target.',
    material: false,
  },
  special: {
    code: 'special-file',
    says: 'devices or pipes, which hold nothing to look at',
    remedy: 'Nothing to do.',
    material: false,
  },
  image: {
    code: 'unsupported',
    says: 'a container image in a place where none is looked for; its layers were read one by one, and what a later layer removes or replaces is told as there',
    remedy: 'Save the image to an archive of its own, and scan that, to see what shows in it.',
    material: false,
  },
  'hidden-link': {
    code: 'unsupported',
    says: 'hard links to files that a later layer removes or replaces; only their names were seen',
    remedy: 'Unpack the image, and scan the folder.',
    material: true,
  },
  other: {
    code: 'unsupported',
    says: 'entries of a kind that is not known here; only their names were seen',
    remedy: UNPACK,
    material: true,
  },
};

/** Counts such members, so that an archive of thousands leaves one gap of each kind and not thousands. */
export interface MemberNotes {
  add(kind: NoteKind, name: string): void;
  gaps(): SourceGap[];
}

export function memberNotes(): MemberNotes {
  const counts = new Map<NoteKind, { count: number; first: string }>();
  return {
    add(kind, name) {
      const noted = counts.get(kind);
      if (noted === undefined) counts.set(kind, { count: 1, first: name });
      else noted.count += 1;
    },
    gaps: () =>
      [...counts].map(([kind, { count, first }]) => {
        const { code, says, remedy, material } = NOTES[kind];
        const more = count === 1 ? '' : ` and ${count - 1} more`;
        return { code, reason: `${says}: "${first}"${more}`, remedy, material };
      }),
  };
}
