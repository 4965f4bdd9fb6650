import { startApp, type Client, type TestApp } from '../../support/app.ts';
import { databaseKinds } from '../../support/databases.ts';
import { deliverHouseholds, idNumberOf, VILLAGE, type Villager } from '../../support/people.ts';

const WANG: Villager = person({ name: '王大山', birthDate: '1980-03-05', serial: 11, relation: '户主' });
const LI: Villager = person({ name: '李秀英', birthDate: '1982-07-09', serial: 22, relation: '配偶' });
const DEAD: Villager = {
  ...person({ name: '王老根', birthDate: '1940-01-02', serial: 33, relation: '父亲' }),
  deceased: true,
};
const PHONE = '13800138000';

function person(asked: { name: string; birthDate: string; serial: number; relation: string }): Villager {
  const { name, birthDate, serial, relation } = asked;
  const idNumber = idNumberOf(birthDate, serial);
  return {
    name,
    birthDate,
    relation,
    idNumber,
    householdNumber: '451099001',
    phone: `1390000${String(1000 + serial)}`,
  };
}

describe.each(databaseKinds)('farmers on %s', (kind) => {
  let app: TestApp;
  let agent: Client;
  beforeAll(async () => {
    app = await startApp(kind);
    await deliverHouseholds(app, [WANG, LI, DEAD]);
    agent = await app.as('village-agent', { divisionCode: VILLAGE.townshipCode });
  });
  afterAll(() => app.close());

  const account = (of: Villager, phone: string): object => ({ idNumber: of.idNumber, name: of.name, phone });

  test('an agent opens an account, and the farmer signs in with the code that was sent', async () => {
    const opened = await agent.post('/v1/farmer-accounts', account(WANG, PHONE)).expect(201);
    expect(opened.body).toMatchObject({ maskedPhone: '138****8000' });
    const farmer = await app.asFarmer(PHONE);
    const me = await farmer.get('/v1/sessions/current').expect(200);
    expect(me.body).toMatchObject({ kind: 'farmer', name: '王大山', personId: opened.body.personId });
  });

  test('the full-width and the spaced ID number find the same person, another name does not', async () => {
    const wide = WANG.idNumber.replaceAll(/\d/g, (digit) =>
      String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
    );
    const renewed = await agent
      .post('/v1/farmer-accounts', { ...account(WANG, PHONE), idNumber: wide })
      .expect(201);
    expect(renewed.body.maskedPhone).toBe('138****8000');
    const other = await agent.post('/v1/farmer-accounts', { ...account(WANG, PHONE), name: '赵小海' });
    expect([other.status, other.body.code]).toEqual([404, 'not-found']);
  });

  test('a taken phone is 409, a dead person 422, another area looks like an unknown person', async () => {
    const taken = await agent.post('/v1/farmer-accounts', account(LI, PHONE));
    expect([taken.status, taken.body.code]).toEqual([409, 'phone-taken']);
    const dead = await agent.post('/v1/farmer-accounts', account(DEAD, '13700137000'));
    expect([dead.status, dead.body.code]).toEqual([422, 'subject-deceased']);
    const elsewhere = await app.as('village-agent', { divisionCode: '110101001' });
    const foreign = await elsewhere.post('/v1/farmer-accounts', account(LI, '13700137001'));
    const unknown = await elsewhere.post('/v1/farmer-accounts', {
      ...account(LI, '13700137001'),
      idNumber: idNumberOf('1990-01-01', 5),
    });
    expect(foreign.status).toBe(404);
    expect(foreign.body.detail).toBe(unknown.body.detail);
  });

  test('an unknown phone gets the same answer and no message; codes are limited to one a minute', async () => {
    app.clock.advance(120_000);
    const before = app.messages.length;
    const unknown = await app.anonymous.post('/v1/farmer-codes', { phone: '13912345678' }).expect(202);
    expect(Object.keys(unknown.body)).toEqual(['expiresAt']);
    expect(app.messages).toHaveLength(before);
    for (const phone of [PHONE, '13912345678']) {
      await app.anonymous.post('/v1/farmer-codes', { phone });
      const again = await app.anonymous.post('/v1/farmer-codes', { phone }).expect(429);
      expect(Number(again.headers['retry-after'])).toBeGreaterThan(0);
    }
  });

  test('a code works once, not after five minutes, and not after five wrong tries, even in parallel', async () => {
    const signIn = (code: string): Promise<{ status: number }> =>
      Promise.resolve(app.anonymous.post('/v1/farmer-sessions', { phone: PHONE, code }));
    const freshCode = async (): Promise<string> => {
      app.clock.advance(6 * 60_000);
      await app.anonymous.post('/v1/farmer-codes', { phone: PHONE }).expect(202);
      return /\d{6}/.exec(app.messages.at(-1)?.text ?? '')?.[0] ?? '';
    };
    const used = await freshCode();
    const both = await Promise.all([signIn(used), signIn(used)]);
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 401]);
    const late = await freshCode();
    app.clock.advance(5 * 60_000 + 1);
    expect((await signIn(late)).status).toBe(401);
    const guessed = await freshCode();
    const wrong = guessed === '000000' ? '000001' : '000000';
    const tries = await Promise.all(Array.from({ length: 12 }, () => signIn(wrong)));
    expect(tries.filter((answer) => answer.status === 401)).toHaveLength(5);
    expect((await signIn(guessed)).status).toBe(429);
  });

  test('an agent acts in a session of the farmer that names the agent and cannot be refreshed', async () => {
    const fresh = await app.as('village-agent', { divisionCode: VILLAGE.code });
    const asked = { idNumber: LI.idNumber, name: LI.name, reason: '到服务站办理授权' };
    const started = await fresh.post('/v1/assistance-sessions', asked).expect(201);
    expect(started.headers['set-cookie']).toBeUndefined();
    expect(started.body.account).toMatchObject({
      kind: 'farmer',
      name: LI.name,
      assistedBy: { userId: fresh.account.id },
    });
    const acting = app.withToken(started.body.accessToken);
    await acting.get('/v1/me/consents').expect(200);
    await acting.post('/v1/assistance-sessions', asked).expect(403);
    const regulator = await app.as('regulator');
    await regulator.post('/v1/assistance-sessions', asked).expect(403);
  });

  test('nothing of a person is in the log', () => {
    const log = app.logged.join('\n');
    for (const secret of [WANG.idNumber, LI.idNumber, PHONE, WANG.phone, WANG.name])
      expect(log).not.toContain(secret);
  });
});
