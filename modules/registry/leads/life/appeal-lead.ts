import { DAY } from '../../../kernel/clock.ts';
import { conflict } from '../../../kernel/problem.ts';
import { advance } from '../../../kernel/state.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import { moveLead } from '../lead-store.ts';
import type { LeadRow } from '../lead-table.ts';
import type { LeadsNeeds } from '../leads-needs.ts';
import { stepOf, type Saying } from './lead-actor.ts';
import { APPEAL_DAYS, LEAD_TRANSITIONS } from './lead-state.ts';

/** The household appeals against a confirmed lead; 409 `appeal-late` after 60 days. */
export async function appealLead(tx: Tx, needs: LeadsNeeds, lead: LeadRow, appeal: Saying): Promise<LeadRow> {
  const state = advance(LEAD_TRANSITIONS, lead.state, 'appealed');
  const now = needs.clock.now();
  if (lead.decidedAt !== null && now > lead.decidedAt + APPEAL_DAYS * DAY)
    throw conflict('appeal-late', 'The time to appeal is over.', { days: APPEAL_DAYS });
  return moveLead(tx, lead, {
    to: { state, stateAt: now },
    step: { ...stepOf(appeal), kind: 'appealed' },
    at: now,
  });
}
