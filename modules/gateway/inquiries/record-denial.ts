import type { UseRefusal } from '../../consent/index.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { GatewayNeeds } from '../index.ts';
import type { InquiryAsk } from './open-inquiry.ts';

/** Records a refused inquiry, so that the person it was about and the regulator see it. */
export async function recordDenial(
  tx: Tx,
  needs: GatewayNeeds,
  ask: InquiryAsk,
  reason: UseRefusal,
): Promise<void> {
  const consent = await needs.consent.find(tx, ask.consentId);
  const personId = consent?.personId ?? null;
  await needs.audit.record(tx, {
    actor: ask.actor,
    action: 'inquiry',
    resource: ask.consentId,
    ...(consent ? { consentId: consent.id } : {}),
    ...(personId === null ? {} : { personId }),
    purpose: ask.purpose,
    decision: 'denied',
    reason,
    requestId: ask.requestId,
    at: needs.clock.now(),
  });
}
