import type { Identity } from '../identity/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Publish } from '../kernel/event.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { MatchInput } from './matching/match-input.ts';
import type { SolvedRound } from './matching/solve-round.ts';

/** Where a person lives, as the registry knows it. */
export interface Residence {
  villageCode?: string;
  villageName?: string;
}

/** What the market is given by the process. */
export interface MarketNeeds {
  clock: Clock;
  identity: Pick<Identity, 'organisation' | 'organisationNames'>;
  publish: Publish;
  /** The registry's file of a person; `undefined` when there is none. */
  person: (tx: Tx, personId: string) => Promise<Residence | undefined>;
  /** Solves and proves a round; absent, the market's own solver. It throws `UnprovenRound` rather than guess. */
  solve?: (input: MatchInput) => Promise<SolvedRound>;
}
