import { databaseKinds, makePlace, type TestPlace } from '../support/databases.ts';
import { environmentOf, runCommand, startServer, type ServerProcess } from '../support/server-process.ts';

const PASSWORD = 'a long test password';
const ENROL = ['admin', 'create', '--user-name', 'root', '--name', '管理员', '--organisation', '测试县'];

async function signIn(server: ServerProcess): Promise<string> {
  const answer = await fetch(`${server.baseUrl}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userName: 'root', password: PASSWORD }),
  });
  return ((await answer.json()) as { accessToken: string }).accessToken;
}

function createOrganisation(server: ServerProcess, token: string, name: string): Promise<Response> {
  return fetch(`${server.baseUrl}/v1/organisations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ name, kind: 'buyer' }),
  });
}

async function namesOf(server: ServerProcess, token: string): Promise<Set<string>> {
  const names = new Set<string>();
  let cursor: string | undefined = '';
  while (cursor !== undefined) {
    const query = cursor === '' ? '' : `&cursor=${cursor}`;
    const answer = await fetch(`${server.baseUrl}/v1/organisations?limit=200${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const page = (await answer.json()) as { items: { name: string }[]; next?: string };
    for (const item of page.items) names.add(item.name);
    cursor = page.next;
  }
  return names;
}

/** Writes from several callers until the server dies; returns the names it acknowledged. */
async function writeUntilDeath(server: ServerProcess, token: string, round: number): Promise<string[]> {
  const acknowledged: string[] = [];
  const caller = async (lane: number): Promise<void> => {
    for (let n = 0; ; n += 1) {
      const name = `机构 ${String(round)}-${String(lane)}-${String(n)}`;
      const answer = await createOrganisation(server, token, name).catch(() => undefined);
      if (!answer) return;
      if (answer.status === 201) acknowledged.push(name);
    }
  };
  const callers = Array.from({ length: 8 }, (_, lane) => caller(lane));
  await new Promise((resolve) => setTimeout(resolve, 300 + round * 170));
  await server.end('SIGKILL');
  await Promise.all(callers);
  return acknowledged;
}

describe.each(databaseKinds)('the process on %s', (kind) => {
  let place: TestPlace;
  let env: NodeJS.ProcessEnv;
  beforeAll(async () => {
    place = await makePlace(kind);
    env = environmentOf(place);
    const enrolled = await runCommand(ENROL, { ...env, ADMIN_PASSWORD: PASSWORD });
    expect(enrolled).toMatchObject({ code: 0 });
  }, 60_000);
  afterAll(() => place.remove());

  test('killed at any moment it loses no acknowledged write and starts again by itself', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const server = await startServer(env);
      acknowledged.push(...(await writeUntilDeath(server, await signIn(server), round)));
    }
    const server = await startServer(env);
    const kept = await namesOf(server, await signIn(server));
    expect(acknowledged.length).toBeGreaterThan(50);
    expect(acknowledged.filter((name) => !kept.has(name))).toEqual([]);
    expect(await server.end('SIGTERM')).toBe(0);
  }, 120_000);

  test('told to stop it finishes the requests in flight, then ends', async () => {
    const server = await startServer(env);
    const token = await signIn(server);
    const answers = Array.from({ length: 20 }, (_, n) =>
      createOrganisation(server, token, `临停 ${String(n)}`),
    );
    await new Promise((resolve) => setTimeout(resolve, 5));
    const code = server.end('SIGTERM');
    const settled = await Promise.allSettled(answers);
    expect(await code).toBe(0);
    // Whoever was let in got an answer; whoever came too late was refused the connection, and nothing in between.
    for (const outcome of settled) if (outcome.status === 'fulfilled') expect(outcome.value.status).toBe(201);
    expect(settled.some((outcome) => outcome.status === 'fulfilled')).toBe(true);
  }, 60_000);
});

test('a bad setting stops the start and names the variable', async () => {
  const place = await makePlace('sqlite');
  try {
    const started = startServer({ ...environmentOf(place), UPLOAD_LIMIT_MB: 'much' });
    await expect(started).rejects.toThrow('UPLOAD_LIMIT_MB');
    const demoKeys = environmentOf(place);
    await runCommand(ENROL, { ...demoKeys, ADMIN_PASSWORD: PASSWORD });
    const production = {
      ...demoKeys,
      NODE_ENV: 'production',
      KEYS_FILE: `${place.directory}/demo-keys.json`,
    };
    await expect(startServer(production)).rejects.toThrow('demo keys');
  } finally {
    await place.remove();
  }
}, 60_000);
