import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';
import type { FulfilmentState, OrderState, PaymentState } from './order.ts';

/** An order with its terms as they were agreed: later changes of listing or demand do not touch it. */
export interface OrderRow {
  id: string;
  proposalId: string;
  listingId: string;
  demandId: string;
  sellerKind: 'farmer' | 'cooperative';
  sellerId: string;
  buyerId: string;
  productCode: string;
  gradeStandard: string | null;
  gradeLevel: string | null;
  grams: number;
  price: number;
  freight: number;
  fee: number;
  sellerFen: number;
  buyerFen: number;
  firstDay: number;
  lastDay: number;
  originCode: string;
  originName: string;
  placeCode: string;
  address: string | null;
  state: OrderState;
  paymentState: PaymentState;
  fulfilmentState: FulfilmentState;
  placedAt: number;
}

export const orderTable = new EntitySchema<OrderRow>({
  name: 'market_order',
  tableName: 'market_order',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_market_order' },
    proposalId: { ...column.id(), name: 'proposal_id' },
    listingId: { ...column.id(), name: 'listing_id' },
    demandId: { ...column.id(), name: 'demand_id' },
    sellerKind: { ...column.text(20), name: 'seller_kind' },
    sellerId: { ...column.id(), name: 'seller_id' },
    buyerId: { ...column.id(), name: 'buyer_id' },
    productCode: { ...column.text(40), name: 'product_code' },
    gradeStandard: { ...optional(column.text(40)), name: 'grade_standard' },
    gradeLevel: { ...optional(column.text(20)), name: 'grade_level' },
    grams: column.integer(),
    price: column.integer(),
    freight: column.integer(),
    fee: column.integer(),
    sellerFen: { ...column.integer(), name: 'seller_fen' },
    buyerFen: { ...column.integer(), name: 'buyer_fen' },
    firstDay: { ...column.integer(), name: 'first_day' },
    lastDay: { ...column.integer(), name: 'last_day' },
    originCode: { ...column.text(12), name: 'origin_code' },
    originName: { ...column.text(100), name: 'origin_name' },
    placeCode: { ...column.text(12), name: 'place_code' },
    address: optional(column.text(200)),
    state: column.text(20),
    paymentState: { ...column.text(20), name: 'payment_state' },
    fulfilmentState: { ...column.text(20), name: 'fulfilment_state' },
    placedAt: { ...column.instant(), name: 'placed_at' },
  },
  uniques: [{ name: 'uq_market_order_proposal', columns: ['proposalId'] }],
  indices: [
    { name: 'ix_market_order_seller', columns: ['sellerId', 'id'] },
    { name: 'ix_market_order_buyer', columns: ['buyerId', 'id'] },
    { name: 'ix_market_order_product', columns: ['productCode', 'placedAt'] },
  ],
});
