import { absent, conflict, forbidden, Problem } from '../../kernel/problem.ts';
import { advance } from '../../kernel/state.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { MarketNeeds } from '../needs.ts';
import type { Party } from '../parties/party.ts';
import { today } from '../units/day.ts';
import { DEMAND_TRANSITIONS, demandStateOn, stateAfterCancelling } from './demand.ts';
import { findDemand, moveDemand } from './demand-store.ts';
import type { DemandRow } from './demand-table.ts';

/** A party's own demand; 404 for everybody else's. */
export async function ownDemand(tx: Tx, party: Party, id: string): Promise<DemandRow> {
  const row = await findDemand(tx, id);
  if (row?.buyerId !== party.id) throw absent('demand');
  return row;
}

/** Opens a submitted demand. 403 `own-demand` to who wrote it, 410 `demand-expired`, 409 in any other state. */
export async function approveDemand(
  tx: Tx,
  needs: MarketNeeds,
  party: Party,
  id: string,
): Promise<DemandRow> {
  const row = await ownDemand(tx, party, id);
  const now = needs.clock.now();
  const state = demandStateOn(row, today(now));
  if (state === 'expired') throw new Problem('gone', 'demand-expired', 'The delivery window has passed.');
  advance(DEMAND_TRANSITIONS, state, 'open');
  if (row.writtenBy === party.by) {
    throw forbidden('own-demand', 'Somebody else of the organisation must approve it.');
  }
  const to = { state: 'open', approvedBy: party.by, approvedAt: now, updatedAt: now } as const;
  return moved(await moveDemand(tx, { id, from: 'submitted' }, to), () => ownDemand(tx, party, id));
}

/** Cancels what is still open; with goods reserved the demand is closed for the rest. 409 once it has ended. */
export async function cancelDemand(tx: Tx, needs: MarketNeeds, party: Party, id: string): Promise<DemandRow> {
  const row = await ownDemand(tx, party, id);
  const now = needs.clock.now();
  const to = advance(DEMAND_TRANSITIONS, demandStateOn(row, today(now)), stateAfterCancelling(row.state));
  const key = { id, from: row.state };
  return moved(await moveDemand(tx, key, { state: to, updatedAt: now }), () => ownDemand(tx, party, id));
}

function moved(done: boolean, read: () => Promise<DemandRow>): Promise<DemandRow> {
  if (!done) throw conflict('demand-changed', 'The demand was changed meanwhile; read it again.');
  return read();
}
