import { randomUUID } from 'node:crypto';
import type supertest from 'supertest';
import type { Client, TestApp } from './app.ts';
import { asking, LOAN_INQUIRY } from './release-scene.ts';

/** A line of the access log as the person it concerns reads it. */
export interface MyDisclosure {
  action: string;
  decision: string;
  reason?: string;
  index: number;
  who: { organisationId?: string };
  text: { zh: string; en: string };
}

/** Posts with an idempotency key of its own. */
export function post(client: Client, path: string, body: object): supertest.Test {
  return client.post(path, body).set('idempotency-key', randomUUID());
}

/** A bank asks a person for a loan's worth of looks at the score; gives the consent's id. */
export async function askFor(
  app: TestApp,
  bank: Client,
  person: { idNumber: string; name: string },
): Promise<string> {
  const { idNumber, name } = person;
  const terms = { fetchType: 'PERIODIC', frequency: { unit: 'MONTH', value: 20 } };
  const ask = asking(app, { ...terms, subject: { idNumber, name } });
  const answer = await post(bank, '/v1/consents', ask).expect(201);
  return (answer.body as { id: string }).id;
}

/** A bank asks for the score under a consent, to decide on a loan. */
export function inquire(bank: Client, consentId: string): supertest.Test {
  return post(bank, '/v1/inquiries', { consentId, ...LOAN_INQUIRY });
}

/** A session in which an agent acts for a person. */
export async function assisting(
  app: TestApp,
  agent: Client,
  person: { idNumber: string; name: string },
): Promise<Client> {
  const ask = { idNumber: person.idNumber, name: person.name, reason: '没有智能手机' };
  const answer = await agent.post('/v1/assistance-sessions', ask).expect(201);
  return app.withToken((answer.body as { accessToken: string }).accessToken);
}

/** What the person sees of accesses to the own data, newest first. */
export async function seenBy(farmer: Client): Promise<MyDisclosure[]> {
  return ((await farmer.get('/v1/me/disclosures').expect(200)).body as { items: MyDisclosure[] }).items;
}
