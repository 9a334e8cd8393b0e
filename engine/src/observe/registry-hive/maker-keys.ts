import type { Hive } from '../../formats/registry-hive/registry-hive.ts';
import { childrenOf, type KeyStep, keysAt } from './keys.ts';

/** `SOFTWARE\Maker\Product`. */
const LEVELS = 2;
/** How far down a key is followed that somebody looks for; the registry itself allows 512. */
const DEEPEST = 32;
const OTHER_VIEW = /^wow6432node$/i;

/**
 * Keys of makers and their products below `root`, and everything below a key that is wanted: who looks for a
 * maker's key may look for one far down in it.
 */
export function* makerKeys(
  hive: Hive,
  root: string,
  isWanted: (path: string) => boolean,
): Generator<KeyStep> {
  for (const start of keysAt(hive, root)) {
    if (start.kind === 'error') {
      yield start;
      continue;
    }
    const levels = [childrenOf(hive, start.path, start.key)];
    while (levels.length > 0) {
      const step = levels.at(-1)?.next();
      if (step === undefined || step.done) {
        levels.pop();
        continue;
      }
      yield step.value;
      if (step.value.kind === 'error') continue;
      const { path, key } = step.value;
      // The 32-bit view lies in the other, and is a root of its own.
      if (levels.length === 1 && OTHER_VIEW.test(key.name)) continue;
      const goesOn = levels.length < LEVELS || (levels.length < DEEPEST && isWanted(path));
      if (goesOn) levels.push(childrenOf(hive, path, key));
    }
  }
}
