import { DAY, HOUR, MINUTE } from '../../kernel/clock.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Consent, ConsentReason, ConsentState } from './consent.ts';

export const CONSENT_EVENTS = [
  'capture',
  'witness',
  'approve',
  'confirm',
  'refuse',
  'lapse',
  'pause',
  'resume',
  'revoke',
  'consume',
  'expire',
] as const;
export type ConsentEvent = (typeof CONSENT_EVENTS)[number];

/** What may happen in each state and where it leads; states without a line are over. */
export const CONSENT_TABLE: Readonly<
  Record<ConsentState, Readonly<Partial<Record<ConsentEvent, ConsentState>>>>
> = {
  AWAITING_AUTHORISATION: {
    approve: 'ACTIVE',
    capture: 'AWAITING_CONFIRMATION',
    refuse: 'REJECTED',
    lapse: 'REJECTED',
  },
  AWAITING_CONFIRMATION: {
    witness: 'AWAITING_CONFIRMATION',
    confirm: 'ACTIVE',
    refuse: 'REJECTED',
    lapse: 'REJECTED',
  },
  ACTIVE: { pause: 'PAUSED', revoke: 'REVOKED', consume: 'CONSUMED', expire: 'EXPIRED' },
  PAUSED: { resume: 'ACTIVE', revoke: 'REVOKED', expire: 'EXPIRED' },
  CONSUMED: {},
  REJECTED: {},
  REVOKED: {},
  EXPIRED: {},
};

/** A request waits this long for the person. */
export const AUTHORISATION_WINDOW = 60 * MINUTE;
/** An assisted consent waits this long for its witness and its confirmation. */
export const CONFIRMATION_WINDOW = DAY;
/** An assisted consent can be undone this long after it became active. */
export const COOLING_OFF = 24 * HOUR;

/** Where an event leads; 422 `invalid-consent-transition` names the present state and what it allows. */
export function afterEvent(state: ConsentState, event: ConsentEvent): ConsentState {
  const next = CONSENT_TABLE[state][event];
  if (next) return next;
  const allowed = Object.keys(CONSENT_TABLE[state]);
  throw new Problem(
    'invalid',
    'invalid-consent-transition',
    `The consent is ${state}; ${event} is not possible.`,
    {
      fields: [{ field: 'id', message: `is ${state}` }],
      extra: { current: state, allowed },
    },
  );
}

/** The states in which an event is possible. */
export function statesBefore(event: ConsentEvent): ConsentState[] {
  return (Object.keys(CONSENT_TABLE) as ConsentState[]).filter(
    (state) => CONSENT_TABLE[state][event] !== undefined,
  );
}

/** How a consent stands at an instant. */
export interface Standing {
  state: ConsentState;
  reason: ConsentReason | null;
  endedAt: number | null;
}

/**
 * What holds at `now`, by the clock alone: an open request is over at `authoriseBy`, a granted consent at
 * `consentExpiry` (both half-open: the instant itself is too late).
 */
export function standing(
  consent: Pick<Consent, 'state' | 'stateReason' | 'authoriseBy' | 'consentExpiry' | 'endedAt'>,
  now: number,
): Standing {
  if (CONSENT_TABLE[consent.state].lapse && now >= consent.authoriseBy) {
    return { state: 'REJECTED', reason: 'CONSENT_EXPIRED', endedAt: consent.authoriseBy };
  }
  if (CONSENT_TABLE[consent.state].expire && now >= consent.consentExpiry) {
    return { state: 'EXPIRED', reason: 'CONSENT_MAX_DATE_REACHED', endedAt: consent.consentExpiry };
  }
  return { state: consent.state, reason: consent.stateReason, endedAt: consent.endedAt };
}
