import { conflict } from '../../../kernel/problem.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import { moveLead } from '../lead-store.ts';
import type { LeadRow } from '../lead-table.ts';
import type { LeadsNeeds } from '../leads-needs.ts';
import { stepOf, type Saying } from './lead-actor.ts';
import { ANSWERABLE, LEAD_TRANSITIONS } from './lead-state.ts';

/** What a party says about the facts. */
export const ANSWERS = ['facts-right', 'facts-wrong', 'not-this-person', 'explained'] as const;
export type Answer = (typeof ANSWERS)[number];

/** Adds a party's reply; the first one makes the lead answered. 409 `lead-not-asked` where nothing is asked any more. */
export async function replyLead(
  tx: Tx,
  needs: LeadsNeeds,
  lead: LeadRow,
  reply: Saying & { answer: Answer },
): Promise<LeadRow> {
  if (!ANSWERABLE.includes(lead.state))
    throw conflict('lead-not-asked', 'Nobody is asked about this lead now.', {
      current: lead.state,
      allowed: LEAD_TRANSITIONS[lead.state],
    });
  const now = needs.clock.now();
  const first = lead.state !== 'answered';
  return moveLead(tx, lead, {
    to: first ? { state: 'answered', stateAt: now, replyBy: null } : {},
    step: { ...stepOf(reply), kind: 'replied', data: { answer: reply.answer } },
    at: now,
  });
}
