import { conflict, Problem } from '../../kernel/problem.ts';
import type { Transitions } from '../../kernel/state.ts';

export const PROPOSAL_STATES = [
  'published',
  'accepted-by-seller',
  'accepted-by-buyer',
  'converted',
  'declined',
  'timed-out',
  'superseded',
  'invalidated',
] as const;

export type ProposalState = (typeof PROPOSAL_STATES)[number];

export type Side = 'seller' | 'buyer';

/** `timed-out` is read from the clock and never stored. Only an untouched proposal is superseded by a newer round. */
export const PROPOSAL_TRANSITIONS: Transitions<ProposalState> = {
  published: [
    'accepted-by-seller',
    'accepted-by-buyer',
    'declined',
    'timed-out',
    'superseded',
    'invalidated',
  ],
  'accepted-by-seller': ['converted', 'declined', 'timed-out', 'invalidated'],
  'accepted-by-buyer': ['converted', 'declined', 'timed-out', 'invalidated'],
  converted: [],
  declined: [],
  'timed-out': [],
  superseded: [],
  invalidated: [],
};

/** What each side's acceptance is called. */
export const ACCEPTED_BY = {
  seller: 'accepted-by-seller',
  buyer: 'accepted-by-buyer',
} as const satisfies Record<Side, ProposalState>;

/** The state as of `now`: what is stored, or `timed-out` from the deadline on. */
export function proposalStateAt(
  proposal: { state: ProposalState; expiresAt: number },
  now: number,
): ProposalState {
  const ends = PROPOSAL_TRANSITIONS[proposal.state].includes('timed-out');
  return ends && proposal.expiresAt <= now ? 'timed-out' : proposal.state;
}

/** What a side's acceptance does in a state: takes the first step, completes the match, or finds it done already. */
export type Acceptance = 'first' | 'second' | 'already';

/** How `side` may accept in `state`. 410 `proposal-timed-out` after the deadline, 409 when it ended otherwise. */
export function acceptanceIn(state: ProposalState, side: Side): Acceptance {
  if (state === 'converted' || state === ACCEPTED_BY[side]) return 'already';
  if (state === 'published') return 'first';
  if (state === ACCEPTED_BY[side === 'seller' ? 'buyer' : 'seller']) return 'second';
  throw endedProblem(state);
}

/** Whether declining is still to be done in `state`; 410 after the deadline, 409 when an order stands or it ended otherwise. */
export function refusalIn(state: ProposalState): 'decline' | 'already' {
  if (state === 'declined') return 'already';
  if (PROPOSAL_TRANSITIONS[state].includes('declined')) return 'decline';
  throw endedProblem(state);
}

function endedProblem(state: ProposalState): Problem {
  if (state === 'timed-out') {
    return new Problem('gone', 'proposal-timed-out', 'The proposal was not accepted in time.');
  }
  return conflict(`proposal-${state}`, `The proposal is ${state}.`, {
    current: state,
    allowed: PROPOSAL_TRANSITIONS[state],
  });
}
