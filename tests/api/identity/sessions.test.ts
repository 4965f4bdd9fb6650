import { startApp, TEST_PASSWORD, type TestApp } from '../../support/app.ts';
import { databaseKinds } from '../../support/databases.ts';

describe.each(databaseKinds)('sessions on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp(kind);
  });
  afterAll(() => app.close());

  test('a staff member signs in, is recognised, refreshes and signs out', async () => {
    const officer = await app.as('credit-officer');
    const me = await officer.get('/v1/sessions/current').expect(200);
    expect(me.body).toMatchObject({
      kind: 'staff',
      roles: ['credit-officer'],
      organisation: { kind: 'bank' },
    });
    const userName = 'credit-officer-2';
    const signedIn = await app.anonymous
      .post('/v1/sessions', { userName, password: TEST_PASSWORD })
      .expect(201);
    const cookie = String(signedIn.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict; Path=\/v1\/sessions/);
    const pair = cookie.split(';')[0] ?? '';
    const renewed = await app.anonymous.post('/v1/sessions/refresh').set('cookie', pair).expect(201);
    const fresh = String(renewed.headers['set-cookie']).split(';')[0] ?? '';
    expect(fresh).not.toBe(pair);
    // A second tab with the old cookie goes on for half a minute; later the old cookie ends the session.
    await app.anonymous.post('/v1/sessions/refresh').set('cookie', pair).expect(201);
    app.clock.advance(31_000);
    await app.anonymous.post('/v1/sessions/refresh').set('cookie', pair).expect(401);
    await app.anonymous.post('/v1/sessions/refresh').set('cookie', fresh).expect(401);
  });

  test('wrong passwords look like unknown names, and five of them lock for a quarter of an hour', async () => {
    await app.administrator();
    for (const userName of ['root', 'nobody-here']) {
      const bodies: unknown[] = [];
      for (let n = 0; n < 5; n += 1) {
        const answer = await app.anonymous.post('/v1/sessions', { userName, password: 'wrong' }).expect(401);
        bodies.push(answer.body.code);
      }
      expect(new Set(bodies)).toEqual(new Set(['sign-in-failed']));
      const locked = await app.anonymous
        .post('/v1/sessions', { userName, password: TEST_PASSWORD })
        .expect(429);
      expect(locked.body.code).toBe('too-many-attempts');
      expect(Number(locked.headers['retry-after'])).toBeGreaterThan(60);
    }
    app.clock.advance(16 * 60_000);
    await app.anonymous.post('/v1/sessions', { userName: 'root', password: TEST_PASSWORD }).expect(201);
  });

  test.each([
    [{}, '/userName'],
    [{ userName: 'x', password: 1 }, '/password'],
    [{ userName: 'x', password: 'y', more: true }, '/more'],
    [{ userName: '', password: 'y' }, '/userName'],
  ])('refuses %j and names %s', async (body, field) => {
    const answer = await app.anonymous.post('/v1/sessions', body).expect(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.errors.map((fault: { field: string }) => fault.field)).toContain(field);
  });

  test.each([
    ['{"userName":"a","userName":"b","password":"c"}', '/userName'],
    ['{"__proto__":{"x":1}}', '/__proto__'],
    ['['.repeat(49_000), '/'],
    ['{"userName":"a\\u0000","password":"c"}', '/userName'],
    ['{"userName":"\\ud800","password":"c"}', '/userName'],
    ['{"userName":', '/'],
    ['null', '/'],
  ])('refuses bent JSON, case %#', async (text, field) => {
    const answer = await app.anonymous
      .post('/v1/sessions')
      .set('content-type', 'application/json')
      .send(text)
      .expect(400);
    expect(answer.body.errors[0].field).toBe(field);
  });

  test('a token of another key, without a signature, or expired is 401', async () => {
    const officer = await app.as('credit-officer');
    const [head, body] = officer.token.split('.');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    for (const token of [`${none}.${body ?? ''}.`, `${head ?? ''}.${body ?? ''}.AAAA`, 'x', '']) {
      await app.withToken(token).get('/v1/sessions/current').expect(401);
    }
    app.clock.advance(11 * 60_000);
    await officer.get('/v1/sessions/current').expect(401);
  });

  test('unknown addresses and methods are problems too', async () => {
    const answer = await app.anonymous.get('/v1/nothing-here').expect(404);
    expect(answer.body).toMatchObject({ code: 'not-found', requestId: expect.any(String) });
    await app.anonymous.put('/v1/sessions', {}).expect(405);
  });
});
