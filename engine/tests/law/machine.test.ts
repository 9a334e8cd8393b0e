import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { instants, laws, someFacts } from './arbitrary-law.ts';
import { answerOf } from './given-law.ts';
import { PROPERTY } from './property-runs.ts';

describe('the machine', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    vi.useRealTimers();
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it.each(['UTC', 'America/New_York', 'Asia/Tokyo', 'Pacific/Apia', 'Australia/Lord_Howe'])(
    'in %s, with a clock that is decades off, gives the same bytes',
    (elsewhere) => {
      fc.assert(
        fc.property(laws, someFacts, instants, (law, facts, at) => {
          process.env.TZ = 'Europe/Berlin';
          const here = JSON.stringify(answerOf([law], facts, at));
          process.env.TZ = elsewhere;
          expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(elsewhere);
          vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('1999-03-28T01:30:00Z') });
          expect(JSON.stringify(answerOf([law], facts, at))).toBe(here);
          vi.useRealTimers();
        }),
        { ...PROPERTY, numRuns: Math.ceil(PROPERTY.numRuns / 8) },
      );
    },
  );
});
