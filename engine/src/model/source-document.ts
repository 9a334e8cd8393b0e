/** Something that was read, and how much of it. */
export interface SourceDocument {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly original: string | null;
  readonly kind: 'instrument' | 'official' | 'law-firm' | 'press' | 'supplier' | 'repository' | 'other';
  readonly read: 'whole' | 'section' | 'excerpt' | 'not-read';
}
