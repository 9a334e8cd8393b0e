import type { Asset } from '../../model/asset.ts';
import type { ObservableKind } from '../../model/observable.ts';
import type { FileSystem } from '../file-system.ts';
import type { SourceYield } from '../source.ts';
import type { RunProgram } from './system-program.ts';

/** What a reader of the running system may use. */
export interface HostMeans {
  readonly run: RunProgram;
  readonly files: FileSystem;
  readonly asset: Asset;
  readonly platform: NodeJS.Platform;
}

/** One of the system's own registers, read live. A plain object, like a source. */
export interface HostReader {
  readonly id: string;
  readonly title: string;
  readonly platforms: readonly NodeJS.Platform[];
  /** Where it was tried: on the system itself, or on recorded output of the system's reader. */
  readonly tried: 'live' | 'recorded';
  readonly sees: readonly { readonly kind: ObservableKind; readonly what: string }[];
  readonly doesNotSee: readonly string[];
  /** Yields what it sees; a register that is missing or refuses is a gap with its remedy. */
  read(means: HostMeans): AsyncIterable<SourceYield>;
}
