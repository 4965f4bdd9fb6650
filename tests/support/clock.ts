import type { Clock } from '../../modules/kernel/clock.ts';

/** A clock that tests move by hand. It starts on 2026-11-23 10:00 in China. */
export interface FakeClock extends Clock {
  advance(milliseconds: number): void;
  set(instant: number): void;
}

export function fakeClock(start = Date.parse('2026-11-23T02:00:00.000Z')): FakeClock {
  let now = start;
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
    set: (instant) => {
      now = instant;
    },
  };
}
