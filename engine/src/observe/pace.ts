import { setImmediate } from 'node:timers/promises';

/** Lets the event loop run between pieces of work, so that Ctrl-C and progress are heard. */
export interface Pace {
  /** True when work has gone on for long enough. Cheap: asked for every file. */
  due(): boolean;
  rest(): Promise<void>;
}

const WORK_MILLISECONDS = 40;
/** The clock is looked at once in so many calls: for most files it would cost more than all else. */
const CALLS = 8;

export function newPace(): Pace {
  let since = performance.now();
  let calls = 0;
  return {
    due: () => ++calls % CALLS === 0 && performance.now() - since > WORK_MILLISECONDS,
    async rest() {
      await setImmediate();
      since = performance.now();
    },
  };
}
