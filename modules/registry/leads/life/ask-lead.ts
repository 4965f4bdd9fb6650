import { DAY } from '../../../kernel/clock.ts';
import { invalid } from '../../../kernel/problem.ts';
import { advance } from '../../../kernel/state.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import { evidenceOf, moveLead } from '../lead-store.ts';
import type { LeadRow } from '../lead-table.ts';
import type { LeadsNeeds } from '../leads-needs.ts';
import { ruleOf } from '../rule-store.ts';
import { stepOf, type Saying } from './lead-actor.ts';
import { LEAD_TRANSITIONS } from './lead-state.ts';

/**
 * Asks the household, or agencies whose rows are in the evidence, and starts the reply window of the rule's version.
 * 422 `party-unknown` for an agency that has no row in it.
 */
export async function askLead(
  tx: Tx,
  needs: LeadsNeeds,
  lead: LeadRow,
  ask: Saying & { parties: readonly string[] },
): Promise<LeadRow> {
  const to = advance(LEAD_TRANSITIONS, lead.state, 'asked');
  const agencies = new Set((await evidenceOf(tx, [lead.id])).map(({ agencySlug }) => agencySlug));
  const unknown = ask.parties.findIndex((party) => party !== 'household' && !agencies.has(party));
  if (unknown !== -1)
    throw invalid('party-unknown', `/parties/${String(unknown)}`, 'This agency has no row in the evidence.');
  const now = needs.clock.now();
  const { definition } = await ruleOf(tx, lead);
  const replyBy = now + definition.replyDays * DAY;
  const parties = [...new Set(ask.parties)].map((party) =>
    party === 'household' ? party : `agency:${party}`,
  );
  const moved = await moveLead(tx, lead, {
    to: {
      state: to,
      stateAt: now,
      replyBy,
      askedHousehold: lead.askedHousehold || parties.includes('household'),
    },
    step: { ...stepOf(ask), kind: 'asked', data: { parties, replyBy } },
    at: now,
  });
  await needs.publish(tx, 'registry.lead-asked', { leadId: lead.id, ruleId: lead.ruleId });
  return moved;
}
