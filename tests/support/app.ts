import { MINUTE } from '../../modules/kernel/clock.ts';
import type { OrganisationKind } from '../../modules/kernel/actor.ts';
import type { Role } from '../../modules/identity/index.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { buildProcess, type Process } from '../../server/process.ts';
import { run, type Running } from '../../server/run.ts';
import { createClient, type Client } from './client.ts';
import { fakeClock, type FakeClock } from './clock.ts';
import { makePlace, type DatabaseKind } from './databases.ts';

export type { Client } from './client.ts';

interface StaffOptions {
  /** An existing employer; otherwise a new organisation of the role's usual kind is registered. */
  organisationId?: string;
  divisionCode?: string;
  kind?: OrganisationKind;
}

/** The whole application on an empty database, with a clock of its own and answers held against the contract. */
export interface TestApp {
  process: Process;
  clock: FakeClock;
  /** Without a token. */
  anonymous: Client;
  /** What was sent to phones, oldest first. */
  messages: { phone: string; text: string }[];
  /** Every line the process logged. */
  logged: string[];
  administrator(): Promise<Client>;
  /** A new staff member with this role, signed in. */
  as(role: Role, options?: StaffOptions): Promise<Client>;
  /** A farmer's session by phone and code; the account must exist. */
  asFarmer(phone: string): Promise<Client>;
  /** A caller with a token from elsewhere (assistance sessions, machine clients). */
  withToken(token: string): Client;
  /** Delivers events until none is due. */
  settle(): Promise<void>;
  /** Runs a job now, whatever its schedule. */
  runJob(name: string): Promise<void>;
  /** Listens on a free port (for browsers and real clients). */
  listen(): Promise<Running>;
  close(): Promise<void>;
}

/** The address tokens are issued under in tests. */
export const TEST_ISSUER = 'http://localhost:3000';

export const TEST_PASSWORD = 'a long test password';

const EMPLOYER: Record<Role, OrganisationKind> = {
  administrator: 'county',
  'county-official': 'county',
  'data-clerk': 'agency',
  'data-steward': 'agency',
  'credit-officer': 'bank',
  'cooperative-clerk': 'cooperative',
  'buyer-clerk': 'buyer',
  'buyer-approver': 'buyer',
  regulator: 'regulator',
  'village-agent': 'village',
  'consent-witness': 'cooperative',
  researcher: 'university',
};

export async function startApp(
  kind: DatabaseKind = 'sqlite',
  env: Record<string, string> = {},
): Promise<TestApp> {
  const place = await makePlace(kind);
  const clock = fakeClock();
  const messages: TestApp['messages'] = [];
  const logged: string[] = [];
  const settings = { PORT: '0', PUBLIC_URL: TEST_ISSUER, DATA_DIR: place.directory, DEMO: 'off', ...env };
  const process_ = await buildProcess(
    { ...readConfig(settings), database: place.config },
    {
      clock,
      log: createLog('debug', { write: (line) => void logged.push(line) }),
      sendMessage: (message) => void messages.push(message),
      validateResponses: true,
    },
  );
  const anonymous = createClient(process_.app, '', { id: 'nobody' });
  const people = createPeople(process_, anonymous, messages);
  let running: Running | undefined;
  return {
    process: process_,
    clock,
    anonymous,
    messages,
    logged,
    ...people,
    withToken: (token) => createClient(process_.app, token, { id: 'unknown' }),
    settle: async () => {
      let delivered: number;
      do delivered = await process_.outbox.deliverDue(process_.inTransaction);
      while (delivered > 0);
    },
    runJob: async (name) => {
      const job = process_.jobList.find((candidate) => candidate.name === name);
      if (!job) throw new Error(`there is no job ${name}`);
      await job.run(process_.inTransaction);
    },
    listen: async () => (running ??= await run(process_)),
    close: async () => {
      if (running) await running.stop();
      else {
        await process_.stopWork();
        await process_.source.destroy();
      }
      await place.remove();
    },
  };
}

type People = Pick<TestApp, 'administrator' | 'as' | 'asFarmer'>;

function createPeople(process_: Process, anonymous: Client, messages: TestApp['messages']): People {
  let serial = 0;
  let enrolled: Promise<void> | undefined;
  let administrator: { client: Client; since: number } | undefined;
  const signedIn = (body: unknown): Client => {
    const session = body as { accessToken: string; account: Client['account'] };
    return createClient(process_.app, session.accessToken, session.account);
  };
  const signIn = async (userName: string): Promise<Client> => {
    const answer = await anonymous.post('/v1/sessions', { userName, password: TEST_PASSWORD }).expect(201);
    return signedIn(answer.body);
  };
  const root = async (): Promise<Client> => {
    await (enrolled ??= enrol(process_));
    const now = process_.clock.now();
    if (!administrator || now - administrator.since > 9 * MINUTE) {
      administrator = { client: await signIn('root'), since: now };
    }
    return administrator.client;
  };
  const employer = async (role: Role, options: StaffOptions): Promise<string> => {
    const { divisionCode } = options;
    const area = divisionCode === undefined ? {} : { divisionCode };
    const body = { name: `测试机构${String((serial += 1))}`, kind: options.kind ?? EMPLOYER[role], ...area };
    const answer = await (await root()).post('/v1/organisations', body).expect(201);
    return (answer.body as { id: string }).id;
  };
  return {
    administrator: root,
    as: async (role, options = {}) => {
      const organisationId = options.organisationId ?? (await employer(role, options));
      const userName = `${role}-${String((serial += 1))}`;
      const body = {
        organisationId,
        userName,
        name: `测试员${userName}`,
        password: TEST_PASSWORD,
        roles: [role],
      };
      await (await root()).post('/v1/users', body).expect(201);
      return signIn(userName);
    },
    asFarmer: async (phone) => {
      await anonymous.post('/v1/farmer-codes', { phone }).expect(202);
      const text = messages.findLast((message) => message.phone === phone)?.text ?? '';
      const code = /\d{6}/.exec(text)?.[0] ?? '000000';
      const answer = await anonymous.post('/v1/farmer-sessions', { phone, code }).expect(201);
      return signedIn(answer.body);
    },
  };
}

async function enrol(process_: Process): Promise<void> {
  const first = {
    userName: 'root',
    name: '管理员',
    password: TEST_PASSWORD,
    organisationName: '测试县信息中心',
  };
  await process_.identity.enrolAdministrator(process_.inTransaction, first);
}
