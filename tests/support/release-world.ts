import { createAudit, type Audit } from '../../modules/audit/index.ts';
import type { ConsentAsk } from '../../modules/consent/asking/request-consent.ts';
import { createConsent, type Consent } from '../../modules/consent/index.ts';
import { createGateway, type Gateway } from '../../modules/gateway/index.ts';
import type { ComputedScore } from '../../modules/gateway/inquiries/score-book.ts';
import type { Actor } from '../../modules/kernel/actor.ts';
import { DAY, isoInstant } from '../../modules/kernel/clock.ts';
import { createVault, type Vault } from '../../modules/kernel/vault.ts';
import { fakeClock, type FakeClock } from './clock.ts';

/** A person of the fake registry. */
export interface FakePerson {
  personId: string;
  idNumber: string;
  name: string;
  birthDate?: string;
  deceased: boolean;
  householdId?: string;
}

/** Consent, audit and gateway on a real database, with a registry and a credit context of a few lines. */
export interface ReleaseWorld {
  clock: FakeClock;
  vault: Vault;
  consent: Consent;
  audit: Audit;
  gateway: Gateway;
  persons: FakePerson[];
  events: { name: string; payload: unknown }[];
}

export const BANK = 'org_bank';
export const OTHER_BANK = 'org_other';
export const WANG: FakePerson = {
  personId: 'per_wang',
  idNumber: '510105198001010019',
  name: '王小明',
  birthDate: '1980-01-01',
  deceased: false,
  householdId: 'hh_wang',
};

export function bankActor(organisationId = BANK): Actor {
  return {
    kind: 'client',
    id: `cli_${organisationId}`,
    organisationId,
    organisationKind: 'bank',
    permissions: [],
  };
}

export function farmerActor(personId = WANG.personId): Actor {
  return { kind: 'farmer', id: `frm_${personId}`, personId, permissions: ['farmer.self'] };
}

export function assistedActor(
  agent: { userId: string; organisationId: string },
  personId = WANG.personId,
): Actor {
  return { ...farmerActor(personId), assistedBy: agent };
}

export function officer(id: string, organisationId: string): Actor {
  return { kind: 'staff', id, organisationId, permissions: ['consent.witness'] };
}

export function releaseWorld(): ReleaseWorld {
  const clock = fakeClock();
  const vault = createVault({ data: { k: Buffer.alloc(32, 1) }, current: 'k', index: Buffer.alloc(32, 2) });
  const persons: FakePerson[] = [{ ...WANG }];
  const events: ReleaseWorld['events'] = [];
  const person = (personId: string): FakePerson | undefined =>
    persons.find((one) => one.personId === personId);
  const findPerson = (
    _tx: unknown,
    by: { idNumber: string; name: string },
  ): Promise<FakePerson | undefined> =>
    Promise.resolve(persons.find((one) => one.idNumber === by.idNumber && one.name === by.name));
  const organisationNames = (_tx: unknown, ids: readonly string[]): Promise<Map<string, string>> =>
    Promise.resolve(new Map(ids.map((id) => [id, `机构${id}`])));
  const audit = createAudit({
    clock,
    identity: { organisationNames },
    householdOf: (_tx, personId) => Promise.resolve(person(personId)?.householdId),
  });
  const consent = createConsent({
    clock,
    vault,
    publish: (_tx, name, payload) => {
      events.push({ name, payload });
      return Promise.resolve();
    },
    identity: { organisationNames },
    readIdNumber: (text) => (/^\d{17}[\dX]$/.test(text) ? text : undefined),
    findPerson,
    personStatus: (_tx, personId) => Promise.resolve(person(personId)),
  });
  const gateway = createGateway({
    clock,
    audit,
    consent,
    identity: { organisation: () => Promise.resolve(undefined) },
    registry: {
      findPerson,
      person: (_tx, personId) => Promise.resolve(person(personId)),
      household: () => Promise.resolve(undefined),
      goldenPerson: () => Promise.resolve(undefined),
      householdHistory: () => Promise.resolve({ number: '', stints: [], heads: [], changes: [] }),
      objection: () => Promise.resolve(undefined),
    },
    credit: {
      scoreHousehold: (_tx, ask) => Promise.resolve(fakeScore(ask)),
      latestScore: () => Promise.resolve(undefined),
    },
  });
  return { clock, vault, consent, audit, gateway, persons, events };
}

export function fakeScore(ask: { householdId: string; asOf: number }): ComputedScore {
  const reason = (
    code: string,
    direction: 'shortfall' | 'strength',
    points: number,
  ): ComputedScore['reasons'][number] => ({
    code,
    direction,
    zh: `原因${code}`,
    en: `reason ${code}`,
    points,
  });
  return {
    scoreId: 'sco_1',
    householdId: ask.householdId,
    score: 688,
    grade: 'A',
    thin: false,
    coverageBp: 8_200,
    reasons: [reason('R07', 'shortfall', 12), reason('R01', 'shortfall', 30), reason('R20', 'strength', 9)],
    modelId: 'core-expert',
    modelVersion: '1',
    modelSha256: 'a'.repeat(64),
    asOf: ask.asOf,
    scoredAt: ask.asOf,
    freshness: [{ datasetId: 'land', receivedAt: ask.asOf - DAY }],
  };
}

/** What a bank asks when nothing else is said: one look at the score for a loan, within a week. */
export function asksFor(world: ReleaseWorld, changes: Partial<ConsentAsk> = {}): ConsentAsk {
  return {
    subject: { idNumber: WANG.idNumber, name: WANG.name },
    purpose: 'LOAN_APPROVAL',
    fetchType: 'ONETIME',
    dataTypes: ['credit-score', 'score-reasons', 'data-sources'],
    consentMode: 'VIEW',
    consentExpiry: isoInstant(world.clock.now() + 7 * DAY),
    lookbackMonths: 60,
    ...changes,
  };
}

/** The same, but repeatable: 24 inquiries a day. */
export function asksRepeatedly(world: ReleaseWorld, changes: Partial<ConsentAsk> = {}): ConsentAsk {
  return asksFor(world, { fetchType: 'PERIODIC', frequency: { unit: 'DAY', value: 1 }, ...changes });
}
