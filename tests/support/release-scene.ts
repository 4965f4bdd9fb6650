import { randomUUID } from 'node:crypto';
import type supertest from 'supertest';
import { DAY, isoInstant } from '../../modules/kernel/clock.ts';
import { startApp, type Client, type TestApp } from './app.ts';
import type { DatabaseKind } from './databases.ts';
import { deliverHouseholds, idNumberOf, VILLAGE, type Villager } from './people.ts';

/** Farmers of one village with accounts, and those who serve or want something of them. */
export interface ReleaseScene {
  app: TestApp;
  agent: Client;
  wang: Client;
  li: Client;
  /** Posts with an idempotency key of its own unless one is given. */
  post(client: Client, path: string, body: object, key?: string): supertest.Test;
  /** A session in which the agent acts for Wang. */
  assisted(): Promise<Client>;
  /** A consent of this bank, asked of Wang. */
  asked(bank: Client, changes?: object): Promise<string>;
  /** The same, and Wang agreed. */
  agreed(bank: Client, changes?: object): Promise<string>;
  /** A released score under a repeatable consent. */
  released(
    bank: Client,
    changes?: object,
  ): Promise<{ consentId: string; inquiryId: string; body: ReleasedBody }>;
}

export interface ReleasedBody {
  id: string;
  score: { score?: number; noScoreReason?: string };
  access: { id: string; index: number };
}

export const WANG: Villager = {
  name: '王𠮷明',
  idNumber: idNumberOf('1980-05-01', 11),
  birthDate: '1980-05-01',
  relation: '户主',
  householdNumber: 'H0001',
  phone: '13800000001',
};
export const LI: Villager = {
  name: '李·艾孜买提',
  idNumber: idNumberOf('1975-02-28', 13),
  birthDate: '1975-02-28',
  relation: '户主',
  householdNumber: 'H0002',
  phone: '13800000002',
};
export const CHILD: Villager = {
  name: '王小宝',
  idNumber: idNumberOf('2018-06-01', 15),
  birthDate: '2018-06-01',
  relation: '子',
  householdNumber: 'H0001',
  phone: '13800000003',
};
export const GONE: Villager = {
  name: '王老汉',
  idNumber: idNumberOf('1930-06-01', 17),
  birthDate: '1930-06-01',
  relation: '父亲',
  householdNumber: 'H0001',
  phone: '13800000004',
  deceased: true,
};

/** One look for a loan within a week, at everything there is. */
export function asking(app: TestApp, changes: object = {}): object {
  return {
    subject: { idNumber: WANG.idNumber, name: WANG.name },
    purpose: 'LOAN_APPROVAL',
    fetchType: 'ONETIME',
    dataTypes: ['credit-score', 'score-reasons', 'data-sources'],
    consentMode: 'VIEW',
    consentExpiry: isoInstant(app.clock.now() + 7 * DAY),
    lookbackMonths: 60,
    ...changes,
  };
}

export const REPEATABLE = { fetchType: 'PERIODIC', frequency: { unit: 'DAY', value: 1 } } as const;
export const LOAN_INQUIRY = { purpose: 'LOAN_APPROVAL', kind: 'hard' } as const;

export async function releaseScene(kind: DatabaseKind): Promise<ReleaseScene> {
  const app = await startApp(kind);
  await deliverHouseholds(app, [WANG, LI, CHILD, GONE]);
  const agent = await app.as('village-agent', { divisionCode: VILLAGE.code });
  const post: ReleaseScene['post'] = (client, path, body, key = randomUUID()) =>
    client.post(path, body).set('idempotency-key', key);
  for (const { idNumber, name, phone } of [WANG, LI, CHILD]) {
    await agent.post('/v1/farmer-accounts', { idNumber, name, phone }).expect(201);
  }
  const [wang, li] = [await app.asFarmer(WANG.phone), await app.asFarmer(LI.phone)];
  const idOf = (answer: supertest.Response): string => (answer.body as { id: string }).id;
  const asked: ReleaseScene['asked'] = async (bank, changes) =>
    idOf(await post(bank, '/v1/consents', asking(app, changes)).expect(201));
  const agreed: ReleaseScene['agreed'] = async (bank, changes) => {
    const id = await asked(bank, changes);
    await wang.post(`/v1/me/consents/${id}/approve`, { consequencesRead: true }).expect(200);
    return id;
  };
  return {
    app,
    agent,
    wang,
    li,
    post,
    asked,
    agreed,
    assisted: async () => {
      const { idNumber, name } = WANG;
      const ask = { idNumber, name, reason: '没有智能手机' };
      const answer = await agent.post('/v1/assistance-sessions', ask).expect(201);
      return app.withToken((answer.body as { accessToken: string }).accessToken);
    },
    released: async (bank, changes = {}) => {
      const consentId = await agreed(bank, { ...REPEATABLE, ...changes });
      const answer = await post(bank, '/v1/inquiries', { consentId, ...LOAN_INQUIRY }).expect(201);
      return { consentId, inquiryId: idOf(answer), body: answer.body as ReleasedBody };
    },
  };
}
