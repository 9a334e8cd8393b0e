import { type DecideContext, decideFinding } from './decide/decide-finding.ts';
import { suppliersUnderBan } from './decide/under-ban.ts';
import { identify } from './identify/identify.ts';
import type { IndicatorIndex } from './identify/indicator-index.ts';
import type { CoverageGap, TargetCoverage } from './model/coverage.ts';
import { CONFIDENCES, type Confidence, type Finding } from './model/finding.ts';
import type { DecidedFinding } from './model/result.ts';
import { type ObserveOptions, observe } from './observe/observe.ts';

/** What a scan is told, room by room. */
export interface ScanOptions {
  readonly observe: ObserveOptions;
  readonly index: IndicatorIndex;
  readonly decide: DecideContext;
  /** What is less sure is a lead, and nothing is decided on it. */
  readonly minConfidence: Confidence;
  /** When findings of an earlier result were first known, by id. */
  readonly discovered: ReadonlyMap<string, string>;
}

/** What flows out of a scan, as it comes. */
export type ScanPiece =
  | { readonly kind: 'finding'; readonly finding: DecidedFinding }
  | { readonly kind: 'lead'; readonly finding: Finding }
  | { readonly kind: 'gap'; readonly gap: CoverageGap }
  | { readonly kind: 'coverage'; readonly coverage: TargetCoverage };

/**
 * A scan is one sentence: observe |> identify |> decide. Each stage pulls from the one before, and holds
 * findings, never the target.
 *
 * @throws InterdictError what `observe` says of the targets' names, before anything is read
 */
export async function* scan(targets: readonly string[], options: ScanOptions): AsyncGenerator<ScanPiece> {
  const { discovered, minConfidence } = options;
  const surest = CONFIDENCES.indexOf(minConfidence);
  const underBan = suppliersUnderBan(
    options.decide.catalogue,
    options.decide.profile,
    options.decide.clocks.now,
  );
  const identified = identify(observe(targets, options.observe), options.index, targets.length === 1);
  for await (const piece of identified) {
    if (piece.kind !== 'finding') yield piece;
    else if (!underBan.has(piece.finding.supplier)) continue;
    else if (CONFIDENCES.indexOf(piece.finding.confidence) > surest) yield { ...piece, kind: 'lead' };
    else {
      const decided = decideFinding(piece.finding, options.decide);
      const known = discovered.get(decided.id);
      yield { kind: 'finding', finding: known === undefined ? decided : { ...decided, discoveredAt: known } };
    }
  }
}
