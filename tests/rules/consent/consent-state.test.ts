import fc from 'fast-check';
import { CONSENT_STATES, type ConsentState } from '../../../modules/consent/consents/consent.ts';
import {
  afterEvent,
  CONSENT_EVENTS,
  CONSENT_TABLE,
  standing,
  statesBefore,
  type ConsentEvent,
} from '../../../modules/consent/consents/consent-state.ts';
import { useRefusal } from '../../../modules/consent/consents/use-refusal.ts';

/** The table of the reference, written again by hand: every pair that is not here must be refused. */
const ALLOWED = new Map<string, ConsentState>([
  ['AWAITING_AUTHORISATION approve', 'ACTIVE'],
  ['AWAITING_AUTHORISATION capture', 'AWAITING_CONFIRMATION'],
  ['AWAITING_AUTHORISATION refuse', 'REJECTED'],
  ['AWAITING_AUTHORISATION lapse', 'REJECTED'],
  ['AWAITING_CONFIRMATION witness', 'AWAITING_CONFIRMATION'],
  ['AWAITING_CONFIRMATION confirm', 'ACTIVE'],
  ['AWAITING_CONFIRMATION refuse', 'REJECTED'],
  ['AWAITING_CONFIRMATION lapse', 'REJECTED'],
  ['ACTIVE pause', 'PAUSED'],
  ['ACTIVE revoke', 'REVOKED'],
  ['ACTIVE consume', 'CONSUMED'],
  ['ACTIVE expire', 'EXPIRED'],
  ['PAUSED resume', 'ACTIVE'],
  ['PAUSED revoke', 'REVOKED'],
  ['PAUSED expire', 'EXPIRED'],
]);
const TERMINAL: readonly ConsentState[] = ['CONSUMED', 'REJECTED', 'REVOKED', 'EXPIRED'];

describe('every pair of state and event', () => {
  for (const state of CONSENT_STATES) {
    for (const event of CONSENT_EVENTS) {
      const next = ALLOWED.get(`${state} ${event}`);
      test(`${state} + ${event} = ${next ?? 'refused'}`, () => {
        if (next) expect(afterEvent(state, event)).toBe(next);
        else {
          expect(() => afterEvent(state, event)).toThrow(
            expect.objectContaining({ kind: 'invalid', code: 'invalid-consent-transition' }),
          );
        }
      });
    }
  }

  test('statesBefore is the table read backwards', () => {
    for (const event of CONSENT_EVENTS) {
      expect(statesBefore(event)).toEqual(CONSENT_STATES.filter((state) => ALLOWED.has(`${state} ${event}`)));
    }
  });
});

const now = 1_000_000;
const consent = (state: ConsentState) => ({
  bankId: 'org_bank',
  purpose: 'LOAN_APPROVAL' as const,
  state,
  stateReason: null,
  authoriseBy: now + 10,
  consentStart: now,
  consentExpiry: now + 100,
  endedAt: null,
});

describe('what holds at an instant', () => {
  test.each([
    ['AWAITING_AUTHORISATION', now + 9, 'AWAITING_AUTHORISATION'],
    ['AWAITING_AUTHORISATION', now + 10, 'REJECTED'],
    ['AWAITING_CONFIRMATION', now + 10, 'REJECTED'],
    ['ACTIVE', now + 99, 'ACTIVE'],
    ['ACTIVE', now + 100, 'EXPIRED'],
    ['PAUSED', now + 100, 'EXPIRED'],
    ['REVOKED', now + 1_000, 'REVOKED'],
    ['CONSUMED', now + 1_000, 'CONSUMED'],
    ['REJECTED', now + 1_000, 'REJECTED'],
  ] as const)('%s at %d is %s', (state, at, expected) => {
    expect(standing(consent(state), at).state).toBe(expected);
  });

  test('says when and why a lapsed or expired consent ended', () => {
    expect(standing(consent('AWAITING_AUTHORISATION'), now + 50)).toEqual({
      state: 'REJECTED',
      reason: 'CONSENT_EXPIRED',
      endedAt: now + 10,
    });
    expect(standing(consent('PAUSED'), now + 500)).toEqual({
      state: 'EXPIRED',
      reason: 'CONSENT_MAX_DATE_REACHED',
      endedAt: now + 100,
    });
  });
});

describe('any walk', () => {
  const walk = fc.array(fc.constantFrom(...CONSENT_EVENTS), { maxLength: 12 });

  test('never leaves a terminal state, and reaches ACTIVE only through an approval or a confirmation', () => {
    fc.assert(
      fc.property(walk, (events) => {
        let state: ConsentState = 'AWAITING_AUTHORISATION';
        const taken: ConsentEvent[] = [];
        for (const event of events) {
          const before: ConsentState = state;
          if (CONSENT_TABLE[before][event] === undefined) {
            expect(() => afterEvent(before, event)).toThrow();
            continue;
          }
          expect(TERMINAL).not.toContain(before);
          state = afterEvent(before, event);
          taken.push(event);
        }
        const willing = taken.includes('approve') || (taken.includes('capture') && taken.includes('confirm'));
        const refusal = useRefusal(consent(state), {
          bankId: 'org_bank',
          purpose: 'LOAN_APPROVAL',
          kind: 'hard',
          now: now + 1,
        });
        if (refusal === undefined) {
          expect(willing).toBe(true);
          expect(state).toBe('ACTIVE');
        }
      }),
    );
  });
});

describe('why a reading is refused', () => {
  const ask = { bankId: 'org_bank', purpose: 'LOAN_APPROVAL', kind: 'hard', now: now + 1 } as const;
  test.each([
    ['AWAITING_AUTHORISATION', 'consent-not-authorised'],
    ['AWAITING_CONFIRMATION', 'consent-not-authorised'],
    ['ACTIVE', undefined],
    ['PAUSED', 'consent-paused'],
    ['CONSUMED', 'consent-consumed'],
    ['REJECTED', 'consent-not-authorised'],
    ['REVOKED', 'consent-revoked'],
    ['EXPIRED', 'consent-expired'],
  ] as const)('%s: %s', (state, refusal) => {
    expect(useRefusal(consent(state), ask)).toBe(refusal);
  });

  test('another bank learns nothing, whatever the state', () => {
    for (const state of CONSENT_STATES) {
      expect(useRefusal(consent(state), { ...ask, bankId: 'org_other' })).toBe('not-found');
    }
  });

  test('another purpose, or the other kind of inquiry, is not consented', () => {
    expect(useRefusal(consent('ACTIVE'), { ...ask, purpose: 'POST_LOAN', kind: 'soft' })).toBe(
      'purpose-not-consented',
    );
    expect(useRefusal(consent('ACTIVE'), { ...ask, kind: 'soft' })).toBe('purpose-not-consented');
  });

  test('before its start it is not authorised, at its expiry it is over', () => {
    expect(useRefusal(consent('ACTIVE'), { ...ask, now: now - 1 })).toBe('consent-not-authorised');
    expect(useRefusal(consent('ACTIVE'), { ...ask, now: now + 100 })).toBe('consent-expired');
  });
});
