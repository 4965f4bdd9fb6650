import type { Problem } from '../../shared/api/problem.ts';
import type { Schema } from '../../shared/api/schemas.ts';

/** What waits on this device for a network, or for its owner's answer. */
interface Waiting {
  id: string;
  /** Whose it is: nobody else on this device sees it. */
  accountId: string;
  /** The same for every attempt, so that it is done once. */
  idempotencyKey: string;
  savedAt: string;
  state: 'waiting' | 'refused' | 'asked-back';
  problem?: Problem;
}

/** A listing; acts kept before there were others have no kind. */
export interface ListingAct extends Waiting {
  kind?: 'listing';
  listing: Schema<'NewListing'>;
  /** The product as it is shown in the queue. */
  productName: string;
  question?: Schema<'PriceQuestion'>;
}

/** An objection to a value of the own file. */
export interface ObjectionAct extends Waiting {
  kind: 'objection';
  objection: Schema<'NewObjection'>;
  /** The name of the value as it is shown in the queue. */
  valueName: string;
}

export type Act = ListingAct | ObjectionAct;

/** What a page gives to be kept. */
export type KeptAct =
  | Pick<ListingAct, 'listing' | 'productName' | 'idempotencyKey'>
  | Pick<ObjectionAct, 'kind' | 'objection' | 'valueName' | 'idempotencyKey'>;
