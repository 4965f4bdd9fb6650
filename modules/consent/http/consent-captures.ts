import { isoInstant } from '../../kernel/clock.ts';
import type { Handlers, Reply } from '../../kernel/operation.ts';
import { forbidden } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { waitingCaptures, type WaitingCapture } from '../captures/capture-store.ts';
import { maskedName } from '../captures/capture.ts';
import { confirmAsOfficer } from '../captures/confirm-consent.ts';
import { witnessConsent } from '../captures/witness-consent.ts';
import { standing } from '../consents/consent-state.ts';
import type { ConsentNeeds } from '../index.ts';
import { nameOf } from './consent-json.ts';

type CaptureJson = Reply<'witnessConsentCapture'>['body'];

export function consentCaptureHandlers(needs: ConsentNeeds): Handlers {
  return {
    listConsentCaptures: (call) =>
      call.inTransaction(async (tx) => {
        const { organisationId } = call.actor;
        if (organisationId === undefined) throw forbidden('not-an-officer', 'Only an officer attests.');
        const { limit = 50, ...cursor } = call.query;
        const ask = { ...cursor, limit, exceptOrganisationId: organisationId, now: needs.clock.now() };
        const page = await waitingCaptures(tx, ask);
        return { status: 200, body: { ...page, items: await shown(tx, needs, page.items) } };
      }),
    witnessConsentCapture: (call) =>
      call.inTransaction(async (tx) => {
        const attested = await witnessConsent(tx, needs, call.actor, call.path.id);
        return { status: 200, body: await shownOne(tx, needs, attested) };
      }),
    confirmConsentCapture: (call) =>
      call.inTransaction(async (tx) => {
        const ask = { consentId: call.path.id, method: call.body.method };
        const confirmed = await confirmAsOfficer(tx, needs, call.actor, ask);
        return { status: 200, body: await shownOne(tx, needs, confirmed) };
      }),
  };
}

async function shownOne(tx: Tx, needs: ConsentNeeds, one: WaitingCapture): Promise<CaptureJson> {
  const [json] = await shown(tx, needs, [one]);
  if (!json) throw new Error('one capture makes one answer');
  return json;
}

async function shown(tx: Tx, needs: ConsentNeeds, some: readonly WaitingCapture[]): Promise<CaptureJson[]> {
  const ids = [
    ...new Set(some.flatMap(({ consent, capture }) => [consent.bankId, capture.agentOrganisationId])),
  ];
  const names =
    ids.length === 0 ? new Map<string, string>() : await needs.identity.organisationNames(tx, ids);
  return some.map(({ consent, capture }) => ({
    consentId: consent.id,
    maskedName: maskedName(nameOf(needs.vault, consent)),
    bankName: names.get(consent.bankId) ?? '',
    purpose: consent.purpose,
    agentOrganisationName: names.get(capture.agentOrganisationId) ?? '',
    capturedAt: isoInstant(capture.capturedAt),
    confirmBy: isoInstant(consent.authoriseBy),
    witnessed: capture.witnessedAt !== null,
    state: standing(consent, needs.clock.now()).state,
    ...(consent.coolingOffUntil === null ? {} : { coolingOffUntil: isoInstant(consent.coolingOffUntil) }),
  }));
}
