import { Problem } from '../../../modules/kernel/problem.ts';
import { advance, type Transitions } from '../../../modules/kernel/state.ts';
import {
  DEMAND_STATES,
  DEMAND_TRANSITIONS,
  demandStateByGrams,
  demandStateOn,
  stateAfterCancelling,
} from '../../../modules/market/demands/demand.ts';
import {
  LISTING_STATES,
  LISTING_TRANSITIONS,
  listingStateOn,
  stateByGrams,
} from '../../../modules/market/listings/listing.ts';
import { ORDER_STATES, ORDER_TRANSITIONS } from '../../../modules/market/orders/order.ts';
import {
  ACCEPTED_BY,
  acceptanceIn,
  PROPOSAL_STATES,
  PROPOSAL_TRANSITIONS,
  proposalStateAt,
  refusalIn,
} from '../../../modules/market/proposals/proposal.ts';
import { ROUND_STATES, ROUND_TRANSITIONS } from '../../../modules/market/rounds/round.ts';

/** What may follow, said a second time as a picture: rows are from, a mark is allowed. */
const allowed: Record<string, string[]> = {
  listing: [
    'listed>partially-reserved',
    'listed>sold-out',
    'listed>withdrawn',
    'listed>expired',
    'partially-reserved>listed',
    'partially-reserved>sold-out',
    'partially-reserved>withdrawn',
    'partially-reserved>expired',
    'sold-out>listed',
    'sold-out>partially-reserved',
  ],
  demand: [
    'submitted>open',
    'submitted>cancelled',
    'submitted>expired',
    'open>partially-matched',
    'open>filled',
    'open>cancelled',
    'open>expired',
    'partially-matched>open',
    'partially-matched>filled',
    'partially-matched>closed',
    'partially-matched>expired',
    'filled>open',
    'filled>partially-matched',
    'filled>closed',
  ],
  round: ['open>clearing', 'clearing>cleared', 'clearing>open'],
  proposal: [
    'published>accepted-by-seller',
    'published>accepted-by-buyer',
    'published>declined',
    'published>timed-out',
    'published>superseded',
    'published>invalidated',
    'accepted-by-seller>converted',
    'accepted-by-seller>declined',
    'accepted-by-seller>timed-out',
    'accepted-by-seller>invalidated',
    'accepted-by-buyer>converted',
    'accepted-by-buyer>declined',
    'accepted-by-buyer>timed-out',
    'accepted-by-buyer>invalidated',
  ],
  order: [
    'placed>confirmed',
    'placed>cancelled',
    'confirmed>in-fulfilment',
    'confirmed>cancelled',
    'in-fulfilment>completed',
    'in-fulfilment>failed',
  ],
};

function everyPair<State extends string>(name: string, states: readonly State[], table: Transitions<State>) {
  describe(`every pair of ${name} states`, () => {
    const pairs = states.flatMap((from) => states.map((to) => [from, to] as const));
    test.each(pairs)('%s > %s', (from, to) => {
      if (allowed[name]?.includes(`${from}>${to}`)) {
        expect(advance(table, from, to)).toBe(to);
        return;
      }
      const refusal = caught(() => advance(table, from, to));
      expect(refusal).toMatchObject({ kind: 'conflict', code: 'illegal-transition' });
      expect(refusal.extra).toEqual({ current: from, allowed: table[from] });
    });
  });
}

everyPair('listing', LISTING_STATES, LISTING_TRANSITIONS);
everyPair('demand', DEMAND_STATES, DEMAND_TRANSITIONS);
everyPair('round', ROUND_STATES, ROUND_TRANSITIONS);
everyPair('proposal', PROPOSAL_STATES, PROPOSAL_TRANSITIONS);
everyPair('order', ORDER_STATES, ORDER_TRANSITIONS);

function caught(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('states that the clock or the grams decide', () => {
  test('a listing expires on the first day after its window, unless it is sold out or withdrawn', () => {
    expect(listingStateOn({ state: 'listed', readyUntil: 10 }, 9)).toBe('listed');
    expect(listingStateOn({ state: 'partially-reserved', readyUntil: 10 }, 10)).toBe('expired');
    expect(listingStateOn({ state: 'sold-out', readyUntil: 10 }, 10)).toBe('sold-out');
    expect(listingStateOn({ state: 'withdrawn', readyUntil: 10 }, 10)).toBe('withdrawn');
  });
  test('a demand expires unfilled, and cancelling keeps what is reserved', () => {
    expect(demandStateOn({ state: 'open', deliverUntil: 10 }, 10)).toBe('expired');
    expect(demandStateOn({ state: 'filled', deliverUntil: 10 }, 10)).toBe('filled');
    expect(stateAfterCancelling('open')).toBe('cancelled');
    expect(stateAfterCancelling('partially-matched')).toBe('closed');
  });
  test('grams say how far goods are reserved', () => {
    expect([0, 5, 10].map((reserved) => stateByGrams({ total: 10, reserved }))).toEqual([
      'listed',
      'partially-reserved',
      'sold-out',
    ]);
    expect([0, 5, 10].map((reserved) => demandStateByGrams({ total: 10, reserved }))).toEqual([
      'open',
      'partially-matched',
      'filled',
    ]);
  });
  test('a proposal times out at its deadline, not before, and only while it waits', () => {
    expect(proposalStateAt({ state: 'published', expiresAt: 10 }, 9)).toBe('published');
    expect(proposalStateAt({ state: 'accepted-by-buyer', expiresAt: 10 }, 10)).toBe('timed-out');
    expect(proposalStateAt({ state: 'converted', expiresAt: 10 }, 99)).toBe('converted');
  });
});

describe('answering a proposal', () => {
  test.each(PROPOSAL_STATES)('accepting when it is %s', (state) => {
    for (const side of ['seller', 'buyer'] as const) {
      const other = side === 'seller' ? 'buyer' : 'seller';
      if (state === 'published') expect(acceptanceIn(state, side)).toBe('first');
      else if (state === ACCEPTED_BY[other]) expect(acceptanceIn(state, side)).toBe('second');
      else if (state === 'converted' || state === ACCEPTED_BY[side])
        expect(acceptanceIn(state, side)).toBe('already');
      else
        expect(caught(() => acceptanceIn(state, side)).kind).toBe(
          state === 'timed-out' ? 'gone' : 'conflict',
        );
    }
  });
  test.each(PROPOSAL_STATES)('declining when it is %s', (state) => {
    const waiting = ['published', 'accepted-by-seller', 'accepted-by-buyer'].includes(state);
    if (waiting) expect(refusalIn(state)).toBe('decline');
    else if (state === 'declined') expect(refusalIn(state)).toBe('already');
    else expect(caught(() => refusalIn(state)).kind).toBe(state === 'timed-out' ? 'gone' : 'conflict');
  });
});
