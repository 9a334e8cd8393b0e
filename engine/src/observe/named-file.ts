import type { Location } from '../model/location.ts';
import { gapObservation, type Readers, readersOf, type Scan } from './scan.ts';
import type { FileFacts, Observation, Source, SourceGap } from './source.ts';

/**
 * Who reads a file that is itself a target. A word before it that more than one source answers to (`sbom:`) leaves it to
 * those that know it, and to the first where none does, which then says what is wrong with it.
 *
 * @param forced null where no word stands before it
 */
export function readersOfNamed(
  scan: Scan,
  file: FileFacts,
  forced: readonly Source[] | null,
): Readers | null {
  if (forced === null) return readersOf(scan, file);
  const knowing = forced.filter((source) => source.required(file));
  return { sources: knowing.length > 0 ? knowing : forced.slice(0, 1), containers: [] };
}

/** What is said of a file that somebody named and nobody read: in a folder such a file is one of many. */
export function* unlessRead(scan: Scan, size: number, location: Location): Generator<Observation> {
  const { archives, bySource } = scan.tally;
  if (archives === 0 && bySource.size === 0 && !scan.cut.short)
    yield gapObservation(scan, 'walk', nobodyReads(size), location);
}

function nobodyReads(size: number): SourceGap {
  const isEmpty = size === 0;
  return {
    code: 'unsupported',
    reason: isEmpty
      ? 'it is empty'
      : 'no reader knows what kind of file this is: nothing was looked at but its name',
    remedy: isEmpty
      ? 'Look whether what made it came to its end, and scan again.'
      : 'Put what it is before it (inventory:FILE, sbom:FILE), or have it written in a form that is read (docs/coverage.md).',
    material: true,
  };
}
