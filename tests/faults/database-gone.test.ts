import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { callApi, signInAt, type ApiAnswer } from '../support/api-call.ts';
import { TEST_PASSWORD } from '../support/app.ts';
import { databaseKinds } from '../support/databases.ts';
import { startMariaDb, type PrivateMariaDb } from '../support/mariadb.ts';
import { environmentOf, runCommand, startServer, type ServerProcess } from '../support/server-process.ts';

const ENROL = ['admin', 'create', '--user-name', 'root', '--name', '管理员', '--organisation', '测试县'];
const HANG = 10_000;
const RECOVERY = 5_000;

interface Seen {
  what: string;
  /** When it was sent and answered, ms since the test began. */
  from: number;
  to: number;
  answer: ApiAnswer<{ code?: string }>;
}

/** Requests that go to the database: a write and reads of two contexts. */
const REQUESTS = [
  { what: 'write', path: '/v1/organisations', method: 'POST' },
  { what: 'read', path: '/v1/organisations', method: 'GET' },
  { what: 'agencies', path: '/v1/agencies', method: 'GET' },
] as const;

/** Callers that ask without end until they are stopped; a request that hangs for 10 s fails the test. */
function keepAsking(server: ServerProcess, token: string): { seen: Seen[]; stop: () => Promise<string[]> } {
  const seen: Seen[] = [];
  const acknowledged: string[] = [];
  let stopped = false;
  const isStopped = (): boolean => stopped;
  const caller = async (lane: number): Promise<void> => {
    for (let n = 0; !isStopped(); n += 1) {
      const { what, ...request } = REQUESTS[(lane + n) % REQUESTS.length] ?? REQUESTS[0];
      const name = `机构 ${String(lane)}-${String(n)}`;
      const body = what === 'write' ? { name, kind: 'buyer' } : undefined;
      const from = performance.now();
      const answer = await callApi<{ code?: string }>(server, {
        ...request,
        token,
        limitMs: HANG,
        ...(body ? { body } : {}),
      });
      seen.push({ what, from, to: performance.now(), answer });
      if (what === 'write' && answer.status === 201) acknowledged.push(name);
      await pause(5);
    }
  };
  const callers = Promise.all(Array.from({ length: 6 }, (_, lane) => caller(lane)));
  return {
    seen,
    stop: async () => {
      stopped = true;
      await callers;
      return acknowledged;
    },
  };
}

/** Whether there are so many of each kind of request. */
function eachKind(seen: readonly Seen[], count: number): boolean {
  return REQUESTS.every(({ what }) => seen.filter((one) => one.what === what).length >= count);
}

async function until(condition: () => boolean): Promise<void> {
  const limit = performance.now() + 30_000;
  while (!condition()) {
    if (performance.now() > limit) throw new Error('it did not happen in 30 s');
    await pause(20);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

const whereMariaDbIs = databaseKinds.includes('mariadb') ? describe : describe.skip;

whereMariaDbIs('a MariaDB that dies under the running process', () => {
  let database: PrivateMariaDb;
  let directory: string;
  let server: ServerProcess;
  const ask = async <Row>(sql: string): Promise<Row[]> => {
    const connection = await createConnection(`${database.url}/tianxin`);
    const [rows] = await connection.query(sql);
    await connection.end();
    return rows as Row[];
  };
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'tianxin-'));
    database = await startMariaDb(['--innodb-flush-log-at-trx-commit=1']);
    const connection = await createConnection(database.url);
    await connection.query('CREATE DATABASE tianxin');
    await connection.end();
    const url = `${database.url}/tianxin`;
    const env = environmentOf({ directory, config: { kind: 'mariadb', url, poolSize: 10 } });
    const enrolled = await runCommand(ENROL, { ...env, ADMIN_PASSWORD: TEST_PASSWORD });
    expect(enrolled).toMatchObject({ code: 0 });
    server = await startServer(env);
  }, 120_000);
  afterAll(async () => {
    await server.end('SIGKILL');
    await database.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  test('is 503 while it is away, never 500 or silence, and serves again by itself when it is back', async () => {
    const token = await signInAt(server, 'root');
    const asking = keepAsking(server, token);
    await until(() => eachKind(asking.seen, 5));
    const diedAt = performance.now();
    await database.kill();
    const deadAt = performance.now();
    await until(() =>
      eachKind(
        asking.seen.filter(({ from }) => from > deadAt),
        5,
      ),
    );
    const unready = await callApi(server, { path: '/readyz', limitMs: HANG });
    expect(unready.status).toBe(503);
    expect((await callApi(server, { path: '/livez' })).status).toBe(200);
    const restartedAt = performance.now();
    await database.restart();
    const backAt = performance.now();
    await until(() =>
      eachKind(
        asking.seen.filter(({ from }) => from > backAt + RECOVERY),
        5,
      ),
    );
    const acknowledged = await asking.stop();

    const before = asking.seen.filter(({ to }) => to < diedAt);
    expect(before.filter(({ answer }) => answer.status >= 300)).toEqual([]);
    const away = asking.seen.filter(({ from, to }) => from > deadAt && to < restartedAt);
    expect(eachKind(away, 5)).toBe(true);
    for (const { answer } of away) {
      expect(answer).toMatchObject({ status: 503, body: { code: 'database-unavailable' } });
      expect(answer.type).toContain('application/problem+json');
    }
    const statuses = new Set(asking.seen.map(({ answer }) => answer.status));
    expect([...statuses].sort()).toEqual([200, 201, 503]);
    const after = asking.seen.filter(({ from }) => from > backAt + RECOVERY);
    expect(after.filter(({ answer }) => answer.status >= 300)).toEqual([]);
    expect((await callApi(server, { path: '/readyz' })).status).toBe(200);

    const kept = new Set(
      (await ask<{ name: string }>('SELECT name FROM identity_organisation')).map((row) => row.name),
    );
    expect(acknowledged.length).toBeGreaterThanOrEqual(10);
    expect(acknowledged.filter((name) => !kept.has(name))).toEqual([]);
    expect(await server.end('SIGTERM')).toBe(0);
  }, 180_000);
});
