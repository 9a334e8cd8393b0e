/** How an answer is derived from the profile before anybody is asked. */
export type Derivation =
  /** Each ISO 3166-1 alpha-2, or with a part of the country: AU-SA. One of them is enough. */
  | { readonly kind: 'nexus'; readonly places: readonly string[] }
  | {
      readonly kind: 'contract-clause';
      readonly clause: string;
      readonly editionFrom: string | null;
      readonly editionBefore: string | null;
    }
  | { readonly kind: 'product-class'; readonly classes: readonly string[] }
  | { readonly kind: 'country-of-origin'; readonly countries: readonly string[] }
  | { readonly kind: 'agency'; readonly agencies: readonly string[] }
  /** The contract was made before that ISO day. */
  | { readonly kind: 'contract-made'; readonly before: string }
  /** The contract was made, extended or renewed on that ISO day or later. */
  | { readonly kind: 'contract-renewed'; readonly from: string }
  /** Of that model year or a later one. */
  | { readonly kind: 'model-year'; readonly from: number };

/** What is taken for granted of a question, with the sentence that every answer resting on it prints. */
export interface Assumption {
  readonly answer: 'yes' | 'no';
  /** The only activities it is made for; null for any. */
  readonly activities: readonly string[] | null;
  /** Roles of whom it is not made: of one of these nobody would take it for granted. */
  readonly unless: readonly string[];
  /** ISO day: it is made for acts before that day only. */
  readonly before: string | null;
  /** Where it was looked for and not found, as `says` has it too; absent where nobody says. */
  readonly register?: string;
  readonly says: string;
}

/** A named question, shared by all laws and asked once. */
export interface Question {
  readonly id: string;
  readonly ask: string;
  readonly yes: string;
  readonly no: string;
  readonly help: string | null;
  readonly derive: Derivation | null;
  /** What is taken for granted when nobody answers; the first that fits the act. */
  readonly assume: readonly Assumption[];
  readonly knownBy: string;
  /** 1 (the asker knows) to 5 (needs counsel). */
  readonly cost: number;
}
