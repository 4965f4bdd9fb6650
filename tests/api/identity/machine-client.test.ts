import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import * as oauth from 'openid-client';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { startApp, TEST_ISSUER as ISSUER, type TestApp } from '../../support/app.ts';
import { databaseKinds } from '../../support/databases.ts';

const FORM = 'application/x-www-form-urlencoded';

function newKey(): { privateKey: KeyObject; jwk: object } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  return { privateKey, jwk: { kty, crv, x, y, kid: 'k1' } };
}

async function onFreePort<Result>(app: TestApp, work: (base: string) => Promise<Result>): Promise<Result> {
  const server = createServer(app.process.app);
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  try {
    return await work(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

describe.each(databaseKinds)('machine clients on %s', (kind) => {
  let app: TestApp;
  let clientId: string;
  const key = newKey();
  beforeAll(async () => {
    app = await startApp(kind);
    const root = await app.administrator();
    const bank = await root.post('/v1/organisations', { name: '测试银行', kind: 'bank' }).expect(201);
    const body = { organisationId: bank.body.id, name: '核心系统', jwk: key.jwk };
    clientId = (await root.post('/v1/machine-clients', body).expect(201)).body.id;
  });
  afterAll(() => app.close());

  const now = (): number => Math.floor(app.clock.now() / 1_000);
  const assertion = (claims: object, signer: KeyObject = key.privateKey): string =>
    jsonwebtoken.sign(
      {
        iss: clientId,
        sub: clientId,
        aud: ISSUER,
        iat: now(),
        exp: now() + 60,
        jti: randomUUID(),
        ...claims,
      },
      signer,
      { algorithm: 'ES256', keyid: 'k1' },
    );
  const ask = (text: string): ReturnType<TestApp['anonymous']['post']> =>
    app.anonymous
      .post('/oidc/token')
      .set('content-type', FORM)
      .send(
        new URLSearchParams({
          grant_type: 'client_credentials',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: text,
        }).toString(),
      );

  test("a certified OAuth client gets a token and is the bank's", async () => {
    app.clock.set(Date.now());
    const cryptoKey = await crypto.subtle.importKey(
      'pkcs8',
      key.privateKey.export({ type: 'pkcs8', format: 'der' }),
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['sign'],
    );
    const tokens = await onFreePort(app, (base) => {
      const metadata = { issuer: ISSUER, token_endpoint: 'https://tianxin.test/oidc/token' };
      const proof = oauth.PrivateKeyJwt({ key: cryptoKey, kid: 'k1' });
      const configuration = new oauth.Configuration(metadata, clientId, {}, proof);
      // The client insists on https; behind it stands the test's own server.
      configuration[oauth.customFetch] = (url, options) =>
        fetch(`${base}${new URL(url).pathname}`, options as RequestInit);
      return oauth.clientCredentialsGrant(configuration);
    });
    expect(tokens.expires_in).toBeLessThanOrEqual(300);
    const me = await app.withToken(tokens.access_token).get('/v1/sessions/current').expect(200);
    expect(me.body).toMatchObject({ kind: 'client', organisation: { kind: 'bank', name: '测试银行' } });
    await app.withToken(tokens.access_token).post('/v1/users', {}).expect(403);
  });

  test('an assertion works once', async () => {
    const text = assertion({});
    await ask(text).expect(200);
    expect((await ask(text).expect(401)).body).toEqual({ error: 'invalid_client' });
  });

  test.each([
    ['another audience', { aud: 'https://elsewhere.example' }],
    ['a list of audiences', { aud: [ISSUER, 'https://elsewhere.example'] }],
    ['another subject', { sub: 'cli_other' }],
    ['no id', { jti: undefined }],
    ['too long a life', { exp: Math.floor(Date.now() / 1_000) + 7_200 }],
    ['expired', { exp: Math.floor(Date.now() / 1_000) - 120 }],
  ])('an assertion with %s is refused', async (_name, claims) => {
    await ask(assertion(claims)).expect(401);
  });

  test('a key that is not the client’s, no signature, and our own access token are refused', async () => {
    await ask(assertion({}, newKey().privateKey)).expect(401);
    const none = jsonwebtoken.sign(
      { iss: clientId, sub: clientId, aud: ISSUER, exp: now() + 60, jti: 'x' },
      '',
      { algorithm: 'none' },
    );
    await ask(none).expect(401);
    await ask((await app.administrator()).token).expect(401);
    await ask('not a token').expect(401);
  });

  test('a key that is no point of the curve, or an organisation without machine access, is refused by name', async () => {
    const root = await app.administrator();
    const buyer = await root
      .post('/v1/organisations', { name: `买方${randomUUID()}`, kind: 'buyer' })
      .expect(201);
    const refused = await root.post('/v1/machine-clients', {
      organisationId: buyer.body.id,
      name: '系统',
      jwk: key.jwk,
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'organisation-without-clients']);
    const bank = await root
      .post('/v1/organisations', { name: `银行${randomUUID()}`, kind: 'bank' })
      .expect(201);
    const bent = { ...key.jwk, x: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' };
    const badKey = await root.post('/v1/machine-clients', {
      organisationId: bank.body.id,
      name: '系统',
      jwk: bent,
    });
    expect([badKey.status, badKey.body.errors[0].field]).toEqual([422, '/jwk']);
  });
});
