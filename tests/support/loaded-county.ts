import { generateCounty, TRUTH_FILE, type County } from '../../modules/county/index.ts';
import { MINUTE } from '../../modules/kernel/clock.ts';
import type { Client, TestApp } from './app.ts';

/** A small synthetic county whose agency files have come in through the upload door. */
export interface LoadedCounty {
  county: County;
  /** What became of each file, as the agency that delivered it reads it. */
  deliveries: Delivery[];
  /** Every ID number and phone of the county that no log may hold. */
  secrets: ReadonlySet<string>;
  /** The lines of the truth file. */
  truth: Record<string, unknown>[];
  /** A village agent who opened the account of a head of household. */
  agentOf(position: number): Promise<Client>;
  /** Signs a head of household in, anew each time, with the account that a village agent opens. */
  farmer(position: number): Promise<Client>;
}

export interface Delivery {
  dataset: string;
  state: string;
  counts: { rows: number; accepted: number; rejected: number };
  refusal?: { code: string; found?: number; expected?: number };
}

/** Generates a county, lets each agency deliver its files, and publishes them; nothing passes by the pipeline. */
export async function loadCounty(app: TestApp, households: number, seed = 7): Promise<LoadedCounty> {
  const parts = new Map<string, Buffer[]>();
  const write = (file: string, bytes: Uint8Array): void => {
    parts.set(file, [...(parts.get(file) ?? []), Buffer.from(bytes)]);
  };
  const county = generateCounty({ households, seed, write });
  const clerks = new Map<string, Client>();
  const deliveries: Delivery[] = [];
  for (const file of county.files) {
    const clerk = clerks.get(file.agency) ?? (await clerkOf(app, file.agency));
    clerks.set(file.agency, clerk);
    const answer = await clerk
      .post('/v1/batches')
      .field('dataset', file.datasetId)
      .field('contractVersion', String(file.contractVersion))
      .attach('file', Buffer.concat(parts.get(file.file) ?? []), file.file)
      .expect(202);
    await app.runJob('registry.process-batches');
    const { batchId } = answer.body as { batchId: string };
    deliveries.push((await clerk.get(`/v1/batches/${batchId}`).expect(200)).body as Delivery);
  }
  await app.settle();
  app.clock.advance(MINUTE);
  const headOf = (position: number): County['farmers'][number] => {
    const head = county.farmers[position];
    if (head === undefined) throw new Error(`the county has no farmer ${String(position)}`);
    return head;
  };
  const agentOf: LoadedCounty['agentOf'] = async (position) => {
    const { idNumber, name, phone, villageCode } = headOf(position);
    const agent = await app.as('village-agent', { divisionCode: villageCode });
    await agent.post('/v1/farmer-accounts', { idNumber, name, phone }).expect(201);
    return agent;
  };
  return {
    county,
    deliveries,
    secrets: secretsIn([...parts.values()].flat()),
    truth: Buffer.concat(parts.get(TRUTH_FILE) ?? [])
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>),
    agentOf,
    farmer: async (position) => {
      await agentOf(position);
      return app.asFarmer(headOf(position).phone);
    },
  };
}

/** Digits are the same bytes in UTF-8 and GB18030, so no file need be decoded; the truth names everybody. */
function secretsIn(files: readonly Buffer[]): Set<string> {
  const secrets = new Set<string>();
  const found = /(?<!\d)(?:[1-9]\d{16}[\dX]|1[3-9]\d{9})(?!\d)/g;
  for (const bytes of files)
    for (const text of bytes.toString('latin1').match(found) ?? []) secrets.add(text);
  return secrets;
}

async function clerkOf(app: TestApp, agency: string): Promise<Client> {
  const clerk = await app.as('data-clerk');
  const root = await app.administrator();
  const organisationId = clerk.account.organisation?.id ?? '';
  await root.put(`/v1/agencies/${agency}`, { organisationId }).expect(200);
  return clerk;
}
