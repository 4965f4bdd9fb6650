import { CONSENT_TABLE, type ConsentEvent } from './consent-state.ts';
import type { ConsentState } from './consent.ts';

export const FARMER_CHOICES = ['approve', 'refuse', 'confirm', 'pause', 'resume', 'revoke'] as const;
export type FarmerChoice = (typeof FARMER_CHOICES)[number];

/** Letting data flow needs the farmer's own sign-in; stopping it is possible through an agent too. */
const OWN_SIGN_IN_ONLY: ReadonlySet<ConsentEvent> = new Set(['confirm', 'resume']);

/** What the farmer may do now, alone or with an agent's help. */
export function choicesIn(
  state: ConsentState,
  how: { assisted: boolean; witnessed: boolean },
): FarmerChoice[] {
  return FARMER_CHOICES.filter((choice) => {
    if (CONSENT_TABLE[state][choice] === undefined) return false;
    if (how.assisted && OWN_SIGN_IN_ONLY.has(choice)) return false;
    return choice !== 'confirm' || how.witnessed;
  });
}

/** Whether a choice needs the farmer's own sign-in. */
export function needsOwnSignIn(choice: FarmerChoice): boolean {
  return OWN_SIGN_IN_ONLY.has(choice);
}
