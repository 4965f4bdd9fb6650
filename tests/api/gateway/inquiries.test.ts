import { randomUUID } from 'node:crypto';
import { DAY, isoInstant, MINUTE } from '../../../modules/kernel/clock.ts';
import type { Client } from '../../support/app.ts';
import { databaseKinds } from '../../support/databases.ts';
import { VILLAGE } from '../../support/people.ts';
import {
  LI,
  LOAN_INQUIRY,
  releaseScene,
  REPEATABLE,
  WANG,
  type ReleaseScene,
} from '../../support/release-scene.ts';

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

  const inquire = (consentId: string, changes: object = {}, key?: string) =>
    scene.post(bank, '/v1/inquiries', { consentId, ...LOAN_INQUIRY, ...changes }, key);
  const mine = async (): Promise<
    { decision: string; reason?: string; action: string; who: { organisationId?: string } }[]
  > => {
    const { body } = await scene.wang.get('/v1/me/disclosures?limit=5').expect(200);
    return body.items;
  };
  const choose = (id: string, choice: string) =>
    scene.wang.post(`/v1/me/consents/${id}/${choice}`).expect(200);

  test('a score under a live consent, with its record, seen by the person', async () => {
    const { inquiryId, consentId, body } = await scene.released(bank);
    expect(body).toMatchObject({ id: inquiryId, consentId, purpose: 'LOAN_APPROVAL', kind: 'hard' });
    expect(body.score).toHaveProperty('scale');
    expect(typeof body.score.score === 'number' || body.score.noScoreReason !== undefined).toBe(true);
    const [seen] = await mine();
    expect(seen).toMatchObject({
      action: 'inquiry',
      decision: 'granted',
      index: body.access.index,
      who: { organisationId: bank.account.organisation?.id },
    });
    const listed = await bank.get('/v1/inquiries').expect(200);
    expect(listed.body.items.map((item: { id: string }) => item.id)).toEqual([inquiryId]);
    expect(listed.body.items[0]).not.toHaveProperty('score');
  });

  test('each reading is recorded; a 304 too, and only behind a live consent', async () => {
    const { inquiryId, consentId, body } = await scene.released(bank);
    const first = await bank.get(`/v1/credit-scores/${inquiryId}`).expect(200);
    expect(first.body.score).toEqual(body.score);
    expect(first.body.access.index).toBeGreaterThan(body.access.index);
    expect(first.headers['cache-control']).toBe('no-store');
    const tag = first.headers['etag'] ?? '';
    const held = await bank.get(`/v1/credit-scores/${inquiryId}`).set('if-none-match', tag).expect(304);
    expect(Number(held.headers['access-record'])).toBeGreaterThan(first.body.access.index);
    await choose(consentId, 'revoke');
    const gone = await bank.get(`/v1/credit-scores/${inquiryId}`).set('if-none-match', tag).expect(403);
    expect(gone.body.code).toBe('consent-revoked');
    expect(JSON.stringify(gone.body)).not.toContain('score":');
  });

  test.each([
    ['paused', 'consent-paused'],
    ['revoked', 'consent-revoked'],
    ['expired by a moment', 'consent-expired'],
  ])('%s: neither a reading nor a new inquiry, and the person sees both attempts', async (how, code) => {
    const start = scene.app.clock.now();
    const consentExpiry = isoInstant(start + 5 * MINUTE);
    const { inquiryId, consentId } = await scene.released(bank, { consentExpiry });
    if (how === 'paused') await choose(consentId, 'pause');
    if (how === 'revoked') await choose(consentId, 'revoke');
    if (how.startsWith('expired')) scene.app.clock.set(start + 5 * MINUTE);
    const read = await bank.get(`/v1/credit-scores/${inquiryId}`).expect(403);
    expect(read.body.code).toBe(code);
    const again = await inquire(consentId).expect(403);
    expect(again.body.code).toBe(code);
    expect((await mine()).slice(0, 2).map((one) => [one.action, one.decision, one.reason])).toEqual([
      ['inquiry', 'denied', code],
      ['score-read', 'denied', code],
    ]);
    scene.app.clock.set(start);
  });

  test('a one-time consent: a second inquiry and a second reading are refused, the lost answer is not', async () => {
    const consentId = await scene.agreed(bank);
    const key = randomUUID();
    const first = await inquire(consentId, {}, key).expect(201);
    expect((await inquire(consentId).expect(403)).body.code).toBe('consent-consumed');
    const read = await bank.get(`/v1/credit-scores/${String(first.body.id)}`).expect(403);
    expect(read.body.code).toBe('consent-consumed');
    const lost = await inquire(consentId, {}, key).expect(201);
    expect(lost.body).toEqual(first.body);
  });

  test('not yet agreed, another purpose, another kind', async () => {
    const waiting = await scene.asked(bank);
    expect((await inquire(waiting).expect(403)).body.code).toBe('consent-not-authorised');
    await scene.wang.post(`/v1/me/consents/${waiting}/approve`, { consequencesRead: true }).expect(200);
    const other = await inquire(waiting, { purpose: 'POST_LOAN', kind: 'soft' }).expect(403);
    expect(other.body.code).toBe('purpose-not-consented');
    expect((await inquire(waiting, { kind: 'soft' }).expect(403)).body.code).toBe('purpose-not-consented');
    expect((await mine())[0]).toMatchObject({ decision: 'denied', reason: 'purpose-not-consented' });
    await inquire(waiting).expect(201);
  });

  test('more often than agreed is 429 and says when to come again', async () => {
    const consentId = await scene.agreed(bank, REPEATABLE);
    await inquire(consentId).expect(201);
    const answer = await inquire(consentId).expect(429);
    expect(answer.body.code).toBe('frequency-exceeded');
    expect(answer.headers['retry-after']).toBe(String(DAY / 1_000));
  });

  test('the idempotency key: same, other body, other bank, after a withdrawal', async () => {
    const consentId = await scene.agreed(bank, REPEATABLE);
    const key = randomUUID();
    await bank.post('/v1/inquiries', { consentId, ...LOAN_INQUIRY }).expect(400);
    const [a, b] = await Promise.all([inquire(consentId, {}, key), inquire(consentId, {}, key)]);
    const first = a.status === 201 ? a : b;
    for (const one of [a, b]) {
      if (one.status === 201) expect(one.body).toEqual(first.body);
      else expect([one.status, one.body.code]).toEqual([409, 'idempotency-in-flight']);
    }
    const made = await bank.get('/v1/inquiries').expect(200);
    expect(made.body.items.map((item: { id: string }) => item.id)).toEqual([first.body.id]);
    expect((await inquire(consentId, {}, key).expect(201)).body).toEqual(first.body);
    await inquire(consentId, { purpose: 'POST_LOAN', kind: 'soft' }, key).expect(422);
    const other = await scene.app.as('credit-officer');
    await scene.post(other, '/v1/inquiries', { consentId, ...LOAN_INQUIRY }, key).expect(404);
    await choose(consentId, 'revoke');
    const late = await inquire(consentId, {}, key).expect(403);
    expect(late.body.code).toBe('consent-revoked');
    expect((await mine())[0]).toMatchObject({
      action: 'score-read',
      decision: 'denied',
      reason: 'consent-revoked',
    });
  });

  test("another bank's consent and score are unknown, word for word, and the person sees the attempts", async () => {
    const { consentId, inquiryId } = await scene.released(bank);
    const other = await scene.app.as('credit-officer');
    const plain = (body: object): object => ({ ...body, requestId: '' });
    const foreign = await other.get(`/v1/credit-scores/${inquiryId}`).expect(404);
    const unknown = await other.get('/v1/credit-scores/inq_01KAQ5W3D8Z6T9N2M4XVB7C1RF').expect(404);
    expect(plain(foreign.body)).toEqual(plain(unknown.body));
    const ask = { consentId, ...LOAN_INQUIRY };
    const stolen = await scene.post(other, '/v1/inquiries', ask).expect(404);
    const invented = await scene.post(other, '/v1/inquiries', { ...ask, consentId: 'cst_none' }).expect(404);
    expect(plain(stolen.body)).toEqual(plain(invented.body));
    const seen = (await mine()).slice(0, 2);
    for (const one of seen) {
      expect(one).toMatchObject({
        decision: 'denied',
        who: { organisationId: other.account.organisation?.id },
      });
    }
  });

  test('a withdrawal among 20 readings in flight: each is recorded before it, or refused', async () => {
    const { consentId, inquiryId } = await scene.released(bank);
    const readings = Array.from({ length: 20 }, async (_, n) => {
      if (n === 10) await choose(consentId, 'revoke');
      return bank.get(`/v1/credit-scores/${inquiryId}`);
    });
    const answers = await Promise.all(readings);
    const { body: consent } = await bank.get(`/v1/consents/${consentId}`).expect(200);
    const regulator = await scene.app.as('regulator');
    const { body: log } = await regulator.get('/v1/audit/disclosures?limit=50&action=score-read').expect(200);
    const entries = new Map(log.items.map((item: { index: number }) => [item.index, item]));
    for (const answer of answers) {
      if (answer.status === 200) {
        const entry = entries.get(answer.body.access.index) as { at: string; decision: string };
        expect(entry.decision).toBe('granted');
        expect(entry.at <= consent.endedAt).toBe(true);
      } else expect([answer.status, answer.body.code]).toEqual([403, 'consent-revoked']);
    }
    expect((await bank.get(`/v1/credit-scores/${inquiryId}`)).status).toBe(403);
  });

  test('when the log cannot be written nothing leaves: 503, and nothing is used up', async () => {
    const consentId = await scene.agreed(bank);
    const { inTransaction } = scene.app.process;
    await inTransaction((tx) => tx.query(`UPDATE audit_head SET id = 'hidden'`));
    const refused = await inquire(consentId).expect(503);
    expect(refused.body.code).toBe('audit-unavailable');
    expect(refused.body).not.toHaveProperty('score');
    expect(refused.headers['retry-after']).toBe('5');
    await inTransaction((tx) => tx.query(`UPDATE audit_head SET id = 'access'`));
    await inquire(consentId).expect(201);
  });

  test.each([
    [{ consentId: '' }, '/consentId'],
    [{ consentId: "cst_1' OR '1'='1" }, '/consentId'],
    [{ purpose: 'SELF' }, '/purpose'],
    [{ kind: 'medium' }, '/kind'],
    [{ extra: 1 }, '/'],
  ])('bad input %j is named', async (changes, field) => {
    const { body } = await inquire('cst_none', changes).expect(400);
    expect(body.errors[0].field.startsWith(field)).toBe(true);
  });

  test('farmers, officials and regulators do not inquire', async () => {
    const body = { consentId: 'cst_none', ...LOAN_INQUIRY };
    await scene.post(scene.wang, '/v1/inquiries', body).expect(403);
    const official = await scene.app.as('county-official');
    await scene.post(official, '/v1/inquiries', body).expect(403);
    await official.get('/v1/credit-scores/inq_none').expect(403);
    await scene.app.anonymous.get('/v1/credit-scores/inq_none').expect(401);
  });

  describe('an official', () => {
    const subject = { idNumber: WANG.idNumber, name: WANG.name };
    const county = (code: string) => scene.app.as('county-official', { divisionCode: code });

    test('opens a file for a reason, and the whole household sees it', async () => {
      const official = await county(VILLAGE.code.slice(0, 6));
      const ask = { subject, reason: 'ASSISTANCE', caseNumber: 'BF-2026-1' };
      const { body } = await official.post('/v1/household-lookups', ask).expect(201);
      expect(body.household.members.map((member: { name: string }) => member.name)).toContain(WANG.name);
      expect(JSON.stringify(body)).not.toContain(WANG.idNumber);
      const { householdId } = body.household;
      const again = await official
        .post('/v1/household-lookups', { householdId, reason: 'SURVEY' })
        .expect(201);
      expect(again.body.household).toEqual(body.household);
      const { body: seen } = await scene.wang.get('/v1/me/disclosures?limit=2').expect(200);
      expect(
        seen.items.map((item: { action: string; purpose: string }) => [item.action, item.purpose]),
      ).toEqual([
        ['household-lookup', 'SURVEY'],
        ['household-lookup', 'ASSISTANCE'],
      ]);
      expect(seen.items[1].text.zh).toContain('帮扶工作');
    });

    test('of another area finds nobody, exactly as for a household that is not there', async () => {
      const stranger = await county('110101');
      const plain = (body: object): object => ({ ...body, requestId: '' });
      const outside = await stranger.post('/v1/household-lookups', { subject, reason: 'SURVEY' }).expect(404);
      const unknown = await stranger
        .post('/v1/household-lookups', { householdId: 'hh_none', reason: 'SURVEY' })
        .expect(404);
      expect(plain(outside.body)).toEqual(plain(unknown.body));
      const { body: seen } = await scene.wang.get('/v1/me/disclosures?limit=1').expect(200);
      expect(seen.items[0]).toMatchObject({
        action: 'household-lookup',
        decision: 'denied',
        reason: 'out-of-area',
      });
    });

    test('must say whom, exactly once, and why', async () => {
      const official = await county(VILLAGE.code.slice(0, 6));
      await official.post('/v1/household-lookups', { reason: 'SURVEY' }).expect(422);
      await official
        .post('/v1/household-lookups', { subject, householdId: 'hh_1', reason: 'SURVEY' })
        .expect(422);
      await official.post('/v1/household-lookups', { subject }).expect(400);
      await official.post('/v1/household-lookups', { subject, reason: '好奇' }).expect(400);
      await bank.post('/v1/household-lookups', { subject, reason: 'SURVEY' }).expect(403);
      await scene.li.post('/v1/household-lookups', { subject, reason: 'SURVEY' }).expect(403);
      const wrongName = { idNumber: WANG.idNumber, name: LI.name };
      await official.post('/v1/household-lookups', { subject: wrongName, reason: 'SURVEY' }).expect(404);
    });
  });
});
