import fc from 'fast-check';
import { CAP_RULES, checkCaps } from '../../../modules/consent/asking/purpose-cap.ts';
import { checkTerms, type AskedTerms } from '../../../modules/consent/asking/check-terms.ts';
import { DAY, isoInstant, MINUTE } from '../../../modules/kernel/clock.ts';

const now = Date.parse('2026-11-23T02:00:00.000Z');
const asked = (changes: Partial<AskedTerms> = {}): AskedTerms => ({
  purpose: 'LOAN_APPROVAL',
  fetchType: 'ONETIME',
  dataTypes: ['credit-score'],
  consentMode: 'VIEW',
  consentExpiry: isoInstant(now + 7 * DAY),
  lookbackMonths: 60,
  ...changes,
});
const refusal = (code: string, field: string): unknown =>
  expect.objectContaining({ code, fields: [expect.objectContaining({ field })] });

describe('the terms a bank asks for', () => {
  test('start now when nothing is said', () => {
    expect(checkTerms(asked(), now)).toMatchObject({
      consentStart: now,
      consentExpiry: now + 7 * DAY,
      frequency: null,
    });
  });

  test('read +08:00 and Z as the same instant', () => {
    const z = checkTerms(asked({ consentExpiry: '2026-12-01T00:00:00Z' }), now);
    const china = checkTerms(asked({ consentExpiry: '2026-12-01T08:00:00+08:00' }), now);
    expect(china.consentExpiry).toBe(z.consentExpiry);
  });

  test.each([
    ['2027-02-29T00:00:00Z', 'instant-invalid'],
    ['2026-12-01T25:00:00Z', 'instant-invalid'],
    ['2026-12-01', 'instant-invalid'],
    ['2026-12-01T00:00:00', 'instant-invalid'],
    ['２０２６-12-01T00:00:00Z', 'instant-invalid'],
    ['9999-12-31T23:59:59Z', 'instant-invalid'],
    ['2199-12-31T23:59:59Z', 'purpose-cap-exceeded'],
    ['2026-11-23T02:00:00.000Z', 'expiry-past'],
    ['1999-01-01T00:00:00Z', 'expiry-past'],
  ])('refuse the expiry %s: %s', (consentExpiry, code) => {
    expect(() => checkTerms(asked({ consentExpiry }), now)).toThrow(refusal(code, '/consentExpiry') as Error);
  });

  test('refuse a start after the expiry, and a start long ago; minutes of clock skew pass', () => {
    const late = asked({ consentStart: isoInstant(now + 8 * DAY) });
    expect(() => checkTerms(late, now)).toThrow(refusal('expiry-before-start', '/consentExpiry') as Error);
    const early = asked({ consentStart: isoInstant(now - 16 * MINUTE) });
    expect(() => checkTerms(early, now)).toThrow(refusal('start-past', '/consentStart') as Error);
    expect(() => checkTerms(asked({ consentStart: isoInstant(now - 15 * MINUTE) }), now)).not.toThrow();
  });

  test('need a frequency with PERIODIC and a data life with STORE, and only there', () => {
    const frequency = { unit: 'DAY', value: 1 } as const;
    const dataLife = { unit: 'DAY', value: 1 } as const;
    expect(() => checkTerms(asked({ fetchType: 'PERIODIC' }), now)).toThrow(
      refusal('frequency-mismatch', '/frequency') as Error,
    );
    expect(() => checkTerms(asked({ frequency }), now)).toThrow(
      refusal('frequency-mismatch', '/frequency') as Error,
    );
    expect(() => checkTerms(asked({ consentMode: 'STORE' }), now)).toThrow(
      refusal('data-life-mismatch', '/dataLife') as Error,
    );
    expect(() => checkTerms(asked({ dataLife }), now)).toThrow(
      refusal('data-life-mismatch', '/dataLife') as Error,
    );
  });

  test('must include the score', () => {
    expect(() => checkTerms(asked({ dataTypes: ['data-sources'] }), now)).toThrow(
      refusal('score-needed', '/dataTypes') as Error,
    );
  });
});

describe('the caps of a purpose', () => {
  test('a one-time approval may run 30 days although a repeated one may run 90: the specific rule holds', () => {
    expect(() => checkTerms(asked({ consentExpiry: isoInstant(now + 30 * DAY) }), now)).not.toThrow();
    expect(() => checkTerms(asked({ consentExpiry: isoInstant(now + 30 * DAY + 1) }), now)).toThrow(
      refusal('purpose-cap-exceeded', '/consentExpiry') as Error,
    );
    const periodic = asked({
      fetchType: 'PERIODIC',
      frequency: { unit: 'DAY', value: 1 },
      consentExpiry: isoInstant(now + 90 * DAY),
    });
    expect(() => checkTerms(periodic, now)).not.toThrow();
  });

  test('one data type with a shorter cap shortens the whole', () => {
    const watch = asked({
      purpose: 'POST_LOAN',
      fetchType: 'PERIODIC',
      frequency: { unit: 'MONTH', value: 1 },
      consentExpiry: isoInstant(now + 700 * DAY),
    });
    expect(() => checkTerms(watch, now)).not.toThrow();
    expect(() => checkTerms({ ...watch, dataTypes: ['credit-score', 'data-sources'] }, now)).toThrow(
      refusal('purpose-cap-exceeded', '/consentExpiry') as Error,
    );
  });

  test('hold for lookback, frequency and data life', () => {
    expect(() => checkTerms(asked({ lookbackMonths: 61 }), now)).toThrow(
      refusal('purpose-cap-exceeded', '/lookbackMonths') as Error,
    );
    const often = {
      purpose: 'PREQUALIFY',
      fetchType: 'PERIODIC',
      frequency: { unit: 'DAY', value: 1 },
    } as const;
    expect(() => checkTerms(asked(often), now)).toThrow(
      refusal('purpose-cap-exceeded', '/frequency') as Error,
    );
    const long = {
      purpose: 'PREQUALIFY',
      consentMode: 'STORE',
      dataLife: { unit: 'YEAR', value: 1 },
    } as const;
    expect(() => checkTerms(asked(long), now)).toThrow(refusal('purpose-cap-exceeded', '/dataLife') as Error);
  });

  test('no terms pass that any general rule of their purpose forbids', () => {
    const purposes = fc.constantFrom(...CAP_RULES.map((rule) => rule.purpose));
    fc.assert(
      fc.property(purposes, fc.integer({ min: 1, max: 4_000 }), (purpose, days) => {
        const terms = {
          purpose,
          fetchType: 'ONETIME',
          dataTypes: ['credit-score'],
          consentMode: 'VIEW',
          consentStart: now,
          consentExpiry: now + days * DAY,
          lookbackMonths: 12,
          frequency: null,
          dataLife: null,
        } as const;
        const widest = Math.max(
          ...CAP_RULES.filter((rule) => rule.purpose === purpose).map((rule) => rule.expiryDays),
        );
        if (days > widest)
          expect(() => {
            checkCaps(terms, now);
          }).toThrow(refusal('purpose-cap-exceeded', '/consentExpiry') as Error);
      }),
    );
  });
});
