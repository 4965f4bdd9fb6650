import { absent } from '../../kernel/problem.ts';
import type { Handlers } from '../../kernel/operation.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { createDemand } from '../demands/create-demand.ts';
import { demandStateOn } from '../demands/demand.ts';
import { findDemand, listDemands } from '../demands/demand-store.ts';
import type { DemandRow } from '../demands/demand-table.ts';
import { shownDemand, shownDemands } from '../demands/demand-view.ts';
import { approveDemand, cancelDemand } from '../demands/settle-demand.ts';
import type { MarketNeeds } from '../needs.ts';
import { partyOf, type Party } from '../parties/party.ts';
import { today } from '../units/day.ts';

export function demandHandlers(needs: MarketNeeds): Handlers {
  return {
    listDemands: async (call) => {
      const { own, limit = 50, ...rest } = call.query;
      const party = partyOf(call.actor);
      const open = own === true ? {} : { openOn: today(needs.clock.now()) };
      const body = await call.inTransaction(async (tx) => {
        const page = await listDemands(tx, { ...rest, ...open, buyerId: party.id, limit });
        return { ...page, items: await shownDemands(tx, needs, party, page.items) };
      });
      return { status: 200, body };
    },
    createDemand: (call) =>
      call.once(async (tx) => {
        const party = partyOf(call.actor);
        const written = await createDemand(tx, needs, party, call.body);
        if (written.question) return { status: 202, body: written.question };
        return { status: 201, body: await shownDemand(tx, needs, party, written.row) };
      }),
    readDemand: (call) =>
      call.inTransaction(async (tx) => {
        const party = partyOf(call.actor);
        const row = await visibleDemand(tx, needs, party, call.path.demandId);
        return { status: 200, body: await shownDemand(tx, needs, party, row) };
      }),
    approveDemand: (call) =>
      call.inTransaction(async (tx) => {
        const party = partyOf(call.actor);
        const row = await approveDemand(tx, needs, party, call.path.demandId);
        return { status: 200, body: await shownDemand(tx, needs, party, row) };
      }),
    cancelDemand: (call) =>
      call.inTransaction(async (tx) => {
        const party = partyOf(call.actor);
        const row = await cancelDemand(tx, needs, party, call.path.demandId);
        return { status: 200, body: await shownDemand(tx, needs, party, row) };
      }),
  };
}

/** An own demand in any state, anybody else's only while it is open. */
async function visibleDemand(tx: Tx, needs: MarketNeeds, party: Party, id: string): Promise<DemandRow> {
  const row = await findDemand(tx, id);
  if (row === null) throw absent('demand');
  const state = demandStateOn(row, today(needs.clock.now()));
  const isOpen = state === 'open' || state === 'partially-matched' || state === 'filled';
  if (row.buyerId !== party.id && !isOpen) throw absent('demand');
  return row;
}
