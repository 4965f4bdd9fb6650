import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { EventName } from '../../../modules/kernel/event.ts';
import { createVault } from '../../../modules/kernel/vault.ts';
import { contractsOf } from '../../../modules/registry/contract/load-contracts.ts';
import type { DataContract } from '../../../modules/registry/contract/data-contract.ts';
import { createBlobFolder, createRegistry, type Registry } from '../../../modules/registry/index.ts';
import type { Batch } from '../../../modules/registry/intake/batch.ts';
import { findBatch } from '../../../modules/registry/intake/batch-store.ts';
import { submitBatch } from '../../../modules/registry/intake/submit-batch.ts';
import { fakeClock, type FakeClock } from '../../support/clock.ts';
import type { TestDatabase } from '../../support/databases.ts';
import { plainLinkage } from '../../support/plain-linker.ts';
import { REGISTER_HEADERS, registerContract, VILLAGES } from '../../rules/registry/fixtures.ts';

/** A registry on a test database, with everything it says to others written down. */
export interface Bench {
  registry: Registry;
  clock: FakeClock;
  events: { name: EventName; payload: unknown }[];
  faults: unknown[];
  /** Stores and submits a file; it is not processed yet. */
  submit(content: string | Buffer, dataset?: string, declaredRows?: number): Promise<Batch>;
  /** Submits a file and processes all that waits. */
  deliver(content: string | Buffer, dataset?: string): Promise<Batch>;
  batch(id: string): Promise<Batch>;
  /** The same installation after its process died. */
  restart(): Registry;
  remove(): void;
}

export const SUBSIDY = {
  dataset: 'finance-subsidies',
  formsHouseholds: false,
  agency: { slug: 'finance', name: { zh: '财政局', en: 'Finance' } },
  naturalKey: ['idNumber', 'year'],
  eventDate: 'paidOn',
  subject: { idNumber: 'idNumber', name: 'name', village: 'village', householdNumber: 'householdNumber' },
  columns: [
    { name: 'idNumber', header: '身份证号', type: 'id-number' },
    { name: 'name', header: '姓名', type: 'person-name', required: true },
    { name: 'village', header: '村', type: 'village' },
    { name: 'householdNumber', header: '户号', type: 'household-number' },
    { name: 'year', header: '年度', type: 'year', required: true },
    { name: 'paidOn', header: '发放日期', type: 'date' },
    { name: 'amount', header: '金额(元)', type: 'money', unit: '元', required: true, min: 0 },
  ],
} as const;

export const SUBSIDY_HEADERS: readonly string[] = SUBSIDY.columns.map(({ header }) => header);

export function intakeBench(db: TestDatabase, more: readonly DataContract[] = []): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  const keys = { data: { k: randomBytes(32) }, current: 'k', index: randomBytes(32) };
  const vault = createVault(keys);
  const clock = fakeClock();
  const contracts = contractsOf([registerContract(), registerContract(SUBSIDY), ...more]);
  const blobs = createBlobFolder(folder, vault);
  const bench: Pick<Bench, 'events' | 'faults'> = { events: [], faults: [] };
  const start = (): Registry =>
    createRegistry({
      clock,
      vault,
      contracts,
      blobs,
      divisions: VILLAGES,
      linkage: plainLinkage(),
      uploadLimitBytes: 10_000_000,
      identity: { organisation: () => Promise.resolve(undefined) },
      publish: (_tx, name, payload) => {
        bench.events.push({ name, payload });
        return Promise.resolve();
      },
      reportFault: (error) => void bench.faults.push(error),
    });
  const registry = start();
  const batch = async (id: string): Promise<Batch> => {
    const found = await db.inTransaction((tx) => findBatch(tx, id));
    if (!found) throw new Error(`no batch ${id}`);
    return found;
  };
  const submit: Bench['submit'] = async (content, dataset = 'civil-register', declaredRows) => {
    const contract = contracts.of(dataset);
    if (!contract) throw new Error(dataset);
    const stored = await blobs.put(Readable.from([Buffer.from(content)]), 10_000_000);
    clock.advance(1_000);
    return db.inTransaction((tx) =>
      submitBatch(tx, {
        contract,
        stored,
        fileName: 'file.csv',
        declaredRows: declaredRows ?? null,
        organisationId: 'org_1',
        receivedBy: 'usr_1',
        now: clock.now(),
      }),
    );
  };
  return {
    ...bench,
    registry,
    clock,
    submit,
    batch,
    deliver: async (content, dataset) => {
      const { id } = await submit(content, dataset);
      await registry.intake.process(db.inTransaction);
      if (bench.faults.length > 0) throw bench.faults[0];
      return batch(id);
    },
    restart: start,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A register file from rows in the order of the contract; missing cells are empty. */
export function register(...rows: readonly (readonly string[])[]): string {
  return table(REGISTER_HEADERS, rows);
}

export function subsidies(...rows: readonly (readonly string[])[]): string {
  return table(SUBSIDY_HEADERS, rows);
}

function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => headers.map((_, index) => row[index] ?? '').join(','));
  return `${[headers.join(','), ...lines].join('\n')}\n`;
}
