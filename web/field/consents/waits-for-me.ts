import type { Schema } from '../../shared/api/schemas.ts';

/** True while a bank's request waits for this person's yes or no. */
export function waitsForMe(consent: Schema<'MyConsent'>): boolean {
  return consent.choices.includes('approve') || consent.choices.includes('confirm');
}
