import type { EntitySchema } from 'typeorm';
import type { Mount } from '../kernel/mount.ts';
import { demandTable } from './demands/demand-table.ts';
import { catalogueHandlers } from './http/catalogue.ts';
import { demandHandlers } from './http/demands.ts';
import { listingHandlers } from './http/listings.ts';
import { orderHandlers } from './http/orders.ts';
import { proposalHandlers } from './http/proposals.ts';
import { roundHandlers } from './http/rounds.ts';
import type { Market } from './index.ts';
import { certificateTable, listingTable } from './listings/listing-table.ts';
import { orderTable } from './orders/order-table.ts';
import { proposalTable } from './proposals/proposal-table.ts';
import { outcomeTable, roundPartTable, roundTable } from './rounds/round-table.ts';

export const marketMount: Mount<Market> = {
  name: 'market',
  schemas: [
    listingTable,
    certificateTable,
    demandTable,
    roundTable,
    roundPartTable,
    outcomeTable,
    proposalTable,
    orderTable,
  ] as readonly EntitySchema[],
  mount: ({ needs }) => ({
    operations: {
      ...catalogueHandlers(),
      ...listingHandlers(needs),
      ...demandHandlers(needs),
      ...roundHandlers(needs),
      ...proposalHandlers(needs),
      ...orderHandlers(needs),
    },
  }),
};
