import { MINUTE, parseInstant } from '../../kernel/clock.ts';
import { invalid, malformed } from '../../kernel/problem.ts';
import type { ConsentMode, ConsentTerms, DataLife, FetchType, Frequency } from '../consents/consent.ts';
import type { ConsentDataType, ConsentPurpose } from '../consents/purpose.ts';
import { checkCaps } from './purpose-cap.ts';

/** The terms as a bank writes them; instants are ISO 8601 with an offset. */
export interface AskedTerms {
  purpose: ConsentPurpose;
  fetchType: FetchType;
  dataTypes: readonly ConsentDataType[];
  consentMode: ConsentMode;
  consentStart?: string;
  consentExpiry: string;
  lookbackMonths: number;
  frequency?: Frequency;
  dataLife?: DataLife;
}

/** A start may lie this far back: clocks differ. */
const CLOCK_SKEW = 15 * MINUTE;

/**
 * Reads and checks what a bank asks for. 400 for an instant that is none; 422 `expiry-past`, `expiry-before-start`,
 * `start-past`, `purpose-cap-exceeded`, or a member that does not go with another, always with the field.
 */
export function checkTerms(asked: AskedTerms, now: number): ConsentTerms {
  const consentStart =
    asked.consentStart === undefined ? now : instantOf(asked.consentStart, '/consentStart');
  const consentExpiry = instantOf(asked.consentExpiry, '/consentExpiry');
  checkPeriod(consentStart, consentExpiry, now);
  checkCompanions(asked);
  const terms: ConsentTerms = {
    purpose: asked.purpose,
    fetchType: asked.fetchType,
    dataTypes: asked.dataTypes,
    consentMode: asked.consentMode,
    consentStart,
    consentExpiry,
    lookbackMonths: asked.lookbackMonths,
    frequency: asked.frequency ?? null,
    dataLife: asked.dataLife ?? null,
  };
  checkCaps(terms, now);
  return terms;
}

function instantOf(text: string, field: string): number {
  const instant = parseInstant(text);
  if (instant === undefined) {
    throw malformed(
      'instant-invalid',
      field,
      'Write an instant such as 2026-12-31T16:00:00Z, with an offset.',
    );
  }
  return instant;
}

function checkPeriod(start: number, expiry: number, now: number): void {
  if (expiry <= now) throw invalid('expiry-past', '/consentExpiry', 'The expiry must lie in the future.');
  if (start >= expiry)
    throw invalid('expiry-before-start', '/consentExpiry', 'The expiry must come after the start.');
  if (start < now - CLOCK_SKEW)
    throw invalid('start-past', '/consentStart', 'The start must not lie in the past.');
}

function checkCompanions(asked: AskedTerms): void {
  if (!asked.dataTypes.includes('credit-score')) {
    throw invalid('score-needed', '/dataTypes', 'Every inquiry releases `credit-score`: ask for it.');
  }
  if ((asked.fetchType === 'PERIODIC') !== (asked.frequency !== undefined)) {
    throw invalid('frequency-mismatch', '/frequency', 'A frequency goes with PERIODIC, and only with it.');
  }
  if ((asked.consentMode === 'STORE') !== (asked.dataLife !== undefined)) {
    throw invalid('data-life-mismatch', '/dataLife', 'A data life goes with STORE, and only with it.');
  }
}
