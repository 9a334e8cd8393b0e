/** How an answer is derived from the profile before anybody is asked. */
export type Derivation =
  | { readonly kind: 'nexus'; readonly country: string }
  | {
      readonly kind: 'contract-clause';
      readonly clause: string;
      readonly editionFrom: string | null;
      readonly editionBefore: string | null;
    }
  | { readonly kind: 'product-class'; readonly classes: readonly string[] }
  | { readonly kind: 'country-of-origin'; readonly countries: readonly string[] }
  | { readonly kind: 'agency'; readonly agencies: readonly string[] };

/** A named question, shared by all laws and asked once. */
export interface Question {
  readonly id: string;
  readonly ask: string;
  readonly yes: string;
  readonly no: string;
  readonly help: string | null;
  readonly derive: Derivation | null;
  /** What `ask` takes for granted when nothing is given, with the sentence it prints. */
  readonly assume: {
    readonly answer: 'yes' | 'no';
    readonly unlessActivity: readonly string[];
    readonly says: string;
  } | null;
  readonly knownBy: string;
  /** 1 (the asker knows) to 5 (needs counsel). */
  readonly cost: number;
}
