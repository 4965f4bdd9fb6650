import { generateCounty, type County } from '../../modules/county/index.ts';
import { MINUTE } from '../../modules/kernel/clock.ts';
import type { Client, TestApp } from './app.ts';

/** A small synthetic county whose agency files have come in through the upload door. */
export interface LoadedCounty {
  county: County;
  /** Signs a head of household in, anew each time, with the account that a village agent opens. */
  farmer(position: number): Promise<Client>;
}

/** Generates a county, lets each agency deliver its files, and publishes them; nothing passes by the pipeline. */
export async function loadCounty(app: TestApp, households: number, seed = 7): Promise<LoadedCounty> {
  const parts = new Map<string, Buffer[]>();
  const write = (file: string, bytes: Uint8Array): void => {
    parts.set(file, [...(parts.get(file) ?? []), Buffer.from(bytes)]);
  };
  const county = generateCounty({ households, seed, write });
  const clerks = new Map<string, Client>();
  for (const file of county.files) {
    const clerk = clerks.get(file.agency) ?? (await clerkOf(app, file.agency));
    clerks.set(file.agency, clerk);
    await clerk
      .post('/v1/batches')
      .field('dataset', file.datasetId)
      .field('contractVersion', String(file.contractVersion))
      .attach('file', Buffer.concat(parts.get(file.file) ?? []), file.file)
      .expect(202);
    await app.runJob('registry.process-batches');
  }
  await app.settle();
  app.clock.advance(MINUTE);
  return {
    county,
    farmer: async (position) => {
      const head = county.farmers[position];
      if (head === undefined) throw new Error(`the county has no farmer ${String(position)}`);
      const agent = await app.as('village-agent', { divisionCode: head.villageCode });
      const { idNumber, name, phone } = head;
      await agent.post('/v1/farmer-accounts', { idNumber, name, phone }).expect(201);
      return app.asFarmer(phone);
    },
  };
}

async function clerkOf(app: TestApp, agency: string): Promise<Client> {
  const clerk = await app.as('data-clerk');
  const root = await app.administrator();
  const organisationId = clerk.account.organisation?.id ?? '';
  await root.put(`/v1/agencies/${agency}`, { organisationId }).expect(200);
  return clerk;
}
