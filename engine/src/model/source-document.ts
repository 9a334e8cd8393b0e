/** Something that was read, and how much of it. */
export interface SourceDocument {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly original: string | null;
  /** ISO day on which the public could first read it; null where nobody noted it. */
  readonly published: string | null;
  readonly kind: 'instrument' | 'official' | 'law-firm' | 'press' | 'supplier' | 'repository' | 'other';
  readonly read: 'whole' | 'section' | 'excerpt' | 'not-read';
  /** `sha256:` of what is stored of it for quotes to be found in; null where nothing is. */
  readonly text: string | null;
}
