import type { Identity } from '../../identity/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Publish } from '../../kernel/event.ts';
import type { Tx } from '../../kernel/transaction.ts';

/** An official who opens a lead: who, which lead, about which household. */
export interface LeadLook {
  actor: Pick<Actor, 'kind' | 'id' | 'organisationId'>;
  leadId: string;
  householdId: string;
  requestId: string;
  at: number;
}

/** Writes a look into the access log, in the transaction that shows the lead. */
export type RecordLeadLook = (tx: Tx, look: LeadLook) => Promise<void>;

export interface LeadsNeeds {
  clock: Clock;
  publish: Publish;
  identity: Pick<Identity, 'organisation'>;
}
