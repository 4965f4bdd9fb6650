import type { Problem } from '../../shared/api/problem.ts';
import type { Schema } from '../../shared/api/schemas.ts';

/** A listing that waits on this device for a network, or for its owner's answer. */
export interface Act {
  id: string;
  /** Whose it is: nobody else on this device sees it. */
  accountId: string;
  listing: Schema<'NewListing'>;
  /** The product as it is shown in the queue. */
  productName: string;
  /** The same for every attempt, so that it is listed once. */
  idempotencyKey: string;
  savedAt: string;
  state: 'waiting' | 'refused' | 'asked-back';
  problem?: Problem;
  question?: Schema<'PriceQuestion'>;
}
