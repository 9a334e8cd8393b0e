import { type BytePath, displayPath } from './byte-path.ts';
import { contextOn, type Scan } from './scan.ts';
import type { ObserveContext } from './source.ts';
import { mayBeSystemRoot, systemRootAsset } from './system-root.ts';
import type { Step } from './walk.ts';

/** Tells, as a walk goes on, which machine it is on. */
export interface Machines {
  /** The context of a step: that of the innermost system's root around it. */
  at(step: Step): ObserveContext;
}

/**
 * The target may be a system's root, and hold others: a mounted disk, a container's files, what was collected
 * of a server. Steps are asked about in walk order.
 */
export function machinesOf(scan: Scan, outermost: ObserveContext): Machines {
  const inner: { readonly prefix: BytePath; readonly context: ObserveContext }[] = [];
  return {
    at(step) {
      while (inner.length > 0 && !step.path.startsWith(inner.at(-1)?.prefix ?? '')) inner.pop();
      if (step.kind === 'directory' && step.path !== '' && mayBeSystemRoot(step.entries)) {
        const asset = systemRootAsset(scan.files, step.full, displayPath(step.path));
        if (asset !== null) inner.push({ prefix: `${step.path}/`, context: contextOn(scan, asset) });
      }
      return inner.at(-1)?.context ?? outermost;
    },
  };
}
