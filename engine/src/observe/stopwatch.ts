/** Time spent on work, without the time that the consumer of the stream took. Milliseconds. */
export interface Stopwatch {
  elapsed(): number;
  pause(): void;
  resume(): void;
}

export function startStopwatch(clock: () => number): Stopwatch {
  let spent = 0;
  let since = clock();
  return {
    elapsed: () => spent + (clock() - since),
    pause() {
      spent += clock() - since;
    },
    resume() {
      since = clock();
    },
  };
}
