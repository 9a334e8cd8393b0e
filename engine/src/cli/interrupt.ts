/** Ctrl-C while a command runs. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** Resolves once a command had its time to stop by itself after Ctrl-C; never before. */
  readonly overdue: Promise<void>;
  /** Ends listening, so that Ctrl-C is the system's own again. */
  dispose(): void;
}

/** A scan stops within a second: what has not come by then is not waited for. */
const GRACE_MILLISECONDS = 700;

/**
 * The first Ctrl-C aborts the signal; the second ends the process at once. `onSecond` puts the terminal in
 * order before that.
 */
export function listenForInterrupt(onSecond: () => void): Interrupt {
  const controller = new AbortController();
  let overdue = () => {};
  const promise = new Promise<void>((resolve) => {
    overdue = resolve;
  });
  const onSignal = () => {
    if (controller.signal.aborted) {
      onSecond();
      process.exit(130);
    }
    controller.abort();
    setTimeout(overdue, GRACE_MILLISECONDS).unref();
  };
  process.on('SIGINT', onSignal);
  return {
    signal: controller.signal,
    overdue: promise,
    dispose: () => {
      process.off('SIGINT', onSignal);
    },
  };
}
