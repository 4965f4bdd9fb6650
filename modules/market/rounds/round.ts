import { MINUTE } from '../../kernel/clock.ts';
import type { Transitions } from '../../kernel/state.ts';

export const ROUND_STATES = ['open', 'clearing', 'cleared'] as const;

export type RoundState = (typeof ROUND_STATES)[number];

/** A clearing that fails goes back to open; nothing of it was published. */
export const ROUND_TRANSITIONS: Transitions<RoundState> = {
  open: ['clearing'],
  clearing: ['cleared', 'open'],
  cleared: [],
};

/** After this long a clearing whose process died may be taken over. */
export const CLEARING_LEASE = 2 * MINUTE;
