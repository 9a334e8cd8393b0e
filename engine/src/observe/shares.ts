import { displayPath } from './byte-path.ts';
import type { Crew, Share, ShareCut, ShareEnd, ShareNews, SharePart } from './crew.ts';
import type { Scan } from './scan.ts';
import type { Observation } from './source.ts';
import { addTally } from './tally.ts';

/** The shares of one directory, given out as they come and told in walk order among what is told here. */
export interface Shares {
  /** Leaves a directory to the workers; yields what is ready where enough is under way. */
  add(part: SharePart): AsyncGenerator<Observation>;
  /** Something seen here, after what was left to workers so far. */
  tell(observation: Observation): AsyncGenerator<Observation>;
  /** Waits for the rest; where it was broken off, if it was. */
  finish(): AsyncGenerator<Observation, ShareCut | null>;
  dispose(): void;
}

/** Directories of one share: most hold a few files, and a message for each would cost more than they. */
const PARTS = 16;
/** Shares and observations that wait for what comes before them. */
const MOST_WAITING = 64;

type Waiting =
  | { readonly kind: 'told'; readonly observation: Observation }
  | { readonly kind: 'share'; readonly news: AsyncIterable<ShareNews>; readonly parts: readonly SharePart[] };

export function newShares(scan: Scan, crew: Crew, about: Omit<Share, 'parts'>): Shares {
  const { signal } = scan.options;
  const waiting: Waiting[] = [];
  let parts: SharePart[] = [];
  let cut: ShareCut | null = null;

  const breakOff = () => crew.breakOff();
  signal.addEventListener('abort', breakOff);

  function giveOut(): void {
    if (parts.length === 0) return;
    waiting.push({ kind: 'share', news: crew.look({ ...about, parts }), parts });
    parts = [];
  }

  async function* drain(most: number): AsyncGenerator<Observation> {
    while (waiting.length > most) {
      const first = waiting.shift();
      if (first?.kind === 'told') yield first.observation;
      else if (first?.kind === 'share') yield* taken(first.news);
    }
  }

  async function* taken(share: AsyncIterable<ShareNews>): AsyncGenerator<Observation> {
    for await (const news of share) {
      if (news.kind === 'seen') yield* news.observations;
      else end(news.end);
    }
  }

  function end(share: ShareEnd): void {
    addTally(scan.tally, share.tally);
    // The first in walk order is where a scan that goes on would go on.
    if (share.cut === null) return;
    if (cut === null) cut = share.cut;
    else
      cut = {
        ...cut,
        left: [...cut.left, ...(share.cut.next === null ? [] : [share.cut.next]), ...share.cut.left],
      };
  }

  return {
    async *add(part) {
      parts.push(part);
      if (scan.progressDue()) scan.progress(displayPath(part.subtree.path));
      if (parts.length < PARTS) return;
      giveOut();
      yield* drain(MOST_WAITING);
    },
    async *tell(observation) {
      giveOut();
      waiting.push({ kind: 'told', observation });
      yield* drain(MOST_WAITING);
    },
    async *finish() {
      giveOut();
      yield* drain(0);
      return cut;
    },
    dispose: () => signal.removeEventListener('abort', breakOff),
  };
}
