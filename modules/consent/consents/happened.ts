import type { Publish } from '../../kernel/event.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { insertEvent } from './consent-event-store.ts';
import type { ConsentEventRow, ConsentRole, ExpressionMethod } from './consent-event-table.ts';

/** Who acted on a consent, and in whose part. */
export interface ConsentActor {
  role: ConsentRole;
  id: string | null;
  organisationId: string | null;
  method: ExpressionMethod | null;
}

type Happening = Pick<ConsentEventRow, 'consentId' | 'at' | 'event' | 'state'> & {
  reason?: ConsentEventRow['reason'];
  by: ConsentActor;
};

/** Notes what happened beside the consent, and tells the other contexts. */
export async function noteHappening(tx: Tx, publish: Publish, what: Happening): Promise<void> {
  const { by, reason = null, ...event } = what;
  await insertEvent(tx, {
    ...event,
    reason,
    method: by.method,
    role: by.role,
    actorId: by.id,
    organisationId: by.organisationId,
  });
  await publish(tx, 'consent.changed', { consentId: what.consentId, state: what.state });
}
