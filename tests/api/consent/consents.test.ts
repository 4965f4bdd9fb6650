import { randomUUID } from 'node:crypto';
import { DAY, HOUR, isoInstant, MINUTE } from '../../../modules/kernel/clock.ts';
import type { Client } from '../../support/app.ts';
import { databaseKinds } from '../../support/databases.ts';
import { idNumberOf } from '../../support/people.ts';
import {
  asking,
  CHILD,
  GONE,
  LI,
  releaseScene,
  REPEATABLE,
  WANG,
  type ReleaseScene,
} from '../../support/release-scene.ts';

const READ = { consequencesRead: true };
const EVIDENCE = [{ kind: 'read-aloud-recording', sha256: 'a'.repeat(64) }];

describe.each(databaseKinds)('on %s', (kind) => {
  let scene: ReleaseScene;
  let bank: Client;
  beforeAll(async () => {
    scene = await releaseScene(kind);
  });
  afterAll(() => scene.app.close());
  beforeEach(async () => {
    bank = await scene.app.as('credit-officer');
  });

  const ask = (changes: object = {}, key?: string) =>
    scene.post(bank, '/v1/consents', asking(scene.app, changes), key);

  describe('a bank asks', () => {
    test('and learns nothing about whether the person exists, is a child or has died', async () => {
      const nobody = { idNumber: idNumberOf('1966-06-06', 99), name: '无此人' };
      const answers = [];
      for (const { idNumber, name } of [WANG, nobody, CHILD, GONE, { ...WANG, name: '张冠李戴' }]) {
        const { body } = await ask({ subject: { idNumber, name } }).expect(201);
        const { id, subjectName, ...rest } = body;
        expect(subjectName).toBe(name);
        expect(id).toMatch(/^cst_/);
        answers.push(rest);
        await ask({ subject: { idNumber, name } }).expect(409);
      }
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    });

    test.each([
      ['consentExpiry', '2020-01-01T00:00:00Z', 422, 'expiry-past', '/consentExpiry'],
      ['consentExpiry', '2099-01-01T00:00:00Z', 422, 'purpose-cap-exceeded', '/consentExpiry'],
      ['consentExpiry', '9999-12-31T23:59:59Z', 400, undefined, '/consentExpiry'],
      ['consentExpiry', '2027-02-29T00:00:00Z', 400, undefined, '/consentExpiry'],
      ['consentExpiry', '', 400, undefined, '/consentExpiry'],
      ['consentExpiry', 20261201, 400, undefined, '/consentExpiry'],
      ['consentStart', '2026-12-20T00:00:00Z', 422, 'expiry-before-start', '/consentExpiry'],
      ['consentStart', '2026-01-01T00:00:00+08:00', 422, 'start-past', '/consentStart'],
      ['lookbackMonths', 12.5, 400, undefined, '/lookbackMonths'],
      ['lookbackMonths', '60', 400, undefined, '/lookbackMonths'],
      ['lookbackMonths', 61, 422, 'purpose-cap-exceeded', '/lookbackMonths'],
      ['frequency', { unit: 'DAY', value: 1 }, 422, 'frequency-mismatch', '/frequency'],
      ['dataLife', { unit: 'DAY', value: 0 }, 400, undefined, '/dataLife/value'],
      ['dataTypes', [], 400, undefined, '/dataTypes'],
      ['dataTypes', ['*'], 400, undefined, '/dataTypes/0'],
      ['dataTypes', ['score-reasons'], 422, 'score-needed', '/dataTypes'],
      ['purpose', 'MARKETING', 400, undefined, '/purpose'],
      ['purpose', null, 400, undefined, '/purpose'],
      ['subject', {}, 400, undefined, '/subject'],
      [
        'subject',
        { idNumber: '510105198001010018', name: '王' },
        400,
        'id-number-invalid',
        '/subject/idNumber',
      ],
      ['subject', { idNumber: WANG.idNumber, name: '' }, 400, undefined, '/subject/name'],
      ['subject', { idNumber: WANG.idNumber, name: '　' }, 400, undefined, '/subject/name'],
      ['subject', { idNumber: WANG.idNumber, name: WANG.name, phone: '1' }, 400, undefined, '/subject'],
      ['reference', '=cmd|x', 400, undefined, '/reference'],
    ])('badly: %s = %j gives %d', async (...given) => {
      const [member, value, status, code, field] = given;
      const { body } = await ask({ [member]: value }).expect(status);
      if (code !== undefined) expect(body.code).toBe(code);
      expect(body.errors[0].field.startsWith(field)).toBe(true);
      expect(JSON.stringify(body)).not.toContain(WANG.idNumber);
    });

    test('the same ID number however it is written', async () => {
      const wide = WANG.idNumber.replaceAll(/\d/g, (digit) =>
        String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
      );
      await ask({ subject: { idNumber: wide.toLowerCase(), name: WANG.name } }).expect(201);
      await ask().expect(409);
    });

    test('an idempotency key is needed, replays, and belongs to one bank and one body', async () => {
      const key = randomUUID();
      await bank.post('/v1/consents', asking(scene.app)).expect(400);
      const first = await ask({}, key).expect(201);
      const again = await ask({}, key).expect(201);
      expect(again.body).toEqual(first.body);
      await ask({ lookbackMonths: 59 }, key).expect(422);
      const other = await scene.app.as('credit-officer');
      const theirs = await scene.post(other, '/v1/consents', asking(scene.app), key).expect(201);
      expect(theirs.body.id).not.toBe(first.body.id);
    });
  });

  describe('the person decides', () => {
    test('reads who, what and what follows; agrees, pauses, resumes, withdraws twice', async () => {
      const id = await scene.asked(bank);
      const { body } = await scene.wang.get(`/v1/me/consents/${id}`).expect(200);
      expect(body).toMatchObject({
        state: 'AWAITING_AUTHORISATION',
        choices: ['approve', 'refuse'],
        kind: 'hard',
      });
      expect(body.bank.name).toBe(bank.account.organisation?.name);
      expect(body.consequences.revoke.zh).toContain('撤回');
      const step = async (choice: string, state: string): Promise<void> => {
        const answer = await scene.wang.post(
          `/v1/me/consents/${id}/${choice}`,
          choice === 'approve' ? READ : undefined,
        );
        expect([answer.status, answer.body.state]).toEqual([200, state]);
      };
      await step('approve', 'ACTIVE');
      await step('pause', 'PAUSED');
      await step('resume', 'ACTIVE');
      await step('revoke', 'REVOKED');
      await step('revoke', 'REVOKED');
      await scene.wang.post(`/v1/me/consents/${id}/pause`).expect(422);
      const events = await scene.wang.get(`/v1/me/consents/${id}/events`).expect(200);
      expect(events.body.items.map((event: { event: string }) => event.event)).toEqual([
        'requested',
        'approved',
        'paused',
        'resumed',
        'revoked',
      ]);
      const seen = await bank.get(`/v1/consents/${id}`).expect(200);
      expect(seen.body).toMatchObject({ state: 'REVOKED', stateReason: 'CUSTOMER_MANUALLY_REVOKED' });
    });

    test('cannot agree without having read what follows', async () => {
      const id = await scene.asked(bank);
      await scene.wang.post(`/v1/me/consents/${id}/approve`, { consequencesRead: false }).expect(400);
      await scene.wang.post(`/v1/me/consents/${id}/approve`, {}).expect(400);
    });

    test('a child cannot agree and the bank sees a plain lapse', async () => {
      const { idNumber, name, phone } = CHILD;
      const start = scene.app.clock.now();
      const consentExpiry = isoInstant(start + 5 * MINUTE);
      const id = await scene.asked(bank, { subject: { idNumber, name }, consentExpiry });
      const child = await scene.app.asFarmer(phone);
      const { body } = await child.post(`/v1/me/consents/${id}/approve`, READ).expect(403);
      expect(body.code).toBe('subject-under-14');
      scene.app.clock.set(start + 5 * MINUTE);
      const seen = await bank.get(`/v1/consents/${id}`).expect(200);
      expect(seen.body).toMatchObject({ state: 'REJECTED', stateReason: 'CONSENT_EXPIRED' });
      const events = await bank.get(`/v1/consents/${id}/events`).expect(200);
      expect(events.body.items.map((event: { event: string }) => event.event)).toEqual([
        'requested',
        'lapsed',
      ]);
      scene.app.clock.set(start);
    });

    test('a refusal keeps the bank from asking again, and says until when', async () => {
      const id = await scene.asked(bank);
      await scene.wang.post(`/v1/me/consents/${id}/refuse`).expect(200);
      const answer = await ask().expect(409);
      expect(answer.body).toMatchObject({ code: 'consent-asked-recently' });
      expect(answer.body.askAgainAt).toBe(isoInstant(scene.app.clock.now() + 30 * DAY));
      expect(answer.headers['retry-after']).toBe(String((30 * DAY) / 1_000));
    });
  });

  describe('through a village agent', () => {
    test('captured, witnessed by another organisation, confirmed by a second officer', async () => {
      const id = await scene.asked(bank);
      const agent = await scene.assisted();
      await agent.post(`/v1/me/consents/${id}/approve`, READ).expect(422);
      const captured = await agent
        .post(`/v1/me/consents/${id}/approve`, { ...READ, evidence: EVIDENCE })
        .expect(200);
      expect(captured.body).toMatchObject({
        state: 'AWAITING_CONFIRMATION',
        witnessed: false,
        choices: ['refuse'],
      });
      const colleague = await scene.app.as('consent-witness', {
        organisationId: scene.agent.account.organisation?.id ?? '',
      });
      const witness = await scene.app.as('consent-witness');
      const officer = await scene.app.as('consent-witness', { kind: 'county' });
      const statement = { farmerPresent: true, understood: true };
      const path = `/v1/consent-captures/${id}`;
      await colleague.post(`${path}/witness`, statement).expect(403);
      const queue = await witness.get('/v1/consent-captures').expect(200);
      const waiting = queue.body.items.find((item: { consentId: string }) => item.consentId === id);
      expect(waiting).toMatchObject({ maskedName: '王**', witnessed: false });
      await officer.post(`${path}/confirm`, { method: 'call-back' }).expect(422);
      await witness.post(`${path}/witness`, { ...statement, understood: false }).expect(400);
      await witness.post(`${path}/witness`, statement).expect(200);
      await witness.post(`${path}/confirm`, { method: 'call-back' }).expect(403);
      await colleague.post(`${path}/confirm`, { method: 'call-back' }).expect(403);
      const confirmed = await officer.post(`${path}/confirm`, { method: 'call-back' }).expect(200);
      expect(confirmed.body.state).toBe('ACTIVE');
      expect(confirmed.body.coolingOffUntil).toBe(isoInstant(scene.app.clock.now() + 24 * HOUR));
      const events = await scene.wang.get(`/v1/me/consents/${id}/events`).expect(200);
      expect(events.body.items.map((event: { by: { role: string } }) => event.by.role)).toEqual([
        'bank',
        'agent',
        'witness',
        'second-officer',
      ]);
      const undone = await agent.post(`/v1/me/consents/${id}/revoke`).expect(200);
      expect(undone.body.stateReason).toBe('CUSTOMER_UNDID_IN_COOLING_OFF');
    });

    test('or confirmed by the farmer alone; the agent can neither confirm nor resume', async () => {
      const id = await scene.asked(bank);
      const agent = await scene.assisted();
      await agent.post(`/v1/me/consents/${id}/approve`, { ...READ, evidence: EVIDENCE }).expect(200);
      const witness = await scene.app.as('consent-witness');
      await witness
        .post(`/v1/consent-captures/${id}/witness`, { farmerPresent: true, understood: true })
        .expect(200);
      await agent.post(`/v1/me/consents/${id}/confirm`).expect(403);
      await scene.wang.post(`/v1/me/consents/${id}/confirm`).expect(200);
      await agent.post(`/v1/me/consents/${id}/pause`).expect(200);
      await agent.post(`/v1/me/consents/${id}/resume`).expect(403);
      await scene.wang.post(`/v1/me/consents/${id}/resume`).expect(200);
    });
  });

  describe('nobody else', () => {
    test("another bank's and another farmer's ids are unknown, word for word", async () => {
      const id = await scene.agreed(bank, REPEATABLE);
      const other = await scene.app.as('credit-officer');
      const same = async (
        foreign: Promise<{ body: object }>,
        unknown: Promise<{ body: object }>,
      ): Promise<void> => {
        const bodies = [(await foreign).body, (await unknown).body].map((body) => ({
          ...body,
          requestId: '',
        }));
        expect(bodies[0]).toEqual(bodies[1]);
        expect(bodies[0]).toMatchObject({ status: 404, code: 'not-found' });
      };
      const none = 'cst_01KAQ5W3D8Z6T9N2M4XVB7C1RF';
      await same(other.get(`/v1/consents/${id}`), other.get(`/v1/consents/${none}`));
      await same(other.delete(`/v1/consents/${id}`), other.delete(`/v1/consents/${none}`));
      await same(other.get(`/v1/consents/${id}/events`), other.get(`/v1/consents/${none}/events`));
      for (const choice of ['refuse', 'pause', 'resume', 'revoke', 'confirm']) {
        await same(
          scene.li.post(`/v1/me/consents/${id}/${choice}`),
          scene.li.post(`/v1/me/consents/${none}/${choice}`),
        );
      }
      await same(
        scene.li.post(`/v1/me/consents/${id}/approve`, READ),
        scene.li.post(`/v1/me/consents/${none}/approve`, READ),
      );
      await same(scene.li.get(`/v1/me/consents/${id}`), scene.li.get(`/v1/me/consents/${none}`));
      expect((await bank.get(`/v1/consents/${id}`)).body.state).toBe('ACTIVE');
    });

    test('lists hold only the own', async () => {
      const id = await scene.asked(bank, {
        subject: { idNumber: LI.idNumber, name: LI.name },
        reference: 'A-1',
      });
      const mine = await bank.get('/v1/consents').expect(200);
      expect(mine.body.items.map((item: { id: string }) => item.id)).toEqual([id]);
      expect(mine.body.items[0]).toMatchObject({ reference: 'A-1', subjectName: LI.name });
      const lis = await scene.li.get('/v1/me/consents?limit=200').expect(200);
      expect(lis.body.items.map((item: { id: string }) => item.id)).toContain(id);
      const wangs = await scene.wang.get('/v1/me/consents?limit=200').expect(200);
      expect(wangs.body.items.map((item: { id: string }) => item.id)).not.toContain(id);
    });

    test('a bank on the farmer’s or the witness’s routes, a farmer on the bank’s: 403', async () => {
      const id = await scene.asked(bank);
      await bank.post(`/v1/me/consents/${id}/approve`, READ).expect(403);
      await bank.post(`/v1/consent-captures/${id}/confirm`, { method: 'paper' }).expect(403);
      await scene.wang.get('/v1/consents').expect(403);
      await scene.post(scene.wang, '/v1/consents', asking(scene.app)).expect(403);
      await scene.agent.post(`/v1/me/consents/${id}/approve`, READ).expect(403);
    });

    test('no log line holds a name, an ID number or a phone', () => {
      const logs = scene.app.logged.join('\n');
      for (const secret of [WANG.idNumber, WANG.phone, WANG.name, LI.idNumber, LI.name]) {
        expect(logs).not.toContain(secret);
      }
    });
  });
});
