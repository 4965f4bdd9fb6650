import type { Consent } from '../modules/consent/index.ts';
import type { Credit } from '../modules/credit/index.ts';
import type { Tx } from '../modules/kernel/transaction.ts';

const LIVE = new Set(['ACTIVE', 'PAUSED', 'AWAITING_AUTHORISATION', 'AWAITING_CONFIRMATION']);

/** Scores of households and consents of persons that stand now: what a change of persons would pull along. */
export async function reliedOn(
  tx: Tx,
  { credit, consent }: { credit: Pick<Credit, 'latestScore'>; consent: Pick<Consent, 'consentsOf'> },
  who: { personIds: readonly string[]; householdIds: readonly string[] },
): Promise<{ scores: number; consents: number }> {
  let scores = 0;
  for (const id of who.householdIds) if (await credit.latestScore(tx, id)) scores += 1;
  let consents = 0;
  for (const id of who.personIds)
    consents += (await consent.consentsOf(tx, id)).filter(({ state }) => LIVE.has(state)).length;
  return { scores, consents };
}
