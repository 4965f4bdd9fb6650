import { generateCounty } from '../../modules/county/index.ts';
import { chinaDate } from '../../modules/kernel/clock.ts';
import { openDatabase } from '../../server/database.ts';
import { callApi, signInAt } from '../support/api-call.ts';
import { startApp, TEST_PASSWORD } from '../support/app.ts';
import { databaseKinds, makePlace, type TestPlace } from '../support/databases.ts';
import { environmentOf, runCommand, startServer, type ServerProcess } from '../support/server-process.ts';

const DATASET = 'civil-household-members';
const ENROL = ['admin', 'create', '--user-name', 'root', '--name', '管理员', '--organisation', '测试县'];
const UNFINISHED = ['received', 'parsing', 'checked', 'linking'];

interface Batch {
  state: string;
  counts: { rows: number; accepted: number; rejected: number; new: number };
}

interface Villages {
  items: { code: string; households: number; persons: number }[];
}

/** About 10,000 rows of the household register, drawn up this month. */
function householdRegister(): { bytes: Uint8Array<ArrayBuffer>; name: string; rows: number } {
  const chunks: Uint8Array[] = [];
  let name = '';
  const county = generateCounty({
    households: 2_700,
    seed: 3,
    drawnUpOn: chinaDate(Date.now()),
    write: (file, bytes) => {
      if (!file.startsWith(DATASET)) return;
      name = file;
      chunks.push(Uint8Array.from(bytes));
    },
  });
  const bytes = new Uint8Array(Buffer.concat(chunks));
  return { bytes, name, rows: county.files.find((file) => file.datasetId === DATASET)?.rows ?? 0 };
}

const register = householdRegister();

/** What a process that nobody kills makes of the file. */
async function undisturbed(): Promise<{ counts: Batch['counts']; villages: Villages }> {
  const app = await startApp('sqlite');
  try {
    app.clock.set(Date.now());
    const clerk = await app.as('data-clerk');
    const organisationId = clerk.account.organisation?.id ?? '';
    await (await app.administrator()).put('/v1/agencies/civil-affairs', { organisationId }).expect(200);
    const answer = await clerk
      .post('/v1/batches')
      .field('dataset', DATASET)
      .field('contractVersion', '1')
      .attach('file', Buffer.from(register.bytes), register.name)
      .expect(202);
    const read = async (): Promise<Batch> =>
      (await clerk.get(`/v1/batches/${String(answer.body.batchId)}`).expect(200)).body;
    while (UNFINISHED.includes((await read()).state)) await pause(50);
    const batch = await read();
    expect(batch.state).toBe('published');
    const official = await app.as('county-official');
    return { counts: batch.counts, villages: (await official.get('/v1/villages').expect(200)).body };
  } finally {
    await app.close();
  }
}

/** An agency with its clerk, and an official who looks at the county. */
async function staff(server: ServerProcess): Promise<void> {
  const token = await signInAt(server, 'root');
  const created = async (path: string, body: object): Promise<string> => {
    const answer = await callApi<{ id: string }>(server, { path, token, body });
    expect(answer.status).toBe(201);
    return answer.body.id;
  };
  for (const [kind, role] of [
    ['agency', 'data-clerk'],
    ['county', 'county-official'],
  ]) {
    const organisationId = await created('/v1/organisations', { name: `${String(kind)} 机构`, kind });
    const user = { organisationId, userName: role, name: '测试员', password: TEST_PASSWORD, roles: [role] };
    await created('/v1/users', user);
    if (kind !== 'agency') continue;
    const bound = { path: '/v1/agencies/civil-affairs', method: 'PUT', token, body: { organisationId } };
    expect((await callApi(server, bound)).status).toBe(200);
  }
}

async function upload(server: ServerProcess): Promise<{ status: number; body: Record<string, unknown> }> {
  const form = new FormData();
  form.set('dataset', DATASET);
  form.set('contractVersion', '1');
  form.set('file', new Blob([register.bytes]), register.name);
  return callApi(server, { path: '/v1/batches', token: await signInAt(server, 'data-clerk'), body: form });
}

/** Watches a batch until it has `rows` rows or is at its end; nothing of it may be seen before it is published. */
async function watch(server: ServerProcess, batchId: string, rows: number): Promise<Batch> {
  const clerk = await signInAt(server, 'data-clerk');
  const official = await signInAt(server, 'county-official');
  for (;;) {
    const villages = await callApi<Villages>(server, { path: '/v1/villages', token: official });
    const answer = await callApi<Batch>(server, { path: `/v1/batches/${batchId}`, token: clerk });
    expect([villages.status, answer.status]).toEqual([200, 200]);
    const batch = answer.body;
    if (!UNFINISHED.includes(batch.state)) return batch;
    expect(villages.body.items).toEqual([]);
    if (batch.state === 'linking' || (batch.state === 'checked' && batch.counts.rows >= rows)) return batch;
    await pause(20);
  }
}

async function untilPublished(server: ServerProcess, batchId: string): Promise<Batch> {
  for (;;) {
    const batch = await watch(server, batchId, Number.POSITIVE_INFINITY);
    if (batch.state !== 'linking') return batch;
    await pause(50);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

describe.each(databaseKinds)('a register of 10,000 rows on %s', (kind) => {
  let place: TestPlace;
  let env: NodeJS.ProcessEnv;
  let server: ServerProcess | undefined;
  const start = async (): Promise<ServerProcess> => (server = await startServer(env));
  beforeAll(async () => {
    place = await makePlace(kind);
    env = environmentOf(place);
    const enrolled = await runCommand(ENROL, { ...env, ADMIN_PASSWORD: TEST_PASSWORD });
    expect(enrolled).toMatchObject({ code: 0 });
  }, 60_000);
  afterAll(async () => {
    await server?.end('SIGKILL');
    await place.remove();
  });

  const ask = async (sql: string, parameters: unknown[]): Promise<number> => {
    const source = await openDatabase(place.config, []);
    const [row] = await source.query<{ n: unknown }[]>(sql, parameters);
    await source.destroy();
    return Number(row?.n);
  };

  test('killed while it is loaded and while it is linked, it is published once and whole', async () => {
    expect(register.rows).toBeGreaterThan(9_500);
    const expected = await undisturbed();
    let running = await start();
    await staff(running);
    const first = await upload(running);
    expect(first.status).toBe(202);
    const batchId = String(first.body['batchId']);
    for (const rows of [2_000, Number.POSITIVE_INFINITY]) {
      const batch = await watch(running, batchId, rows);
      // The second time it has loaded everything and links.
      expect(batch.state).toBe(rows === 2_000 ? 'checked' : 'linking');
      await running.end('SIGKILL');
      running = await start();
    }
    const batch = await untilPublished(running, batchId);
    expect(batch.state).toBe('published');
    expect(batch.counts).toEqual(expected.counts);
    expect(batch.counts.rows).toBe(register.rows);
    const token = await signInAt(running, 'county-official');
    const villages = await callApi<Villages>(running, { path: '/v1/villages', token });
    expect(villages.body.items).toEqual(expected.villages.items);
    expect(villages.body.items.length).toBeGreaterThan(40);
    const again = await upload(running);
    expect(again).toMatchObject({ status: 409, body: { code: 'batch-replayed', batchId } });
    expect(await running.end('SIGTERM')).toBe(0);
    const published = `SELECT COUNT(*) AS n FROM server_outbox_event WHERE name = 'registry.batch-published'`;
    expect(await ask(published, [])).toBe(1);
    const records = 'SELECT COUNT(*) AS n FROM registry_source_record WHERE batch_id = ?';
    expect(await ask(records, [batchId])).toBe(expected.counts.new);
  }, 400_000);
});
