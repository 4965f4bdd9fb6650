import type { Tx } from '../../kernel/transaction.ts';
import { absent } from '../../kernel/problem.ts';
import type { AskingBank } from '../asking/request-consent.ts';
import type { ConsentNeeds } from '../index.ts';
import { CONSENT_TABLE, standing } from './consent-state.ts';
import { findConsent } from './consent-store.ts';
import type { ConsentRow } from './consent-table.ts';
import type { ConsentReason } from './consent.ts';
import { noteHappening, type ConsentActor } from './happened.ts';
import { stepOrRefuse } from './step.ts';

/** The bank withdraws an open request (it stays blocked from asking again at once) or gives a consent back. */
export async function endByBank(
  tx: Tx,
  needs: ConsentNeeds,
  bank: AskingBank,
  consentId: string,
): Promise<ConsentRow> {
  const consent = await findConsent(tx, consentId, { bankId: bank.bankId });
  if (!consent) throw absent('consent');
  const by: ConsentActor = { role: 'bank', id: bank.actorId, organisationId: bank.bankId, method: null };
  return endConsent(tx, needs, consent, { by, open: 'BANK_WITHDREW_REQUEST', granted: 'BANK_GAVE_BACK' });
}

/** Ends a consent on the bank's side: an open request as refused, a granted one as revoked, with its own reason. */
export async function endConsent(
  tx: Tx,
  needs: ConsentNeeds,
  consent: ConsentRow,
  how: { by: ConsentActor; open: ConsentReason; granted: ConsentReason },
): Promise<ConsentRow> {
  const now = needs.clock.now();
  const open = CONSENT_TABLE[standing(consent, now).state].refuse !== undefined;
  const ended = await stepOrRefuse(tx, {
    consentId: consent.id,
    owner: { bankId: consent.bankId },
    event: open ? 'refuse' : 'revoke',
    to: open ? 'REJECTED' : 'REVOKED',
    now,
    set: { stateReason: open ? how.open : how.granted },
  });
  await noteHappening(tx, needs.publish, {
    consentId: consent.id,
    at: ended.endedAt ?? now,
    event: open ? 'refused' : 'revoked',
    state: ended.state,
    reason: ended.stateReason,
    by: how.by,
  });
  return ended;
}
