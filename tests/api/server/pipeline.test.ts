import { startApp, type TestApp } from '../../support/app.ts';

describe('the pipeline', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  test('lives, is ready, tells its metrics and its contract', async () => {
    await app.anonymous.get('/livez').expect(200, { status: 'live' });
    await app.anonymous.get('/readyz').expect(200, { status: 'ready' });
    await app.administrator();
    const metrics = await app.anonymous.get('/metrics').expect(200);
    expect(metrics.text).toContain('http_request_duration_seconds_bucket');
    expect(metrics.text).toContain('route="/v1/sessions"');
    expect(metrics.text).toContain('tianxin_outbox_deliveries{state="pending"} 0');
    const contract = await app.anonymous.get('/openapi.json').expect(200);
    expect(contract.body.paths['/v1/sessions'].post.operationId).toBe('signIn');
    expect(JSON.stringify(contract.body)).not.toContain('.yaml');
    await app.anonymous.get('/docs/').expect(200).expect('content-type', /html/);
  });

  test('every answer carries a request id and strict headers; the caller’s id is kept when it is well-formed', async () => {
    const answer = await app.anonymous.get('/livez').set('x-request-id', 'abcdef-123456');
    expect(answer.headers['x-request-id']).toBe('abcdef-123456');
    expect(answer.headers['content-security-policy']).toContain("style-src 'self';");
    expect(answer.headers['content-security-policy']).not.toContain('unsafe');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['x-powered-by']).toBeUndefined();
    const bent = await app.anonymous.get('/livez').set('x-request-id', '<script>');
    expect(bent.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    const secret = await app.anonymous.get('/v1/sessions/current').expect(401);
    expect(secret.headers['cache-control']).toBe('no-store');
    expect(secret.headers['www-authenticate']).toContain('Bearer');
  });

  test('a body that is too large, of another type, or nested too deep never reaches a handler', async () => {
    const large = JSON.stringify({ userName: 'x'.repeat(1_200_000), password: 'y' });
    const send = (type: string, text: string): ReturnType<TestApp['anonymous']['post']> =>
      app.anonymous.post('/v1/sessions').set('content-type', type).send(text);
    expect((await send('application/json', large)).status).toBe(413);
    expect((await send('text/plain', 'hello')).status).toBe(415);
    expect((await send('application/json', '[')).status).toBe(400);
    expect((await send('application/json; charset=utf-16', '{}')).status).toBe(400);
  });

  test('unknown query parameters and bent path values are refused, the field named', async () => {
    const root = await app.administrator();
    const unknown = await root.get('/v1/organisations?colour=red').expect(400);
    expect(unknown.body.errors[0].field).toContain('colour');
    const bent = await root.get('/v1/organisations?limit=many').expect(400);
    expect(bent.body.errors[0].field).toContain('limit');
    await root.get('/v1/organisations?limit=0').expect(400);
    await root.get('/v1/organisations?cursor=bent').expect(400);
    await root.get('/v1/consents/%E0%A4%A').expect(400);
  });

  test('text comes back as it was sent', async () => {
    const root = await app.administrator();
    for (const name of [
      '𠮷野家',
      '㛃村合作社',
      '买买提·阿卜杜热依木',
      '🌾合作社',
      "O'Brien; DROP TABLE x--",
      '=cmd|calc',
    ]) {
      const made = await root.post('/v1/organisations', { name, kind: 'buyer' }).expect(201);
      expect(made.body.name).toBe(name);
    }
  });

  test('no password, code, token or phone is ever logged', async () => {
    await app.anonymous.post('/v1/farmer-codes', { phone: '13812345678' }).expect(202);
    await app.anonymous.post('/v1/sessions', { userName: 'root', password: 'a secret nobody logs' });
    const log = app.logged.join('\n');
    expect(log).toContain('/v1/farmer-codes');
    for (const secret of ['13812345678', 'a secret nobody logs', 'eyJ']) expect(log).not.toContain(secret);
  });
});
