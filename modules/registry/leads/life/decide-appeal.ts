import { conflict } from '../../../kernel/problem.ts';
import { advance } from '../../../kernel/state.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import { moveLead } from '../lead-store.ts';
import type { LeadRow } from '../lead-table.ts';
import type { LeadsNeeds } from '../leads-needs.ts';
import { pauseIfShort } from '../govern/pause-if-short.ts';
import { stepOf, type Saying } from './lead-actor.ts';
import { LEAD_TRANSITIONS } from './lead-state.ts';

/** Decides an appeal; 409 `second-person` when it is the one who confirmed. Overturned, the lead counts as not confirmed. */
export async function decideAppeal(
  tx: Tx,
  needs: LeadsNeeds,
  lead: LeadRow,
  decision: Saying & { outcome: 'upheld' | 'overturned' },
): Promise<LeadRow> {
  const { outcome } = decision;
  const state = advance(LEAD_TRANSITIONS, lead.state, outcome);
  if (lead.decidedBy === decision.actor.id)
    throw conflict('second-person', 'Somebody else than the one who confirmed must decide the appeal.');
  const now = needs.clock.now();
  const moved = await moveLead(tx, lead, {
    to: { state, stateAt: now, ...(outcome === 'overturned' ? { outcome } : {}) },
    step: { ...stepOf(decision), kind: 'appeal-decided', data: { outcome } },
    at: now,
  });
  await pauseIfShort(tx, needs, lead);
  await needs.publish(tx, 'registry.lead-decided', { leadId: lead.id, ruleId: lead.ruleId, outcome });
  return moved;
}
