import { advance } from '../../../kernel/state.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import { householdsOf, moveLead } from '../lead-store.ts';
import type { LeadRow } from '../lead-table.ts';
import type { LeadsNeeds } from '../leads-needs.ts';
import { pauseIfShort } from '../govern/pause-if-short.ts';
import { stepOf, type Saying } from './lead-actor.ts';
import { LEAD_TRANSITIONS, type Outcome } from './lead-state.ts';

/**
 * Closes a lead with an outcome. Only an answered lead can be confirmed. The rule pauses itself in the same transaction
 * when its precision has fallen short. A decision changes no score and no payment.
 */
export async function decideLead(
  tx: Tx,
  needs: LeadsNeeds,
  lead: LeadRow,
  decision: Saying & { outcome: Outcome },
): Promise<LeadRow> {
  const { outcome } = decision;
  const state = advance(LEAD_TRANSITIONS, lead.state, outcome);
  const now = needs.clock.now();
  const moved = await moveLead(tx, lead, {
    to: {
      state,
      living: null,
      stateAt: now,
      replyBy: null,
      decidedAt: now,
      decidedBy: decision.actor.id,
      outcome,
    },
    step: { ...stepOf(decision), kind: 'decided', data: { from: lead.state, outcome } },
    at: now,
  });
  await pauseIfShort(tx, needs, lead);
  await needs.publish(tx, 'registry.lead-decided', { leadId: lead.id, ruleId: lead.ruleId, outcome });
  if (outcome === 'confirmed') {
    const households = await householdsOf(tx, [lead.id]);
    await needs.publish(tx, 'registry.lead-confirmed', {
      leadId: lead.id,
      ruleId: lead.ruleId,
      householdIds: households.map(({ householdId }) => householdId),
    });
  }
  return moved;
}
