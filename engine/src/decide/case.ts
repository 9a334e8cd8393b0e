import type { Catalogue } from '../model/catalogue.ts';
import type { Instant } from '../model/instant.ts';
import type { Product } from '../model/product.ts';
import type { Contract, ProfileAnswer, Waiver } from '../model/profile.ts';
import type { Presence } from '../model/sighting.ts';

/** What is known of the product that the question is about. */
export type ProductKnowledge =
  | { readonly kind: 'product'; readonly product: Product }
  /** The asker named classes: taken as given. */
  | { readonly kind: 'classes'; readonly classes: readonly string[] }
  /** Nothing was given: the prohibition's own classes are meant, and the answer says so. */
  | { readonly kind: 'law-own' }
  /** Something of the supplier was found, and which product it is nobody knows. */
  | { readonly kind: 'unknown' };

/** What a case is about, as far as a clause looks at it. */
export interface Thing {
  readonly supplier: string;
  readonly product: ProductKnowledge;
  /** ISO 3166-1 alpha-2 codes of the countries that the thing itself names as its origin. */
  readonly origins: readonly string[];
  /** How the thing was met; null where nobody looked, and being asked is enough. */
  readonly presence: Presence | null;
}

/** Everything that a clause is held against, but for the activity and the instant. */
export interface Case extends Thing {
  readonly catalogue: Catalogue;
  readonly roles: readonly string[];
  readonly unknownRoles: readonly string[];
  /** ISO 3166-1 alpha-2 codes of the asker's territory or nationality; empty where nobody said. */
  readonly countries: readonly string[];
  readonly contracts: readonly Contract[];
  readonly contractsComplete: boolean;
  readonly answers: readonly ProfileAnswer[];
  readonly waivers: readonly Waiver[];
  /** Of the vehicle or other thing that is sold by model year; null where nobody said. */
  readonly modelYear: number | null;
  /** ISO day on which the thing was made; null where nobody said. */
  readonly manufactured: string | null;
  /** Names by which an answer may be limited to this asset; empty where there is none. */
  readonly assetNames: readonly string[];
  /** Where roles, answers and the rest come from, for the basis. */
  readonly given: 'profile' | 'asked' | 'assumed';
  /** Last instant of what was public knowledge. */
  readonly asKnown: Instant;
}

/** The part of a case that stays the same whatever was found: who asks, and what was given with the question. */
export type Asker = Omit<Case, keyof Thing>;
