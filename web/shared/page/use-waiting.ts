import { useEffect, useState } from 'react';

/** How long something takes, in the steps people notice: skeleton after 300 ms, "还在努力" after 5 s, retry after 15 s. */
export type Waiting = 'at-once' | 'short' | 'long' | 'too-long';

const STEPS: readonly [Waiting, number][] = [
  ['short', 300],
  ['long', 5_000],
  ['too-long', 15_000],
];

export function useWaiting(): Waiting {
  const [waiting, setWaiting] = useState<Waiting>('at-once');
  useEffect(() => {
    const timers = STEPS.map(([step, ms]) =>
      setTimeout(() => {
        setWaiting(step);
      }, ms),
    );
    return () => {
      timers.forEach(clearTimeout);
    };
  }, []);
  return waiting;
}
