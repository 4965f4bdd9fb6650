import type { Actor } from '../../kernel/actor.ts';
import type { Handlers } from '../../kernel/operation.ts';
import { absent, forbidden } from '../../kernel/problem.ts';
import { inEvenTime } from '../asking/even-time.ts';
import { requestConsent, type AskingBank } from '../asking/request-consent.ts';
import { findConsent, listConsents } from '../consents/consent-store.ts';
import { endByBank } from '../consents/end-by-bank.ts';
import type { ConsentNeeds } from '../index.ts';
import { bankConsentJson } from './consent-json.ts';
import { eventPageJson, mapped } from './events-json.ts';

export function bankConsentHandlers(needs: ConsentNeeds): Handlers {
  const json = (consent: Parameters<typeof bankConsentJson>[1]): ReturnType<typeof bankConsentJson> =>
    bankConsentJson(needs.vault, consent, needs.clock.now());
  return {
    requestConsent: (call) =>
      inEvenTime(() =>
        call.once(async (tx) => ({
          status: 201,
          body: json(await requestConsent(tx, needs, bankOf(call.actor), call.body)),
        })),
      ),
    listConsents: async (call) => {
      const { limit = 50, ...cursor } = call.query;
      const { bankId } = bankOf(call.actor);
      const page = await call.inTransaction((tx) => listConsents(tx, { bankId }, { ...cursor, limit }));
      return { status: 200, body: mapped(page, json) };
    },
    readConsent: async (call) => {
      const { bankId } = bankOf(call.actor);
      const consent = await call.inTransaction((tx) => findConsent(tx, call.path.id, { bankId }));
      if (!consent) throw absent('consent');
      return { status: 200, body: json(consent) };
    },
    endConsent: async (call) => {
      const ended = await call.inTransaction((tx) => endByBank(tx, needs, bankOf(call.actor), call.path.id));
      return { status: 200, body: json(ended) };
    },
    listConsentEvents: (call) =>
      call.inTransaction(async (tx) => {
        const consent = await findConsent(tx, call.path.id, { bankId: bankOf(call.actor).bankId });
        if (!consent) throw absent('consent');
        const { limit = 50, ...cursor } = call.query;
        return { status: 200, body: await eventPageJson(tx, needs, consent, { ...cursor, limit }) };
      }),
  };
}

function bankOf(actor: Actor): AskingBank {
  if (actor.organisationId === undefined) throw forbidden('not-a-bank', 'Only a bank asks for consent.');
  return { bankId: actor.organisationId, actorId: actor.id };
}
