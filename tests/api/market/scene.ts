import { randomUUID } from 'node:crypto';
import type supertest from 'supertest';
import { DAY, chinaDate } from '../../../modules/kernel/clock.ts';
import { startApp, type Client, type TestApp } from '../../support/app.ts';
import type { DatabaseKind } from '../../support/databases.ts';
import { deliverHouseholds, idNumberOf, VILLAGE, type Villager } from '../../support/people.ts';

export const ZHAO: Villager = {
  name: '赵·㛃莲',
  idNumber: idNumberOf('1970-03-05', 22),
  birthDate: '1970-03-05',
  relation: '户主',
  householdNumber: 'H0101',
  phone: '13800000101',
};

/** A farmer, a buyer's two members, a cooperative, the county and a regulator, on one market. */
export interface TradeScene {
  app: TestApp;
  agent: Client;
  farmer: Client;
  clerk: Client;
  approver: Client;
  cooperative: Client;
  county: Client;
  regulator: Client;
  /** Posts with an idempotency key of its own unless one is given. */
  post: (client: Client, path: string, body: object, key?: string) => supertest.Test;
  offer: (given?: object) => object;
  wish: (given?: object) => object;
  listed: (client: Client, given?: object) => Promise<{ id: string; version: number }>;
  /** A demand of the buyer, approved. */
  wanted: (given?: object) => Promise<{ id: string }>;
  /** A round over everything, opened and cleared by the county; what it answered. */
  cleared: (given?: object) => Promise<{ id: string; result: Record<string, unknown> }>;
  /** A day from today as the contract writes it. */
  day: (days: number) => string;
}

export async function tradeScene(kind: DatabaseKind): Promise<TradeScene> {
  const app = await startApp(kind);
  await deliverHouseholds(app, [ZHAO]);
  const agent = await app.as('village-agent', { divisionCode: VILLAGE.code });
  const { idNumber, name, phone } = ZHAO;
  await agent.post('/v1/farmer-accounts', { idNumber, name, phone }).expect(201);
  const farmer = await app.asFarmer(phone);
  const divisionCode = VILLAGE.code.slice(0, 6);
  const clerk = await app.as('buyer-clerk', { divisionCode });
  const organisationId = clerk.account.organisation?.id ?? '';
  const approver = await app.as('buyer-approver', { organisationId });
  const cooperative = await app.as('cooperative-clerk', { divisionCode: VILLAGE.code });
  const county = await app.as('county-official');
  const regulator = await app.as('regulator');
  const day = (days: number): string => chinaDate(app.clock.now() + days * DAY);
  const post: TradeScene['post'] = (client, path, body, key = randomUUID()) =>
    client.post(path, body).set('idempotency-key', key);
  const offer = (given: object = {}): object => ({
    productCode: 'potato',
    quantity: { value: '2000', unit: '斤' },
    askPrice: { yuan: '1', per: '斤' },
    readyFrom: day(1),
    readyUntil: day(11),
    ...given,
  });
  const wish = (given: object = {}): object => ({
    productCode: 'potato',
    quantity: { value: '1', unit: '吨' },
    maxPrice: { yuan: '3', per: '公斤' },
    deliverFrom: day(2),
    deliverUntil: day(12),
    deliverTo: { divisionCode, address: '县第一小学食堂' },
    ...given,
  });
  return {
    app,
    agent,
    farmer,
    clerk,
    approver,
    cooperative,
    county,
    regulator,
    post,
    offer,
    wish,
    day,
    listed: async (client, given) =>
      (await post(client, '/v1/listings', offer(given)).expect(201)).body as { id: string; version: number },
    wanted: async (given) => {
      const { body } = await post(clerk, '/v1/demands', wish(given)).expect(201);
      const { id } = body as { id: string };
      return (await approver.post(`/v1/demands/${id}/approve`).expect(200)).body as { id: string };
    },
    cleared: async (given = {}) => {
      const opened = await post(county, '/v1/rounds', { name: '秋季第一轮', ...given }).expect(201);
      const { id } = opened.body as { id: string };
      return (await county.post(`/v1/rounds/${id}/clear`).expect(200)).body as {
        id: string;
        result: Record<string, unknown>;
      };
    },
  };
}
