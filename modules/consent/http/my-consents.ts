import type { Actor } from '../../kernel/actor.ts';
import type { Call, Handlers, Reply } from '../../kernel/operation.ts';
import { absent } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { captureConsent } from '../captures/capture-consent.ts';
import { witnessedAmong } from '../captures/capture-store.ts';
import { confirmAsFarmer } from '../captures/confirm-consent.ts';
import { approveConsent } from '../consents/approve-consent.ts';
import { findConsent, listConsents } from '../consents/consent-store.ts';
import type { ConsentRow } from '../consents/consent-table.ts';
import { personOf } from '../consents/farmer-actor.ts';
import { chooseAsFarmer } from '../consents/farmer-choice.ts';
import type { ConsentNeeds } from '../index.ts';
import { myConsentJson } from './consent-json.ts';
import { eventPageJson } from './events-json.ts';

type MyConsent = Reply<'readMyConsent'>['body'];
/** What the choices have in common, whichever operation called. */
type Choosing = Pick<Call<'refuseMyConsent'>, 'actor' | 'path' | 'inTransaction'>;
type Chosen = { status: 200; body: MyConsent };

export function myConsentHandlers(needs: ConsentNeeds): Handlers {
  const choose =
    (choice: 'refuse' | 'pause' | 'resume' | 'revoke') =>
    (call: Choosing): Promise<Chosen> =>
      answered(needs, call, (tx) =>
        chooseAsFarmer(tx, needs, call.actor, { consentId: call.path.id, choice }),
      );
  return {
    listMyConsents: (call) =>
      call.inTransaction(async (tx) => {
        const { limit = 50, ...cursor } = call.query;
        const page = await listConsents(tx, { personId: personOf(call.actor) }, { ...cursor, limit });
        return { status: 200, body: { ...page, items: await shown(tx, needs, call.actor, page.items) } };
      }),
    readMyConsent: (call) =>
      answered(needs, call, async (tx) => {
        const consent = await findConsent(tx, call.path.id, { personId: personOf(call.actor) });
        if (!consent) throw absent('consent');
        return consent;
      }),
    approveMyConsent: (call) =>
      answered(needs, call, (tx) => {
        const { evidence = [] } = call.body;
        const consentId = call.path.id;
        return call.actor.assistedBy
          ? captureConsent(tx, needs, call.actor, { consentId, evidence })
          : approveConsent(tx, needs, call.actor, consentId);
      }),
    confirmMyConsent: (call) =>
      answered(needs, call, (tx) => confirmAsFarmer(tx, needs, call.actor, call.path.id)),
    refuseMyConsent: choose('refuse'),
    pauseMyConsent: choose('pause'),
    resumeMyConsent: choose('resume'),
    revokeMyConsent: choose('revoke'),
    listMyConsentEvents: (call) =>
      call.inTransaction(async (tx) => {
        const consent = await findConsent(tx, call.path.id, { personId: personOf(call.actor) });
        if (!consent) throw absent('consent');
        const { limit = 50, ...cursor } = call.query;
        return { status: 200, body: await eventPageJson(tx, needs, consent, { ...cursor, limit }) };
      }),
  };
}

async function answered(
  needs: ConsentNeeds,
  call: Pick<Choosing, 'actor' | 'inTransaction'>,
  work: (tx: Tx) => Promise<ConsentRow>,
): Promise<Chosen> {
  return call.inTransaction(async (tx) => {
    const [body] = await shown(tx, needs, call.actor, [await work(tx)]);
    if (!body) throw new Error('one consent makes one answer');
    return { status: 200, body };
  });
}

async function shown(
  tx: Tx,
  needs: ConsentNeeds,
  actor: Actor,
  consents: readonly ConsentRow[],
): Promise<MyConsent[]> {
  const banks = [...new Set(consents.map((consent) => consent.bankId))];
  const names =
    banks.length === 0 ? new Map<string, string>() : await needs.identity.organisationNames(tx, banks);
  const witnessed = await witnessedAmong(
    tx,
    consents.map((consent) => consent.id),
  );
  const now = needs.clock.now();
  return consents.map((consent) =>
    myConsentJson(consent, {
      now,
      bankName: names.get(consent.bankId) ?? '',
      assisted: actor.assistedBy !== undefined,
      witnessed: witnessed.has(consent.id),
    }),
  );
}
