import { setTimeout as wait } from 'node:timers/promises';

/** Longer than asking takes, whether or not the registry knows the person. */
const FLOOR = 50;

/** Answers, or refuses, no sooner than 50 ms after the call: the time must not tell whether a person exists. */
export async function inEvenTime<Result>(work: () => Promise<Result>): Promise<Result> {
  const floor = wait(FLOOR);
  try {
    return await work();
  } finally {
    await floor;
  }
}
