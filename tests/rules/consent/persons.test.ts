import { inEvenTime } from '../../../modules/consent/asking/even-time.ts';
import {
  checkSecondOfficer,
  checkWitness,
  maskedName,
  type Capture,
} from '../../../modules/consent/captures/capture.ts';
import { choicesIn } from '../../../modules/consent/consents/choices.ts';
import { consequencesOf } from '../../../modules/consent/consents/consequences.ts';
import { ageOn, checkEligible } from '../../../modules/consent/consents/eligible.ts';

test('asking takes 50 ms at least, whether it succeeds or not', async () => {
  for (const work of [() => Promise.resolve('asked'), () => Promise.reject(new Error('refused'))]) {
    const begun = performance.now();
    await inEvenTime<string>(work).catch(() => 'refused');
    expect(performance.now() - begun).toBeGreaterThan(48);
  }
});

const code = (text: string): Error => expect.objectContaining({ code: text }) as Error;

describe('who can consent', () => {
  const now = Date.parse('2026-11-23T02:00:00.000Z');
  test.each([
    ['2012-11-23', true],
    ['2012-11-24', false],
    ['1950-01-01', true],
  ])('born %s: %s', (birthDate, can) => {
    const check = () => {
      checkEligible({ birthDate, deceased: false }, now);
    };
    if (can) expect(check).not.toThrow();
    else expect(check).toThrow(code('subject-under-14'));
  });

  test('the day turns in China, not in London', () => {
    const lateEveningUtc = Date.parse('2026-11-22T17:00:00.000Z');
    expect(() => {
      checkEligible({ birthDate: '2012-11-23', deceased: false }, lateEveningUtc);
    }).not.toThrow();
  });

  test('nobody consents for the dead', () => {
    expect(() => {
      checkEligible({ birthDate: '1950-01-01', deceased: true }, now);
    }).toThrow(code('subject-deceased'));
    expect(() => {
      checkEligible(undefined, now);
    }).toThrow(code('subject-deceased'));
  });

  test('a leap-day child grows older on 1 March', () => {
    expect(ageOn('2012-02-29', '2026-02-28')).toBe(13);
    expect(ageOn('2012-02-29', '2026-03-01')).toBe(14);
  });
});

describe('who stands behind an assisted consent', () => {
  const capture: Capture = {
    consentId: 'cst_1',
    agentId: 'usr_agent',
    agentOrganisationId: 'org_village',
    capturedAt: 0,
    evidence: [],
    witnessId: null,
    witnessOrganisationId: null,
    witnessedAt: null,
  };
  const witnessed: Capture = {
    ...capture,
    witnessId: 'usr_w',
    witnessOrganisationId: 'org_coop',
    witnessedAt: 1,
  };

  test('neither the agent nor a colleague can attest or confirm', () => {
    for (const check of [checkWitness, checkSecondOfficer]) {
      expect(() => {
        check(capture, { id: 'usr_agent', organisationId: 'org_other' });
      }).toThrow(code('officer-is-agent'));
      expect(() => {
        check(capture, { id: 'usr_x', organisationId: 'org_village' });
      }).toThrow(code('officer-same-organisation'));
      expect(() => {
        check(capture, { id: 'usr_x' });
      }).toThrow(code('officer-same-organisation'));
    }
  });

  test('the witness attests once and cannot confirm as well', () => {
    const witness = { id: 'usr_w', organisationId: 'org_coop' };
    expect(() => {
      checkWitness(capture, witness);
    }).not.toThrow();
    expect(() => {
      checkWitness(witnessed, witness);
    }).toThrow(code('already-witnessed'));
    expect(() => {
      checkSecondOfficer(witnessed, witness);
    }).toThrow(code('officer-is-witness'));
  });

  test('a second officer confirms only after the witness', () => {
    const officer = { id: 'usr_o', organisationId: 'org_county' };
    expect(() => {
      checkSecondOfficer(capture, officer);
    }).toThrow(code('witness-missing'));
    expect(() => {
      checkSecondOfficer(witnessed, officer);
    }).not.toThrow();
  });

  test('names are masked by characters, not by code units', () => {
    expect(maskedName('王小明')).toBe('王**');
    expect(maskedName('𠮷')).toBe('𠮷*');
    expect(maskedName('')).toBe('*');
  });
});

describe('what a farmer may choose', () => {
  test.each([
    ['AWAITING_AUTHORISATION', false, false, ['approve', 'refuse']],
    ['AWAITING_CONFIRMATION', false, false, ['refuse']],
    ['AWAITING_CONFIRMATION', false, true, ['refuse', 'confirm']],
    ['AWAITING_CONFIRMATION', true, true, ['refuse']],
    ['ACTIVE', true, false, ['pause', 'revoke']],
    ['PAUSED', false, false, ['resume', 'revoke']],
    ['PAUSED', true, false, ['revoke']],
    ['REVOKED', false, false, []],
  ] as const)('%s, assisted %s, witnessed %s', (state, assisted, witnessed, expected) => {
    expect(choicesIn(state, { assisted, witnessed })).toEqual(expected);
  });

  test('the consequences name the last day in China', () => {
    const consent = {
      purpose: 'LOAN_APPROVAL',
      fetchType: 'ONETIME',
      consentExpiry: Date.parse('2026-12-01T16:30:00Z'),
    } as const;
    expect(consequencesOf(consent).approve.zh).toContain('2026-12-02');
    expect(consequencesOf(consent).refuse.en).toContain('30 days');
  });
});
