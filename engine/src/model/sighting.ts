import type { Asset } from './asset.ts';
import type { Location } from './location.ts';
import type { Observable } from './observable.ts';

/**
 * How the observable is bound to the thing it speaks of.
 *
 * - `verified`: a signature, a recomputed hash or an issuing authority binds it (never the Windows Registry)
 * - `declared`: the thing says so itself
 * - `observed`: traffic or a log
 */
export type Standing = 'verified' | 'declared' | 'observed';

/** What a verified signature came to; see the design's list of signers. */
export type SignerStanding = 'anchored' | 'consistent' | 'self-signed' | 'broken';

/**
 * What the thing is on its asset.
 * `installed`: recorded or present as an installed program. `present`: the file lies there, and nothing
 * says that it is installed. `component`: inside another product.
 * `left-over`: a trace that outlives removal. `was-here`: a record of past presence.
 * `contact`: traffic only. `listed`: a purchase or asset list.
 */
export const PRESENCES = [
  'installed',
  'present',
  'component',
  'left-over',
  'was-here',
  'contact',
  'listed',
] as const;
export type Presence = (typeof PRESENCES)[number];

/** An observable, on an asset, at a location, by a source, with its standing (STIX 2.1: sighting). */
export interface Sighting {
  readonly observable: Observable;
  readonly asset: Asset;
  readonly location: Location;
  /** The id of the source plug-in that saw it. */
  readonly source: string;
  readonly standing: Standing;
  /** For kind `signer`: what checking the signature came to, and one sentence that says why. */
  readonly signer?: { readonly standing: SignerStanding; readonly reason: string };
  /**
   * The one thing that was written by one process: a file, a row of a list, a package record. Sightings
   * that share it are one author's word and count once. Unique within a target.
   */
  readonly artefact: string;
  /** What a match here would mean for presence. */
  readonly presence: Presence;
  /** The product that carries this one, where the source knows it (an SBOM's subject, a version resource's ProductName). */
  readonly carrier?: string;
  /** The version the artefact gives, as written. */
  readonly version?: string;
  /** ISO 8601 instant, where the source records when it was seen or written (a log's line). */
  readonly at?: string;
}
