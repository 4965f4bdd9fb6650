import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';
import type { Explanation } from '../matching/explain.ts';
import type { ProposalState } from './proposal.ts';

/** Who answered for a party, and which agent helped. */
export interface ActOfParty {
  by: string;
  assistedBy?: string;
  at: number;
}

/** A match that waits for both sides. Prices are 厘/kg, amounts fen, days integer counts since 1970-01-01. */
export interface ProposalRow {
  id: string;
  roundId: string;
  listingId: string;
  demandId: string;
  sellerId: string;
  buyerId: string;
  productCode: string;
  grams: number;
  price: number;
  freight: number;
  fee: number;
  sellerFen: number;
  buyerFen: number;
  firstDay: number;
  lastDay: number;
  state: ProposalState;
  expiresAt: number;
  explanation: Explanation;
  sellerAct: ActOfParty | null;
  buyerAct: ActOfParty | null;
  createdAt: number;
  updatedAt: number;
}

export const proposalTable = new EntitySchema<ProposalRow>({
  name: 'market_proposal',
  tableName: 'market_proposal',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_market_proposal' },
    roundId: { ...column.id(), name: 'round_id' },
    listingId: { ...column.id(), name: 'listing_id' },
    demandId: { ...column.id(), name: 'demand_id' },
    sellerId: { ...column.id(), name: 'seller_id' },
    buyerId: { ...column.id(), name: 'buyer_id' },
    productCode: { ...column.text(40), name: 'product_code' },
    grams: column.integer(),
    price: column.integer(),
    freight: column.integer(),
    fee: column.integer(),
    sellerFen: { ...column.integer(), name: 'seller_fen' },
    buyerFen: { ...column.integer(), name: 'buyer_fen' },
    firstDay: { ...column.integer(), name: 'first_day' },
    lastDay: { ...column.integer(), name: 'last_day' },
    state: column.text(20),
    expiresAt: { ...column.instant(), name: 'expires_at' },
    explanation: column.json(),
    sellerAct: { ...optional(column.json()), name: 'seller_act' },
    buyerAct: { ...optional(column.json()), name: 'buyer_act' },
    createdAt: { ...column.instant(), name: 'created_at' },
    updatedAt: { ...column.instant(), name: 'updated_at' },
  },
  indices: [
    { name: 'ix_market_proposal_seller', columns: ['sellerId', 'id'] },
    { name: 'ix_market_proposal_buyer', columns: ['buyerId', 'id'] },
    { name: 'ix_market_proposal_listing', columns: ['listingId', 'state'] },
    { name: 'ix_market_proposal_product', columns: ['productCode', 'state'] },
  ],
});
