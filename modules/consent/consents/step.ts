import { absent, conflict } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { afterEvent, standing } from './consent-state.ts';
import { findConsent, takeStep, type Step } from './consent-store.ts';
import type { ConsentRow } from './consent-table.ts';

/**
 * Takes a step and returns the consent after it. 404 for an unknown consent and for another's alike; 422
 * `invalid-consent-transition` when its state, by the clock, does not allow it.
 */
export async function stepOrRefuse(tx: Tx, step: Step): Promise<ConsentRow> {
  const taken = await takeStep(tx, step);
  const consent = await findConsent(tx, step.consentId, step.owner);
  if (!consent) throw absent('consent');
  if (taken) return consent;
  afterEvent(standing(consent, step.now).state, step.event);
  throw conflict(
    'consent-changed-meanwhile',
    'Somebody else changed this consent at the same moment. Please try again.',
  );
}
